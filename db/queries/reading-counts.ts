import { sql } from 'kysely'
import type { Trx } from '../client.server.ts'
import type { Scope } from '../scope.ts'
import { promisesAnything } from './clock-predicates.ts'
import { cohort, type CohortKey, cohortParts } from './cohorts.ts'
import type { ReadingQuery } from './conversation-predicates.ts'

/** Per customer: m conversations counted and x of them a share is about; summed over customers. */
type CustomerSums = { clusters: number; x: number; m: number; xx: number; xm: number; mm: number }

export type PartCounts = { parts: Record<string, number>; byCustomer: CustomerSums; unknownWords: number }

/**
 * Counts the parts of a measure per period, in the order of the periods, with the sums that customers' several
 * conversations need; `successes` are the parts that the share is about. One query for all periods.
 */
export async function countParts(
  trx: Trx,
  scope: Scope,
  query: ReadingQuery,
  key: CohortKey,
  successes: readonly string[] = [],
): Promise<PartCounts[]> {
  const counted: readonly string[] = cohortParts[key].counted
  const all: readonly string[] = [...counted, ...cohortParts[key].beside]
  const sumOf = (parts: readonly string[]) =>
    parts.length === 0
      ? sql`0::float8`
      : sql`(${sql.join(
          parts.map((part) => sql.ref(part)),
          sql` + `,
        )})::float8`
  const { rows } = await sql<{ period: number; unknown_words: number; counts: number[] } & CustomerSums>`
    with per_part as (
      select period, customer_id, count(*) filter (where unknown_words and part = any(${counted}::text[])) as unknown_words,
        ${sql.join(all.map((part) => sql`count(*) filter (where part = ${part}) as ${sql.ref(part)}`))}
      from ${cohort(key, scope, query)} cohort
      group by period, customer_id),
    per_customer as (select per_part.*, ${sumOf(counted)} as m, ${sumOf(successes)} as x from per_part)
    select period, count(*) filter (where m > 0) as clusters, sum(x) as x, sum(m) as m, sum(x * x) as xx,
      sum(x * m) as xm, sum(m * m) as mm, sum(unknown_words)::bigint as unknown_words,
      array[${sql.join(all.map((part) => sql`sum(${sql.ref(part)})::float8`))}] as counts
    from per_customer group by period`.execute(trx)
  const found = new Map(rows.map((row) => [row.period, row]))
  return query.periods.map((_, period) => {
    const row = found.get(period)
    const { clusters = 0, x = 0, m = 0, xx = 0, xm = 0, mm = 0, unknown_words: unknownWords = 0 } = row ?? {}
    const parts = Object.fromEntries(all.map((part, i) => [part, row?.counts[i] ?? 0]))
    return { parts, byCustomer: { clusters, x, m, xx, xm, mm }, unknownWords }
  })
}

/** Conversations as parallel arrays: how long, whose, and when closed while nothing was answered (NaN: never). */
type Waits = { seconds: Float64Array; customer: Float64Array; closedAfterSeconds: Float64Array }

export type WaitsOfPeriod = {
  answered: Waits
  waiting: Waits
  unknown: number
  customers: number
  setAside: number
  repliesNotShown: number
  unknownWords: number
  /** On the business clock: those that began before there were hours. */
  withoutHours: number
  /** As shares of what was promised each, where that was asked for: only those to whom anything was. */
  ofPromise?: { answered: Waits; waiting: Waits }
}

type WaitRow = { period: number; part: string; n: number; words: number; shares: Buffer | null } & Record<
  keyof Waits,
  Buffer | null
>

/**
 * Every wait of each period, in the order of the periods. One query for all periods; the numbers travel as eight bytes
 * each, because 200,000 of them as JSON or rows take twice as long as all the rest.
 */
export async function listWaits(
  trx: Trx,
  scope: Scope,
  query: ReadingQuery,
  key: 'first_response' | 'first_reply' | 'next_response',
  { promised = false }: { promised?: boolean } = {},
): Promise<WaitsOfPeriod[]> {
  const { rows } = await sql<WaitRow>`
    select period, part, count(*) as n, count(*) filter (where unknown_words) as words,
      string_agg(float8send(seconds), '') as seconds,
      string_agg(float8send(customer_id), '') as customer,
      string_agg(float8send(coalesce(closed_seconds, 'NaN')), '') as "closedAfterSeconds",
      ${promised ? sql`string_agg(float8send(coalesce(of_promise, 'NaN')), '')` : sql`null`} as shares
    from ${cohort(key, scope, query)} cohort
    group by period, part`.execute(trx)
  const counted: readonly string[] = cohortParts[key].counted
  return query.periods.map((_, period) => {
    const own = new Map(rows.filter((row) => row.period === period).map((row) => [row.part, row]))
    const inN = counted.flatMap((part) => own.get(part) ?? [])
    return {
      answered: unpackWaits(own.get('answered')),
      waiting: unpackWaits(own.get('waiting')),
      unknown: own.get('unknown')?.n ?? 0,
      customers: new Set(inN.flatMap((row) => [...unpack(row.customer)])).size,
      setAside: own.get('set_aside')?.n ?? 0,
      repliesNotShown: own.get('replies_not_shown')?.n ?? 0,
      unknownWords: inN.reduce((sum, row) => sum + row.words, 0),
      withoutHours: own.get('without_hours')?.n ?? 0,
      ...(promised && {
        ofPromise: { answered: sharesOf(own.get('answered')), waiting: sharesOf(own.get('waiting')) },
      }),
    }
  })
}

