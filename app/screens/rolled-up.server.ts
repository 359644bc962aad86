import type { RateCounts } from '#app/measures/rate-reading.ts'
import type { Trx } from '#db/client.server.ts'
import { readerOf } from '#db/batch.server.ts'
import { promisesAnything } from '#db/queries/clock-predicates.ts'
import type { ReadingQuery } from '#db/queries/conversation-predicates.ts'
import type { WaitingNowCounts } from '#db/queries/reading-counts.ts'
import {
  countInWeeks,
  countLeftBefore,
  countLeftHours,
  countStillWaiting,
  listWeekCounts,
  type WeekCounts,
} from '#db/queries/rolled-up-counts.ts'
import { findRollupState } from '#db/queries/rollup.ts'
import { againIndex, pairIndex } from '#db/queries/rollup-shapes.ts'
import { listVoicesOfWeeks, nobody, type VoicesOfPeriod } from '#db/queries/voice-counts.ts'
import type { Scope } from '#db/scope.ts'
import { addDays } from '#app/measures/days.ts'
import { dayOf, type Period, periodStart, startOfDay } from './periods.ts'
import type { View } from './view.ts'

const hourMs = 3_600_000
const leftForMs = 90 * 24 * hourMs

type CustomerSums = RateCounts<string>['byCustomer']

/** An hour of a day in the workspace's time zone, and the moments it begins and ends at. */
export type Hour = { day: string; hour: number; begins: Date; ends: Date }

/** What reading from rollups needs: the periods they serve and their weeks, which as-of splits into past and present. */
export type RolledUp = {
  trx: Trx
  scope: Scope
  query: ReadingQuery
  periods: Period[]
  weeks: WeekCounts[]
  /** The Monday of the week that as-of lies in. */
  thisWeek: string
  hourAt: (at: Date) => Hour
  /** What several measures read, found once: each `name` stands for one finding. */
  once: <T>(name: string, find: () => Promise<T>) => Promise<T>
}

/**
 * Which periods of a view the rollups serve, with their counts; undefined where they serve none: filtered, by month or as
 * a whole, too few conversations, or as of a time since when more has become known.
 */
export async function findRolledUp(
  trx: Trx,
  scope: Scope,
  view: View,
  query: ReadingQuery,
  periods: Period[],
  fewest: number,
): Promise<RolledUp | undefined> {
  const filtered = view.channel.length + view.account.length + view.team.length > 0
  if (scope.teams !== 'all' || filtered) return undefined
  const { timeZone } = view.workspace
  const served = periods.filter(({ fromDay, toDay, to }) => {
    const monday = periodStart(fromDay, 'week')
    return fromDay === monday && (toDay === addDays(monday, 7) || (toDay < addDays(monday, 7) && to > view.asOf))
  })
  const [first, last] = [served[0], served.at(-1)]
  if (!first || !last) return undefined
  if ((await countInWeeks(trx, scope, first.fromDay, last.toDay)) < fewest) return undefined
  const state = await findRollupState(readerOf(trx), scope.workspaceId)
  if (!state || state.knownUntil > view.asOf) return undefined
  return {
    trx,
    scope,
    query: { ...query, periods: served },
    periods: served,
    weeks: await listWeekCounts(trx, scope, first.fromDay, last.toDay),
    thisWeek: periodStart(dayOf(view.asOf, timeZone), 'week'),
    hourAt: (at) => hourIn(at, timeZone),
    once: findingOnce(),
  }
}

function findingOnce(): RolledUp['once'] {
  const found = new Map<string, unknown>()
  return <T>(name: string, find: () => Promise<T>): Promise<T> => {
    if (!found.has(name)) found.set(name, find())
    return found.get(name) as Promise<T>
  }
}

