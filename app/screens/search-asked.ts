import { searchWords } from '#app/conversations/search-words.ts'
import { standings, type Standing } from '#app/conversations/standing.ts'
import { readPosition, type Position } from './list-position.ts'

const tones = ['unhappy', 'not unhappy', 'unknown'] as const
const yesOrNo = ['yes', 'no'] as const

/** What somebody looks for among conversations, beside the filters that every page has. */
export type Asked = {
  /** As written; words of what was said, of topics, names and ids. */
  q?: string
  customer?: string
  topic?: string
  standing?: Standing
  tone?: (typeof tones)[number]
  complaint?: (typeof yesOrNo)[number]
  after?: Position
}

export type ReadAsked = { ok: true; asked: Asked } | { ok: false; reason: string }

/** Whether an address looks for conversations, and opens no number. */
export const looksFor = (search: URLSearchParams): boolean =>
  !search.get('measure') && ['q', 'customer', 'standing', 'tone', 'complaint'].some((key) => search.get(key)?.trim())

/** Reads a search from an address: `?q=leaking boots&customer=ruta&standing=waiting&tone=unhappy&complaint=yes`. */
export function readAsked(search: URLSearchParams): ReadAsked {
  const given = (key: string) => search.get(key)?.trim() || undefined
  const problems: string[] = []
  const oneOf = <const T extends string>(key: string, allowed: readonly T[]): T | undefined => {
    const value = given(key)
    const found = allowed.find((one) => one === value)
    if (value !== undefined && found === undefined)
      problems.push(`"${value}" cannot be asked of ${key}: there is ${allowed.join(', ')}.`)
    return found
  }
  const [q, customer, topic] = [given('q'), given('customer'), given('topic')]
  for (const text of [q, customer])
    if (text !== undefined && searchWords(text).length === 0) problems.push(`"${text}" holds no word to look for.`)
  const [standing, tone, complaint] = [oneOf('standing', standings), oneOf('tone', tones), oneOf('complaint', yesOrNo)]
  const position = given('after')
  const after = position === undefined ? undefined : readPosition(position)
  if (after === null) problems.push(`"${position}" is not where a page of this list ended.`)
  const [reason] = problems
  if (reason !== undefined) return { ok: false, reason }
  return {
    ok: true,
    asked: {
      ...(q !== undefined && { q }),
      ...(customer !== undefined && { customer }),
      ...(topic !== undefined && { topic }),
      ...(standing && { standing }),
      ...(tone && { tone }),
      ...(complaint && { complaint }),
      ...(after && { after }),
    },
  }
}

/** The choices that a form offers for it. */
export const askedChoices = { standings, tones, complaint: yesOrNo }
