import { DuckDBInstance } from '@duckdb/node-api'
import { addDays } from '#app/measures/days.ts'
import { loadReadings } from '#app/screens/readings.server.ts'
import type { View } from '#app/screens/view.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import type { OpenDb } from '#db/client.server.ts'
import { createWorkspace, type Workspace } from '#db/queries/workspace.ts'
import { makeConversations, type Made } from './conversations.ts'
import { loadConversations } from './load-conversations.ts'

export type ReadingsBench = {
  conversations: number
  weeks: number
  rapportMs: number
  /** Null where only Rapport was asked. */
  duckdb: { ms: number; same: boolean } | null
}

const weeks = 13
const runs = 7
const lastMonday = '2026-11-16'
export const benchAsOf = new Date('2026-11-18T15:20:00Z')

export type BenchWorkspace = { workspace: Workspace; made: Made }

/** A workspace of so many conversations, a fiftieth and at most 5,000 of them waiting. */
export async function makeBenchWorkspace(tools: OpenDb, conversations: number): Promise<BenchWorkspace> {
  const workspace = (await createWorkspace(tools.db, `bench ${conversations} ${process.pid}`))!
  const waiting = Math.min(5000, conversations / 50)
  const made = makeConversations({ count: conversations, weeks: 15, waiting, asOf: benchAsOf })
  await loadConversations(tools.pool, workspace.id, made)
  return { workspace, made }
}

/** All readings of 13 weeks by week with their intervals, and DuckDB in memory counting the same of the same rows. */
export async function benchReadings(
  { db }: OpenDb,
  { workspace, made }: BenchWorkspace,
  { againstDuck = true }: { againstDuck?: boolean } = {},
): Promise<ReadingsBench> {
  const scope = { workspaceId: workspace.id, teams: 'all' as const }
  const view: View = {
    workspace: { id: workspace.id, name: workspace.name, timeZone: 'UTC', promiseHours: 8, teams: [] },
    ...{ from: addDays(lastMonday, -7 * (weeks - 1)), to: null, by: 'week', measure: null, clock: 'wall' },
    ...{ asOf: benchAsOf, channel: [], account: [], team: [] },
  }
  const rapport = () => inWorkspace(db, scope, (trx) => loadReadings(trx, scope, view))
  const duck = againstDuck ? await openDuck(made) : null
  try {
    // One after the other in one run, so that whatever else the machine does meets both.
    const times = { rapport: [] as number[], duck: [] as number[] }
    for (let i = 0; i < runs; i++) {
      times.rapport.push(await timed(rapport))
      if (duck) times.duck.push(await timed(() => duck.read(view.from!)))
    }
    const same = duck !== null && isSame(await rapport(), await duck.read(view.from!))
    return {
      ...{ conversations: made.count, weeks, rapportMs: median(times.rapport) },
      duckdb: duck && { ms: median(times.duck), same },
    }
  } finally {
    duck?.close()
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

const median = (all: number[]) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)]!

type DuckWeek = {
  week: string
  n: number
  resolved: number
  customers: number
  waits: number
  p50: number
  p90: number
  replies: number
}

/** The conversations in DuckDB's memory, with the columns that the figures need. */
async function openDuck({ count, rowOf }: Made) {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  await connection.run(`create table c (customer integer, need double, inbound double, due double, outcome varchar,
    answered double, replied double, shown boolean, aside boolean, unknown boolean)`)
  const appender = await connection.createAppender('c')
  const seconds = (at: Date | null) =>
    at === null ? appender.appendNull() : appender.appendDouble(at.getTime() / 1000)
  for (let i = 0; i < count; i++) {
    const row = rowOf(i)
    appender.appendInteger(row.customer_id)
    seconds(row.first_need_at)
    seconds(row.first_inbound_at)
    seconds(row.due_at)
    if (row.due_outcome === null) appender.appendNull()
    else appender.appendVarchar(row.due_outcome)
    seconds(row.answered_at)
    seconds(row.first_reply_at)
    appender.appendBoolean(row.source_shows_replies)
    appender.appendBoolean(row.standings.at(-1) === 'set_aside')
    appender.appendBoolean(row.answer_wait_unknown)
    appender.endRow()
  }
  appender.closeSync()
  const read = async (from: string): Promise<DuckWeek[]> => {
    const result = await connection.runAndReadAll(duckSql(Date.parse(from) / 1000, benchAsOf.getTime() / 1000))
    return result.getRowObjects().map((row) => ({
      ...(Object.fromEntries(Object.entries(row).map(([column, value]) => [column, Number(value)])) as Omit<
        DuckWeek,
        'week'
      >),
      week: addDays(from, 7 * Number(row['week'])),
    }))
  }
  return { read, close: () => connection.closeSync() }
}

/** Counts, distinct customers with their sums, and quantiles of waits by week; whoever waits still counts as never answered. */
const duckSql = (from: number, asOf: number) => `
  with due as (
    select floor((due - ${from}) / 604800)::integer as week, customer, count(*) as m,
      count(*) filter (outcome in ('confirmed', 'presumed')) as x
    from c where due >= ${from} and due <= ${asOf} and shown and not aside and outcome <> 'set_aside' group by 1, 2),
  rates as (
    select week, sum(m)::double as n, sum(x)::double as resolved, count(*) as customers, sum(m * m) as mm, sum(x * m) as xm,
      sum(x * x) as xx from due group by 1),
  waits as (
    select floor((need - ${from}) / 604800)::integer as week, count(*) as waits,
      quantile_cont(coalesce(answered - need, 1e9), [0.5, 0.9]) as q, count(distinct customer) as who
    from c where need >= ${from} and shown and not aside and not unknown group by 1),
  replies as (
    select floor((inbound - ${from}) / 604800)::integer as week, count(*) as replies,
      quantile_cont(coalesce(replied - inbound, 1e9), [0.5, 0.9]) as q, count(distinct customer) as who
    from c where inbound >= ${from} and shown and not aside group by 1)
  select week, coalesce(n, 0) as n, coalesce(resolved, 0) as resolved, coalesce(customers, 0) as customers, waits,
    waits.q[1] as p50, waits.q[2] as p90, replies
  from waits left join rates using (week) left join replies using (week) order by week`

/** Counts are equal; quantiles of settled weeks are 1 % apart at most, and what half-way between two of few waits makes. */
function isSame(readings: Awaited<ReturnType<typeof loadReadings>>, duck: DuckWeek[]): boolean {
  return readings.periods.every(({ from, readings: { resolution_rate, first_response, first_reply } }) => {
    const other = duck.find(({ week }) => week === from)
    if (!other || !resolution_rate || !first_response || !first_reply) return false
    const { confirmed = 0, presumed = 0 } = resolution_rate.parts ?? {}
    const counts = [resolution_rate.n, resolution_rate.customers, confirmed + presumed, first_reply.n]
    const wanted = [other.n, other.customers, other.resolved, other.replies]
    const near = (value: number | null | undefined, exact: number) =>
      value == null || Math.abs(value - exact) <= (0.0101 + 10 / other.waits) * exact
    const settled = Date.parse(from) < benchAsOf.getTime() - 49 * 86_400_000
    const { p50, p90 } = first_response.quantiles ?? {}
    return (
      counts.every((count, i) => count === wanted[i]) &&
      first_response.n - (first_response.parts?.['unknown'] ?? 0) === other.waits &&
      (!settled || (near(p50?.value, other.p50) && (other.p90 > 1e8 || near(p90?.value, other.p90))))
    )
  })
}