function hourIn(at: Date, timeZone: string): Hour {
  const day = dayOf(at, timeZone)
  const start = startOfDay(day, timeZone).getTime()
  const hour = Math.floor((at.getTime() - start) / hourMs)
  const nextDay = startOfDay(addDays(day, 1), timeZone).getTime()
  const begins = start + hour * hourMs
  return { day, hour, begins: new Date(begins), ends: new Date(Math.min(begins + hourMs, nextDay)) }
}

/** What a list of (index, n, …) holds at an index. */
export function listed(list: readonly number[], index: number): number {
  for (let i = 0; i < list.length; i += 2) if (list[i] === index) return list[i + 1]!
  return 0
}

/** The sums over customers, from those over all and what meeting in one week adds: mᵢ² = mᵢ + 2 pairs, and so on. */
export function sumsOf(x: number, m: number, pairs: readonly number[]): CustomerSums {
  return {
    clusters: m - listed(pairs, pairIndex.neighbours),
    x,
    m,
    xx: x + 2 * listed(pairs, pairIndex.both),
    xm: x + listed(pairs, pairIndex.either),
    mm: m + 2 * listed(pairs, pairIndex.pairs),
  }
}

export type RatePeriod = { parts: Record<string, number>; beside: Omit<RateCounts<string>, 'parts'> }
export type CannedParts = { parts: Record<string, number>; byCustomer: CustomerSums }
type RepeatParts = {
  first_time: number
  repeat_resolved: number
  repeat_not_resolved: number
  set_aside: number
}

/** Customers by their first conversation in each week. */
export function repeatParts({ periods, weeks }: RolledUp): RepeatParts[] {
  return periods.map(({ fromDay }) => {
    const week = weeks.find((one) => one.week === fromDay)
    const of = (part: keyof typeof againIndex) => (week ? week[part] - listed(week.again, againIndex[part]) : 0)
    return {
      first_time: of('first_time'),
      repeat_resolved: of('repeat_resolved'),
      repeat_not_resolved: of('repeat_not_resolved'),
      set_aside: week?.repeat_set_aside ?? 0,
    }
  })
}

/** Replies by the week in which they were sent. */
export function cannedParts({ periods, weeks }: RolledUp): CannedParts[] {
  return periods.map(({ fromDay }) => {
    const week = weeks.find((one) => one.week === fromDay)
    const { canned = 0, own_words = 0, words_not_known = 0, replies_set_aside: set_aside = 0 } = week ?? {}
    const byCustomer = sumsOf(canned, canned + own_words, week?.canned_pairs ?? [])
    return { parts: { canned, own_words, words_not_known, set_aside }, byCustomer }
  })
}

/** Who replied in each week. */
export async function listVoicesRolledUp({ trx, scope, periods, weeks }: RolledUp): Promise<VoicesOfPeriod[]> {
  const [first, last] = [periods[0], periods.at(-1)]
  if (!first || !last) return []
  const found = await listVoicesOfWeeks(trx, scope, first.fromDay, last.toDay)
  return periods.map(({ fromDay }) => {
    const counts = found.find(({ week }) => week === fromDay)
    const again = weeks.find(({ week }) => week === fromDay)?.voice_again ?? 0
    return counts ? { ...counts, customers: counts.named - again } : nobody
  })
}

/** Who waits at as-of, one by one; who was left in the 90 days before, by hours and the part of an hour they begin in. */
export async function countWaitingRolledUp({ trx, scope, query, hourAt }: RolledUp): Promise<WaitingNowCounts> {
  const edge = hourAt(new Date(query.asOf.getTime() - leftForMs))
  const { late, soonUnanswered, ...waiting } = await countStillWaiting(trx, scope, query, edge.ends)
  const since = await countLeftHours(trx, scope, { day: edge.day, hour: edge.hour + 1 })
  const before = await countLeftBefore(trx, scope, query, edge.ends)
  return {
    ...waiting,
    overPromise: promisesAnything(query.clocks) ? late : null,
    unanswered90d: since.unanswered + before.unanswered - soonUnanswered,
    passedAlong90d: since.passedAlong + before.passedAlong,
  }
}