function unpackWaits(row: WaitRow | undefined): Waits {
  const { seconds = null, customer = null, closedAfterSeconds = null } = row ?? {}
  return { seconds: unpack(seconds), customer: unpack(customer), closedAfterSeconds: unpack(closedAfterSeconds) }
}

/** Waits told as shares of what was promised; those to whom nothing was are left out. */
function sharesOf(row: WaitRow | undefined): Waits {
  const [all, whose] = [unpack(row?.shares ?? null), unpack(row?.customer ?? null)]
  const seconds = all.filter((share) => !Number.isNaN(share))
  const customer = whose.filter((_, i) => !Number.isNaN(all[i]))
  return { seconds, customer, closedAfterSeconds: new Float64Array(seconds.length).fill(Number.NaN) }
}

/** What `string_agg(float8send(…), '')` packed: big-endian, eight bytes each. */
function unpack(packed: Buffer | null): Float64Array {
  const numbers = new Float64Array((packed?.length ?? 0) / 8)
  if (packed) for (let i = 0; i < numbers.length; i++) numbers[i] = packed.readDoubleBE(i * 8)
  return numbers
}

export type WaitingNowCounts = {
  waiting: number
  customers: number
  complaints: number
  /** Null where nothing is promised to anybody. */
  overPromise: number | null
  oldestSeconds: number | null
  totalSeconds: number
  unanswered90d: number
  passedAlong90d: number
  repliesNotShown: number
}

/** Who waits at as-of, by the query's clock, which tells nothing of those who began before there were hours. */
export async function countWaiting(trx: Trx, scope: Scope, query: ReadingQuery): Promise<WaitingNowCounts> {
  const { rows } = await sql<WaitingNowCounts>`
    select count(*) filter (where waiting) as waiting,
      count(distinct customer_id) filter (where waiting) as customers,
      count(*) filter (where waiting and complaint) as complaints,
      count(*) filter (where waiting and of_promise > 1) as "overPromise",
      max(seconds) filter (where waiting) as "oldestSeconds",
      coalesce(sum(seconds::numeric) filter (where waiting), 0)::float8 as "totalSeconds",
      count(*) filter (where part = 'unanswered_90d') as "unanswered90d",
      count(*) filter (where part = 'passed_along_90d') as "passedAlong90d",
      count(*) filter (where part = 'replies_not_shown') as "repliesNotShown"
    from (select cohort.*, part = 'waiting' as waiting from ${cohort('waiting_now', scope, query)} cohort) standing
  `.execute(trx)
  const [row] = rows
  if (!row) throw new Error('an aggregate without groups gave no row')
  return promisesAnything(query.clocks) ? row : { ...row, overPromise: null }
}

/**
 * The first and the last message known of a workspace by as-of; undefined without conversations by then. Internal and
 * automated messages count as little as they do for conversations.
 */
export async function findSpan(
  trx: Trx,
  scope: Scope,
  asOf: Date,
): Promise<{ firstAt: Date; lastAt: Date } | undefined> {
  const until = sql`${asOf.toISOString()}::timestamptz`
  const begun = sql`c.workspace_id = ${scope.workspaceId} and c.first_message_at <= ${until}`
  const ofThem = sql`workspace_id = ${scope.workspaceId}`
  const { rows } = await sql<{ first_at: Date | null; last_at: Date | null; goes_on: boolean | null }>`
    select (select min(first_message_at) from conversation where ${ofThem} and first_message_at <= ${until}) as first_at,
      greatest(
        (select max(first_message_at) from conversation where ${ofThem} and first_message_at <= ${until}),
        (select max(last_message_at) from conversation where ${ofThem} and last_message_at <= ${until})) as last_at,
      exists (select from conversation c where ${begun} and c.last_message_at > ${until}) as goes_on`.execute(trx)
  const [row] = rows
  if (!row?.first_at || !row.last_at) return undefined
  const span = { firstAt: row.first_at, lastAt: row.last_at }
  if (!row.goes_on) return span
  // Facts hold no message in between: those of conversations that go on after as-of are looked up.
  const between = await sql<{ last_at: Date | null }>`
    select max(m.occurred_at) as last_at
    from conversation c
    join identity i on i.workspace_id = c.workspace_id and i.customer_id = c.customer_id
    join message m on m.workspace_id = i.workspace_id and m.identity_id = i.id
    where ${begun} and c.last_message_at > ${until}
      and m.occurred_at > ${span.lastAt.toISOString()}::timestamptz and m.occurred_at <= ${until}
      and m.visibility <> 'internal' and not coalesce(m.claimed_automated, m.automated, false)`.execute(trx)
  return { ...span, lastAt: between.rows[0]?.last_at ?? span.lastAt }
}
