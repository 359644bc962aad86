import { sql } from 'kysely'
import type { Trx } from '../client.server.ts'
import type { Scope } from '../scope.ts'
import { shareOfPromise, waitedSeconds } from './clock-predicates.ts'
import { type CohortKey, cohort } from './cohorts.ts'
import { leftBehind, type ReadingQuery, stillWaiting } from './conversation-predicates.ts'
import { type CountOf, dueCounts, duePairs, type ListOf, rollupShapes } from './rollup-shapes.ts'

type WeekColumns = { [Column in CountOf<'rollup_week'>]: number } & { [Column in ListOf<'rollup_week'>]: number[] }
export type WeekCounts = WeekColumns & { week: string }

/** The weeks of a workspace in [from, to), by their Mondays. */
export async function listWeekCounts(trx: Trx, scope: Scope, from: string, to: string): Promise<WeekCounts[]> {
  return trx
    .selectFrom('rollup_week')
    .select(['week', ...rollupShapes.rollup_week.counts, ...rollupShapes.rollup_week.lists])
    .where('workspace_id', '=', scope.workspaceId)
    .where('week', '>=', from)
    .where('week', '<', to)
    .execute()
}

/** How many conversations began in these weeks. */
export async function countInWeeks(trx: Trx, scope: Scope, from: string, to: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select coalesce(sum(conversations), 0) as n from rollup_week
    where workspace_id = ${scope.workspaceId} and week >= ${from} and week < ${to}`.execute(trx)
  return rows[0]?.n ?? 0
}

/** An hour of a day, in the workspace's time zone. */
export type HourOfDay = { day: string; hour: number }

const dueHourColumns = [...dueCounts, ...duePairs] as const

/** What came due from the beginning of a day up to, and without, an hour. */
export function listDueHours(trx: Trx, scope: Scope, fromDay: string, until: HourOfDay) {
  return trx
    .selectFrom('rollup_hour')
    .select(dueHourColumns)
    .where('workspace_id', '=', scope.workspaceId)
    .where('day', '>=', fromDay)
    .where(sql<boolean>`(day, hour) < (${until.day}::date, ${until.hour}::smallint)`)
    .execute()
}

/** What will come due later: what needed an answer, the unhappy among it, what got a reply without needing one, what was resolved. */
const youngCounts = [
  ...(['needing', 'need_not_shown', 'free_replied', 'free_replied_not_shown'] as const),
  ...(['unhappy', 'unhappy_not_shown', 'resolved', 'resolved_not_shown'] as const),
] as const

/** The same day by day, from an hour on. */
export async function listYoungDays(trx: Trx, scope: Scope, from: HourOfDay) {
  const sums = youngCounts.map((column) => sql`sum(${sql.ref(column)})::bigint as ${sql.ref(column)}`)
  const { rows } = await sql<{ day: string } & Record<(typeof youngCounts)[number], number>>`
    select day, ${sql.join(sums)}
    from rollup_hour
    where workspace_id = ${scope.workspaceId} and (day, hour) >= (${from.day}::date, ${from.hour}::smallint)
    group by day`.execute(trx)
  return rows
}

/** How many of each hour nobody answered, up to and without an hour. */
export function listUnansweredHours(trx: Trx, scope: Scope, fromDay: string, until: HourOfDay) {
  return trx
    .selectFrom('rollup_hour')
    .select(['day', 'hour', 'unanswered', 'unanswered_unclosed', 'unreplied', 'turn_unanswered'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('day', '>=', fromDay)
    .where(sql<boolean>`(day, hour) < (${until.day}::date, ${until.hour}::smallint)`)
    .where(sql<boolean>`(unanswered > 0 or unreplied > 0 or turn_unanswered > 0)`)
    .execute()
}

/** Waits of one period that have lasted about as long: in one log-bin, `seconds` the longest of them. */
export type YoungWaits = { period: number; seconds: number; n: number; unclosed: number }

/**
 * Whom nobody has answered, or replied to, that began from a moment on, by period (from 0) and how long ago; as of now,
 * when nothing later is known.
 *
 * @param edges the upper edges of the log-bins, in seconds
 */
export async function countYoungWaits(
  trx: Trx,
  scope: Scope,
  key: 'first_response' | 'first_reply' | 'next_response',
  { asOf, periods }: Pick<ReadingQuery, 'asOf' | 'periods'>,
  from: Date,
  edges: readonly number[],
): Promise<YoungWaits[]> {
  const { began, open, closed } = youngWaits[key]
  const moments = (all: Date[]) => sql`${all.map((at) => at.toISOString())}::timestamptz[]`
  const froms = moments(periods.map((period) => period.from))
  const tos = moments(periods.map((period) => period.to))
  const { rows } = await sql<YoungWaits>`
    select period - 1 as period, max(seconds) as seconds, count(*) as n, count(*) filter (where not closed) as unclosed
    from (
      select ${began} as began, ${closed} as closed, width_bucket(${began}, ${froms}) as period,
        extract(epoch from ${asOf.toISOString()}::timestamptz - ${began})::float8 as seconds
      from conversation
      where workspace_id = ${scope.workspaceId} and ${open} and ${began} >= ${from.toISOString()}::timestamptz
        and source_shows_replies and standings[cardinality(standings)] <> 'set_aside') young
    where period > 0 and began < (${tos})[period]
    group by period, seconds <= 0, width_bucket(seconds, ${[...edges]}::float8[])`.execute(trx)
  return rows
}

/** Where each wait begins, what it is while nothing has ended it, written as the indexes have it, and whether it was closed. */
const youngWaits = {
  first_response: {
    began: sql`first_need_at`,
    open: sql`answered_at is null and first_need_at is not null`,
    closed: sql`first_closed_at is not null`,
  },
  first_reply: {
    began: sql`first_inbound_at`,
    open: sql`first_reply_at is null and first_inbound_at is not null`,
    closed: sql`first_closed_at is not null`,
  },
  // Of what waits the last turn is the first without an answer.
  next_response: {
    began: sql`turn_at[cardinality(turn_answered_at) + 1]`,
    open: sql`cardinality(turn_at) > cardinality(turn_answered_at)`,
    closed: sql`false`,
  },
} as const

/** What will be presumed resolved if nobody writes, and is not yet: how many of each period, from 0, replies shown or not. */
export async function countNotYetResolved(
  trx: Trx,
  scope: Scope,
  { asOf, periods }: Pick<ReadingQuery, 'asOf' | 'periods'>,
): Promise<{ period: number; shown: boolean; n: number }[]> {
  const froms = sql`${periods.map(({ from }) => from.toISOString())}::timestamptz[]`
  const at = sql`${asOf.toISOString()}::timestamptz`
  const { rows } = await sql<{ period: number; shown: boolean; n: number }>`
    select width_bucket(first_resolved_at, ${froms}) - 1 as period, source_shows_replies as shown, count(*) as n
    from conversation
    where workspace_id = ${scope.workspaceId} and first_resolved_known_at > ${at}
      and first_resolved_at > ${at} - interval '73 hours' and first_resolved_at <= ${at}
      and standings[cardinality(standings)] <> 'set_aside'
    group by 1, 2`.execute(trx)
  return rows
}

export type DueRow = { customer_id: number; part: string; dated_at: Date; unknown_words: boolean }

type DueKey = Extract<
  CohortKey,
  'resolution_rate' | 'passed_along_rate' | 'turned_around' | 'same_matter_again' | 'repeat_rate'
>

/** The conversations of a measure that is dated by due and that are due by as-of, one by one. */
export async function listDueRows(trx: Trx, scope: Scope, query: ReadingQuery, key: DueKey): Promise<DueRow[]> {
  const { rows } = await sql<DueRow>`
    select customer_id, part, dated_at, unknown_words from ${cohort(key, scope, query)} cohort where is_due`.execute(
    trx,
  )
  return rows
}

/** How many of them are not due yet, by part. */
export async function countNotYetDue(
  trx: Trx,
  scope: Scope,
  query: ReadingQuery,
  key: DueKey,
): Promise<{ part: string; n: number }[]> {
  const { rows } = await sql<{ part: string; n: number }>`
    select part, count(*) as n from ${cohort(key, scope, query)} cohort where not is_due group by part`.execute(trx)
  return rows
}

export type StillWaiting = {
  waiting: number
  customers: number
  complaints: number
  late: number
  oldestSeconds: number | null
  totalSeconds: number
  repliesNotShown: number
  /** Those of them that will stand unanswered, and began from `countedFrom` on. */
  soonUnanswered: number
}

export async function countStillWaiting(
  trx: Trx,
  scope: Scope,
  query: ReadingQuery,
  countedFrom: Date,
): Promise<StillWaiting> {
  const asOf = sql`${query.asOf.toISOString()}::timestamptz`
  const wait = { from: sql`since`, to: asOf, channel: sql`w.channel` }
  const { rows } = await sql<StillWaiting>`
    select count(*) filter (where waiting) as waiting,
      count(distinct customer_id) filter (where waiting) as customers,
      count(*) filter (where waiting and opening_complaint_at <= ${asOf}) as complaints,
      count(*) filter (where waiting and of_promise > 1) as late,
      max(seconds) filter (where waiting) as "oldestSeconds",
      coalesce(sum(seconds::numeric) filter (where waiting), 0)::float8 as "totalSeconds",
      count(*) filter (where not waiting) as "repliesNotShown",
      count(*) filter (where waiting and began_at >= ${countedFrom.toISOString()}::timestamptz
        and standings[cardinality(standings)] = 'unanswered') as "soonUnanswered"
    from (
      select w.*, part = 'waiting' as waiting, ${waitedSeconds(query.clocks, wait)} as seconds,
        ${shareOfPromise(query.clocks, wait)} as of_promise
      from (${stillWaiting(scope, query)}) w) w`.execute(trx)
  return rows[0]!
}

export type Left = { unanswered: number; passedAlong: number }

/** What was left for good, of what began from an hour on. */
export async function countLeftHours(trx: Trx, scope: Scope, from: HourOfDay): Promise<Left> {
  const { rows } = await sql<Left>`
    select coalesce(sum(left_unanswered), 0) as unanswered, coalesce(sum(left_passed_along), 0) as "passedAlong"
    from rollup_hour
    where workspace_id = ${scope.workspaceId} and (day, hour) >= (${from.day}::date, ${from.hour}::smallint)
  `.execute(trx)
  return rows[0]!
}

/** The same from the facts, of the 90 days before as-of up to a moment soon after their beginning. */
export async function countLeftBefore(trx: Trx, scope: Scope, query: ReadingQuery, until: Date): Promise<Left> {
  const { rows } = await sql<Left>`
    select count(*) filter (where part = 'unanswered_90d') as unanswered,
      count(*) filter (where part = 'passed_along_90d') as "passedAlong"
    from (${leftBehind(scope, query)}) l where since < ${until.toISOString()}::timestamptz`.execute(trx)
  return rows[0]!
}
