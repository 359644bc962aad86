import { withSaid } from './correction-applied.ts'
import { longestText } from './judge/read.ts'
import type { Direction, JudgedVerdict, Place, Verdict } from './verdict.ts'

/** What corrections can teach, of each direction, and how a reason calls it. Tone follows what is a complaint. */
export const teachable = {
  inbound: {
    automated: 'automatic',
    needsAnswer: 'needs an answer',
    complaint: 'a complaint',
    saysSolved: 'says it is solved',
    gratitude: 'thanks',
  },
  outbound: {
    automated: 'automatic',
    passesAlong: 'passes along',
    helps: 'helps',
    asks: 'asks',
    promises: 'promises',
    apologises: 'apologises',
  },
} as const satisfies Record<Direction, Partial<Record<keyof Verdict, string>>>

export type Field = keyof (typeof teachable)['inbound'] | keyof (typeof teachable)['outbound']

export const fieldsOf = (direction: Direction) => Object.keys(teachable[direction]) as Field[]

export const labelOf = (direction: Direction, field: Field): string =>
  (teachable[direction] as Partial<Record<Field, string>>)[field] ?? field

/** Where the judge says `judged` of a message with these words, it was wrong here so many times: say the opposite. */
export type Rule = {
  direction: Direction
  field: Field
  judged: boolean
  words: string
  times: number
  /** Where replies with these words send customers, as people said; of `passesAlong` only. */
  places?: Place[]
}

/** What a workspace's corrections taught the judge; version 0 is none. */
export type Adjustment = { version: number; rules: readonly Rule[] }

export const noAdjustment: Adjustment = { version: 0, rules: [] }

/** Yes, no, or null where it cannot be known. */
export function said(verdict: Partial<Verdict>, field: Field): boolean | null {
  const value = verdict[field]
  return Array.isArray(value) ? value.length > 0 : (value ?? null)
}

const word = /https?:\/\/\S+|@[\p{L}\p{N}_]+|[\p{L}\p{N}]+(?:['’]\p{L}+)*/gu

/** The words of a text and each two that stand side by side, in lower case, and how they stand in the text. */
export function wordsIn(text: string): Map<string, string> {
  const found = new Map<string, string>()
  let before: { key: string; start: number; end: number } | null = null
  const read = text.slice(0, longestText)
  for (const { 0: stands, index: start } of read.matchAll(word)) {
    if (stands.startsWith('@') || stands.includes('://')) {
      before = null
      continue
    }
    const key = stands.toLowerCase().replaceAll('’', "'")
    const end = start + stands.length
    if (key.length > 2 && !found.has(key)) found.set(key, stands)
    const between = before && read.slice(before.end, start)
    if (before && between?.trim() === '') {
      const pair = `${before.key} ${key}`
      if (!found.has(pair)) found.set(pair, read.slice(before.start, end))
    }
    before = { key, start, end }
  }
  return found
}

/** The verdict as the workspace's corrections have it; each change with its reason. Unknown stays unknown. */
export function adjust(
  verdict: JudgedVerdict,
  text: string | null,
  direction: Direction,
  rules: readonly Rule[],
): JudgedVerdict {
  const due = rules.filter((rule) => rule.direction === direction && said(verdict, rule.field) === rule.judged)
  if (text === null || due.length === 0) return verdict
  const words = wordsIn(text)
  let adjusted = { ...verdict, why: [...verdict.why] }
  for (const rule of due) {
    const stands = words.get(rule.words)
    // The first rule has settled it.
    if (stands === undefined || said(adjusted, rule.field) !== rule.judged) continue
    adjusted = withSaid(adjusted, opposite(rule), direction)
    const label = `${rule.judged ? 'not: ' : ''}${labelOf(direction, rule.field)}`
    adjusted.why.push({ words: stands, weight: 1, says: `${label}, as corrected here ${rule.times} times` })
  }
  return adjusted
}

const opposite = ({ field, judged, places }: Rule): Partial<Verdict> =>
  field === 'passesAlong' && !judged ? { passesAlong: places ?? ['team'] } : { [field]: !judged }
