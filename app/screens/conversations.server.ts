import { termKey } from '#app/conversations/terms.ts'
import { type MeasureKey, measures } from '#app/measures/list.ts'
import type { Trx } from '#db/client.server.ts'
import { type ListedConversation, listCohort } from '#db/queries/conversation-list.ts'
import { cohortParts } from '#db/queries/cohorts.ts'
import { findSpan } from '#db/queries/reading-counts.ts'
import type { Scope } from '#db/scope.ts'
import { findOpenedWith } from './openings.server.ts'
import { readPosition, writePosition } from './list-position.ts'
import { bracketOf, waitBrackets } from './wait-brackets.ts'
import { loadClocks, longestPromise } from './clocks.server.ts'
import { readingQuery, viewedPeriods } from './readings.server.ts'
import { thereIs } from './there-is.ts'
import type { View } from './view.ts'

/** Which number is opened: a measure, one of its parts or what stands beside it, and one of the view's periods. */
export type OpenedNumber = {
  measure: MeasureKey
  /** Left out: all that the measure's n counts. */
  part?: string
  /** Only those that customers opened with this word or these two; see `findOpenedWith`. */
  word?: string
  /** Only those of this topic; `unknown`: those without. */
  topic?: string
  /** From 0; left out: the view's whole range as one period. */
  period?: number
  /** Where the page before ended; see `next`. */
  after?: string
  limit: number
}

/** So much of a word is looked at. */
const longestWord = 80

export type Conversations =
  | {
      ok: true
      total: number
      conversations: ListedConversation[]
      next: string | null
      /** Where a word was asked for: how many openings were read. */
      openingsRead?: number
    }
  | { ok: false; reason: string }

/** Measures that rest on no reply's words. */
const withoutWords: ReadonlySet<MeasureKey> = new Set([
  'repeat_share',
  'canned_share',
  'reached_out_first',
  'voices',
  'bought_again',
])

/** What can be opened of a measure: its parts, and the figures beside it that are counts of conversations. */
export function partsOf(measure: MeasureKey): string[] {
  const { counted, beside } = cohortParts[measure]
  if (measure === 'first_response') return [...counted, ...waitBrackets, ...beside, 'unknown_words']
  if (measure === 'waiting_now') return [...counted, ...beside, 'complaints', 'over_promise']
  return [...counted, ...beside, ...(withoutWords.has(measure) ? [] : ['unknown_words'])]
}

/** The conversations behind a number, through the predicate that counted it: `total` is the number. */
export async function loadConversations(
  trx: Trx,
  scope: Scope,
  view: View,
  { measure, part, word, topic, period, after, limit }: OpenedNumber,
): Promise<Conversations> {
  if (part !== undefined && !partsOf(measure).includes(part))
    return {
      ok: false,
      reason: `"${part}" is no part of ${measures.find(({ key }) => key === measure)?.label ?? measure}: ${thereIs(partsOf(measure))}.`,
    }
  const position = after === undefined ? undefined : readPosition(after)
  if (position === null) return { ok: false, reason: `"${after}" is not where a page of this list ended.` }
  const term = word === undefined ? undefined : termKey(word.slice(0, longestWord))
  if (term === null) return { ok: false, reason: `"${word}" is neither a word that says what it is about nor two.` }

  const span = await findSpan(trx, scope, view.asOf)
  const clocks = await loadClocks(trx, scope, view, span?.firstAt)
  if (part?.endsWith('_promise') && longestPromise(clocks) === 0) return { ok: false, reason: 'No promise is set.' }
  const all = viewedPeriods(view, span)
  const [first, last] = [all[0], all.at(-1)]
  const whole = first && last ? [{ from: first.from, to: last.to }] : []
  const periods = period === undefined ? whole : all.slice(period, period + 1)
  if (periods.length === 0) return { ok: false, reason: 'There is no such period.' }

  const query = readingQuery(view, periods, clocks)
  const opened = term === undefined ? undefined : await findOpenedWith(trx, scope, query, { key: measure, term })
  const found = await listCohort(trx, scope, query, {
    key: measure,
    ...(opened && { ids: opened.ids }),
    ...(topic !== undefined && { topic }),
    ...selection(part),
    ...(position ? { after: position } : {}),
    limit,
  })
  const end = found.conversations.at(-1)
  const full = found.conversations.length === limit
  const read = opened ? { openingsRead: opened.read } : {}
  return { ok: true, ...found, ...read, next: end && full ? writePosition({ at: end.datedAt, id: end.id }) : null }
}

function selection(part: string | undefined) {
  if (part === undefined) return {}
  if (part === 'complaints') return { complaint: true as const }
  if (part === 'unknown_words') return { unknownWords: true as const }
  const bracket = waitBrackets.find((name) => name === part)
  if (bracket) return { parts: ['answered'], ...bracketOf(bracket) }
  if (part === 'over_promise') return { promise: 'broken' as const }
  return { parts: [part] }
}
