import type { Sides } from '#app/measures/comparison.ts'
import type { Trx } from '#db/client.server.ts'
import { type Choices, listChoices } from '#db/queries/choices.ts'
import { listArrivals, listDated } from '#db/queries/compare.ts'
import type { ReadingQuery } from '#db/queries/conversation-predicates.ts'
import { findSpan } from '#db/queries/reading-counts.ts'
import { listStewardships } from '#db/queries/stewardship.ts'
import { listWeeksBegun } from '#db/queries/weeks-begun.ts'
import type { Scope } from '#db/scope.ts'
import { type Arrived, arrivedOf, type CountedPart, countedParts } from './compare-arrived.ts'
import type { ToCompare } from './compare-measures.ts'
import { type PlacedSides, placeOnSides } from './compare-placing.ts'
import { type Known, type NamedStewardship, parseSide, type Side } from './compare-sides.ts'
import { isShareKey, type RowsKey, shareWay, waitWay } from './compare-ways.ts'
import { isOpenOn, loadCalendars, loadClocks, promiseDuring } from './clocks.server.ts'
import { startOfDay } from './periods.ts'
import { readingQuery } from './readings.server.ts'
import type { View } from './view.ts'

/** What was promised to everybody on both sides, in seconds; null where nothing was, or not the same to all. */
export async function loadPromise(
  trx: Trx,
  scope: Scope,
  view: View,
  sides: Sides<Side>,
  historyFrom: number,
): Promise<number | null> {
  const wall = { ...view, clock: 'wall' as const }
  const clocks = await loadClocks(trx, scope, wall, new Date(historyFrom))
  const found = timesOf(sides, view, historyFrom).map((times) => promiseDuring(clocks, times, wall))
  const [first] = found
  if (first === undefined || first === null || first === 'mixed') return null
  return found.every((one) => one !== null && one !== 'mixed' && one.seconds === first.seconds) ? first.seconds : null
}

/** What a side's name may mean in a workspace. */
export async function loadKnown(trx: Trx, scope: Scope): Promise<Known & { choices: Choices }> {
  const choices = await listChoices(trx, scope)
  const stewardships = (await listStewardships(trx, scope)).map((one): NamedStewardship => ({
    ...{ id: one.id, name: one.name, teamId: one.team_id, channel: one.channel, account: one.account },
    ...{ fromDay: one.from_day, toDay: one.to_day, handoverDays: one.handover_days },
  }))
  return { stewardships, teams: choices.teams, accounts: choices.accounts, choices }
}

/** Both sides as they were asked for. */
export function parseSides(
  { a, b }: Sides<string>,
  view: View,
  known: Known,
): { ok: true; sides: Sides<Side> } | { ok: false; reason: string } {
  const [first, second] = [parseSide(a, view, known), parseSide(b, view, known)]
  if (!first.ok) return first
  return second.ok ? { ok: true, sides: { a: first.side, b: second.side } } : second
}

type LoadedSides = {
  ok: true
  sides: Sides<Side>
  arrived: Arrived
  placed: PlacedSides
  /** Of when both sides' conversations began. */
  query: ReadingQuery
  choices: Choices
} & Pick<ToCompare, 'historyFrom' | 'weeksBegun' | 'promiseSeconds'>

/** Both sides and the conversations on them. */
export async function loadSides(
  trx: Trx,
  scope: Scope,
  view: View,
  asked: Sides<string>,
): Promise<LoadedSides | { ok: false; reason: string }> {
  const known = await loadKnown(trx, scope)
  const parsed = parseSides(asked, view, known)
  if (!parsed.ok) return parsed
  const { sides } = parsed
  const { timeZone } = view.workspace
  const span = await findSpan(trx, scope, view.asOf)
  const historyFrom = (span?.firstAt ?? view.asOf).getTime()
  const weeksBegun = await listWeeksBegun(trx, scope, { asOf: view.asOf, timeZone })
  const query = readingQuery(view, timesOf(sides, view, historyFrom))
  const hours = await loadCalendars(trx, scope, new Date(historyFrom), view.asOf)
  const isOpen = (channel: string, at: number) => isOpenOn(hours, channel, at)
  const arrived = arrivedOf(await listArrivals(trx, scope, query), { timeZone, isOpen })
  const placed = placeOnSides(arrived, sides, known.stewardships)
  const promiseSeconds = await loadPromise(trx, scope, view, sides, historyFrom)
  return { ok: true, sides, arrived, placed, query, choices: known.choices, historyFrom, weeksBegun, promiseSeconds }
}

/** When the sides' conversations began: in order, and none overlapping another. */
function timesOf(sides: Sides<Side>, { asOf, workspace: { timeZone } }: View, historyFrom: number) {
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

type RowsOf = { key: RowsKey; withTimes?: boolean }

/** What a measure makes of the conversations that began in the query's periods; when and how long only of waits, unless told. */
export async function loadParts(
  trx: Trx,
  scope: Scope,
  query: ReadingQuery,
  arrived: Arrived,
  { key, withTimes = !isShareKey(key) }: RowsOf,
): Promise<CountedPart[]> {
  const { dated } = isShareKey(key) ? shareWay(key) : waitWay(key)
  const reach = ({ from, to }: { from: Date; to: Date }) => ({
    from: dated.from === null ? 0 : from.getTime(),
    to: dated.to === null ? Math.max(to.getTime(), query.asOf.getTime() + 1) : to.getTime() + dated.to * 86_400_000,
  })
  const periods = merged(query.periods.map(reach).toSorted((one, other) => one.from - other.from))
  const moved = periods.map(({ from, to }) => ({ from: new Date(from), to: new Date(to) }))
  return countedParts(await listDated(trx, scope, { ...query, periods: moved }, { key, withTimes }), arrived)
}
