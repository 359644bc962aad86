import type { Sides } from '#app/measures/comparison.ts'
import type { Trx } from '#db/client.server.ts'
import { listDated } from '#db/queries/compare.ts'
import type { CohortKey, ReadingQuery } from '#db/queries/conversation-predicates.ts'
import type { Scope } from '#db/scope.ts'
import type { RowsKey, ToCompare } from './compare-measures.ts'
import { dueDays, type Side } from './compare-sides.ts'
import { startOfDay } from './periods.ts'
import type { View } from './view.ts'

/** When the sides' conversations began: in order, and none overlapping another. */
export function timesOf(sides: Sides<Side>, { asOf, workspace: { timeZone } }: View, historyFrom: number) {
  const begin = (day: string | null, otherwise: number) =>
    day === null ? otherwise : startOfDay(day, timeZone).getTime()
  const ranges = [sides.a, sides.b]
    .map(({ from, to }) => ({ from: begin(from, historyFrom), to: begin(to, asOf.getTime() + 1) }))
    .toSorted((one, other) => one.from - other.from)
  return merged(ranges).map(({ from, to }) => ({ from: new Date(from), to: new Date(to) }))
}

function merged(ranges: readonly { from: number; to: number }[]): { from: number; to: number }[] {
  const apart: { from: number; to: number }[] = []
  for (const one of ranges) {
    const last = apart.at(-1)
    if (last && one.from <= last.to) last.to = Math.max(last.to, one.to)
    else if (one.to > one.from) apart.push({ ...one })
  }
  return apart
}

/** How long after its beginning the last of a conversation's rows is dated, in days; null: whenever, until as-of. */
const datedAfterDays: Record<RowsKey, number | null> = {
  resolution_rate: dueDays,
  passed_along_rate: dueDays,
  first_response: 0,
  canned_share: null,
}

/** Every measure's rows of the conversations that began in the query's periods, and a few more that no side has. */
export async function loadRows(trx: Trx, scope: Scope, query: ReadingQuery): Promise<ToCompare['rows']> {
  const load = (key: RowsKey & CohortKey) => {
    const after = datedAfterDays[key]
    const end = ({ to }: { to: Date }) =>
      after === null ? Math.max(to.getTime(), query.asOf.getTime() + 1) : to.getTime() + after * 86_400_000
    const periods = merged(query.periods.map((period) => ({ from: period.from.getTime(), to: end(period) })))
    const moved = periods.map(({ from, to }) => ({ from: new Date(from), to: new Date(to) }))
    return listDated(trx, scope, { ...query, periods: moved }, key)
  }
  return {
    resolution_rate: await load('resolution_rate'),
    passed_along_rate: await load('passed_along_rate'),
    first_response: await load('first_response'),
    canned_share: await load('canned_share'),
  }
}
