import type { MeasureKey } from '#app/measures/list.ts'
import type { Trx } from '#db/client.server.ts'
import { type ListedConversation, listCohort, type ListPosition } from '#db/queries/conversation-list.ts'
import { cohortParts } from '#db/queries/conversation-predicates.ts'
import { findSpan } from '#db/queries/reading-counts.ts'
import type { Scope } from '#db/scope.ts'
import { bracketOf, waitBrackets } from './wait-brackets.ts'
import { promiseSecondsOf, readingQuery, viewedPeriods } from './readings.server.ts'
import type { View } from './view.ts'

/** Which number is opened: a measure, one of its parts or what stands beside it, and one of the view's periods. */
export type OpenedNumber = {
  measure: MeasureKey
  /** Left out: all that the measure's n counts. */
  part?: string
  /** From 0; left out: the view's whole range as one period. */
  period?: number
  /** Where the page before ended; see `next`. */
  after?: string
  limit: number
}

export type Conversations =
  | { ok: true; total: number; conversations: ListedConversation[]; next: string | null }
  | { ok: false; reason: string }

/** What can be opened of a measure: its parts, and the figures beside it that are counts of conversations. */
export function partsOf(measure: MeasureKey): string[] {
  const { counted, beside } = cohortParts[measure]
  if (measure === 'first_response') return [...counted, ...waitBrackets, ...beside, 'unknown_words']
  if (measure === 'waiting_now') return [...counted, ...beside, 'complaints', 'over_promise']
  return [...counted, ...beside, ...(measure === 'repeat_share' || measure === 'canned_share' ? [] : ['unknown_words'])]
}

/** The conversations behind a number, through the predicate that counted it: `total` is the number. */
export async function loadConversations(
  trx: Trx,
  scope: Scope,
  view: View,
  { measure, part, period, after, limit }: OpenedNumber,
): Promise<Conversations> {
  if (part !== undefined && !partsOf(measure).includes(part))
    return { ok: false, reason: `"${part}" is no part of ${measure}: there is ${partsOf(measure).join(', ')}.` }
  const position = after === undefined ? undefined : readPosition(after)
  if (position === null) return { ok: false, reason: `"${after}" is not where a page of this list ended.` }
  const promiseSeconds = promiseSecondsOf(view)
  if (part?.endsWith('_promise') && promiseSeconds === null) return { ok: false, reason: 'No promise is set.' }

  const all = viewedPeriods(view, await findSpan(trx, scope, view.asOf))
  const [first, last] = [all[0], all.at(-1)]
  const whole = first && last ? [{ from: first.from, to: last.to }] : []
  const periods = period === undefined ? whole : all.slice(period, period + 1)
  if (periods.length === 0) return { ok: false, reason: 'There is no such period.' }

  const found = await listCohort(trx, scope, readingQuery(view, periods), {
    key: measure,
    ...selection(part, promiseSeconds),
    ...(position ? { after: position } : {}),
    limit,
  })
  const end = found.conversations.at(-1)
  const full = found.conversations.length === limit
  return { ok: true, ...found, next: end && full ? `${end.datedAt.toISOString()}~${end.id}` : null }
}

function selection(part: string | undefined, promiseSeconds: number | null) {
  if (part === undefined) return {}
  if (part === 'complaints') return { complaint: true as const }
  if (part === 'unknown_words') return { unknownWords: true as const }
  const bracket = waitBrackets.find((name) => name === part)
  if (bracket) return { parts: ['answered'], ...bracketOf(bracket, promiseSeconds) }
  if (part === 'over_promise') return { longerThanSeconds: promiseSeconds ?? Infinity }
  return { parts: [part] }
}

function readPosition(text: string): ListPosition | null {
  const [at = '', ...rest] = text.split('~')
  const moment = new Date(at)
  return Number.isNaN(moment.getTime()) || rest.length === 0 ? null : { at: moment, id: rest.join('~') }
}
