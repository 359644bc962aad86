import { readSigns, termsOf } from '#app/conversations/terms.ts'
import type { MeasureKey } from '#app/measures/list.ts'
import type { Opening } from '#app/measures/tally-words.ts'
import type { Trx } from '#db/client.server.ts'
import type { ReadingQuery } from '#db/queries/conversation-predicates.ts'
import { listOpenings, type OpeningRow } from '#db/queries/week-texts.ts'
import type { Scope } from '#db/scope.ts'

/** Of one week so many openings are read at most, drawn by lot; METHODS of the page say so. */
export const openingsRead = 3000

const notLetters = /[^\p{L}\p{M}]+/u

/** What customers said when a measure's conversations began: one entry for each with words, by period. */
export async function readOpenings(
  trx: Trx,
  scope: Scope,
  query: ReadingQuery,
  key: MeasureKey,
  limits: readonly number[],
): Promise<Opening[]> {
  const rows = await listOpenings(trx, scope, query, { key, limits, signs: readSigns })
  const openings = new Map<string, Opening & { terms: Map<string, string> }>()
  for (const row of rows) {
    const { id, customer, period } = row
    const place = `${period} ${id}`
    const opening = openings.get(place) ?? { id, customer, period, terms: new Map<string, string>() }
    for (const [term, written] of termsOf(row.text, namesIn(row))) opening.terms.set(term, written)
    openings.set(place, opening)
  }
  return [...openings.values()]
}

const namesIn = ({ names }: OpeningRow) => new Set(names.flatMap((name) => name.toLowerCase().split(notLetters)))

/**
 * Which conversations of a period open with a term, among those whose opening is read; `read` is how many those are. The
 * same texts as for the week itself, so that a list is as long as its number.
 */
export async function findOpenedWith(
  trx: Trx,
  scope: Scope,
  query: ReadingQuery,
  { key, term }: { key: MeasureKey; term: string },
): Promise<{ ids: string[]; read: number }> {
  const limits = query.periods.map(() => openingsRead)
  const openings = await readOpenings(trx, scope, query, key, limits)
  return { ids: openings.filter(({ terms }) => terms.has(term)).map(({ id }) => id), read: openings.length }
}
