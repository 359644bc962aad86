import type { Sides } from '#app/measures/comparison.ts'
import type { Trx } from '#db/client.server.ts'
import { type DatedRow, listDated } from '#db/queries/compare.ts'
import type { ReadingQuery } from '#db/queries/conversation-predicates.ts'
import type { Scope } from '#db/scope.ts'
import type { ToCompare } from './compare-measures.ts'
import type { Side } from './compare-sides.ts'
import { isShareKey, type RowsKey, rowsKeys, shareWay, waitWay } from './compare-ways.ts'
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

/** Every measure's rows of the conversations that began in the query's periods, and a few more that no side has. */
export async function loadRows(trx: Trx, scope: Scope, query: ReadingQuery): Promise<ToCompare['rows']> {
  const found: Partial<ToCompare['rows']> = {}
  for (const key of rowsKeys) found[key] = await loadRowsOf(trx, scope, query, key)
  // One for each key, as they were asked for.
  return found as ToCompare['rows']
}

export function loadRowsOf(trx: Trx, scope: Scope, query: ReadingQuery, key: RowsKey): Promise<DatedRow[]> {
  const { dated } = isShareKey(key) ? shareWay(key) : waitWay(key)
  const reach = ({ from, to }: { from: Date; to: Date }) => ({
    from: dated.from === null ? 0 : from.getTime(),
    to: dated.to === null ? Math.max(to.getTime(), query.asOf.getTime() + 1) : to.getTime() + dated.to * 86_400_000,
  })
  const periods = merged(query.periods.map(reach).toSorted((one, other) => one.from - other.from))
  const moved = periods.map(({ from, to }) => ({ from: new Date(from), to: new Date(to) }))
  return listDated(trx, scope, { ...query, periods: moved }, key)
}
