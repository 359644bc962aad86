import { addDays } from '#app/measures/days.ts'
import { loadReadings } from '#app/screens/readings.server.ts'
import type { View } from '#app/screens/view.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import type { OpenDb } from '#db/client.server.ts'
import { createWorkspace, type Workspace } from '#db/queries/workspace.ts'
import { makeConversations, type Made } from './conversations.ts'
import { openDuck } from './duck.ts'
import { addSales, loadConversations } from './load-conversations.ts'
import { differences } from './same-figures.ts'

export type ReadingsBench = {
  conversations: number
  weeks: number
  rapportMs: number
  /** Null where only Rapport was asked. `differences`: what the two count differently, a line each. */
  duckdb: { ms: number; differences: string[] } | null
}

const weeks = 13
const runs = 7
const lastMonday = '2026-11-16'
export const benchAsOf = new Date('2026-11-18T15:20:00Z')
/** Sales are known from long before the first conversation on, up to the last hour. */
const sales = { first: addDate(benchAsOf, -300 * 86_400_000), last: addDate(benchAsOf, -3_600_000) }
const promiseHours = 8

function addDate(at: Date, ms: number): Date {
  return new Date(at.getTime() + ms)
}

export type BenchWorkspace = { workspace: Workspace; made: Made }

/** A workspace of so many conversations, a fiftieth and at most 5,000 of them waiting. */
export async function makeBenchWorkspace(tools: OpenDb, conversations: number): Promise<BenchWorkspace> {
  const workspace = (await createWorkspace(tools.db, `bench ${conversations} ${process.pid}`))!
  const waiting = Math.min(5000, conversations / 50)
  const made = makeConversations({ count: conversations, weeks: 15, waiting, asOf: benchAsOf })
  await loadConversations(tools.pool, workspace.id, made)
  await addSales(tools.pool, workspace.id, Object.values(sales))
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
    workspace: { id: workspace.id, name: workspace.name, timeZone: 'UTC', promiseHours, teams: [] },
    ...{ from: addDays(lastMonday, -7 * (weeks - 1)), to: null, by: 'week', measure: null, clock: 'wall' },
    ...{ asOf: benchAsOf, channel: [], account: [], team: [] },
  }
  const rapport = () => inWorkspace(db, scope, (trx) => loadReadings(trx, scope, view))
  const duck = againstDuck ? await openDuck(made) : null
  const seconds = (at: Date) => at.getTime() / 1000
  const asked = {
    ...{ from: Date.parse(view.from!) / 1000, asOf: seconds(benchAsOf), promiseSeconds: promiseHours * 3600 },
    sales: { first: seconds(sales.first), last: seconds(sales.last) },
  }
  try {
    // One after the other in one run, so that whatever else the machine does meets both.
    const times = { rapport: [] as number[], duck: [] as number[] }
    for (let i = 0; i < runs; i++) {
      times.rapport.push(await timed(rapport))
      if (duck) times.duck.push(await timed(() => duck.read(asked)))
    }
    const found = duck ? differences(await rapport(), await duck.read(asked)) : []
    return {
      ...{ conversations: made.count, weeks, rapportMs: median(times.rapport) },
      duckdb: duck && { ms: median(times.duck), differences: found },
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
