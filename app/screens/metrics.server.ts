import type { Db } from '#db/client.server.ts'
import { inWorkspaceQuietly } from '#db/in-workspace.server.ts'
import { hasQueue } from '#db/queries/doctor.ts'
import { countDeliveries, countQueued, countSessions, listJobCounts, sumRuns } from '#db/queries/metrics.ts'
import { listWorkspaces } from '#db/queries/workspace.ts'

/** A figure of this installation; what it is of, by name. */
export type Figure = { of: Record<string, string>; value: number }

/** What /metrics tells of the database: counts over all workspaces, and nothing of any one. */
export type Figures = {
  jobsEnded: Figure[]
  jobsFailed: Figure[]
  jobSeconds: Figure[]
  jobs: Figure[]
  importRows: Figure[]
  deliveries: Figure[]
  sessions: number
  workspaces: number
}

export async function loadFigures(db: Db, now: Date): Promise<Figures> {
  const counts = await listJobCounts(db)
  const queued = (await hasQueue(db)) ? await countQueued(db) : []
  const workspaces = await listWorkspaces(db)
  const rows = new Map<string, number>()
  const letters = new Map<string, Figure>()
  for (const { id } of workspaces) {
    const scope = { workspaceId: id, teams: 'all' as const }
    const [runs, deliveries] = await inWorkspaceQuietly(
      db,
      scope,
      async (trx) => [await sumRuns(trx, scope), await countDeliveries(trx, scope)] as const,
    )
    for (const [result, n] of Object.entries(runs)) rows.set(result, (rows.get(result) ?? 0) + n)
    for (const { kind, state, n } of deliveries) {
      const key = `${kind} ${state}`
      const before = letters.get(key)?.value ?? 0
      letters.set(key, { of: { kind, state }, value: before + n })
    }
  }
  return {
    jobsEnded: counts.map(({ name, ended }) => ({ of: { job: name }, value: ended })),
    jobsFailed: counts.map(({ name, failed }) => ({ of: { job: name }, value: failed })),
    jobSeconds: counts.map(({ name, seconds }) => ({ of: { job: name }, value: seconds })),
    jobs: queued.map(({ name, state, jobs }) => ({ of: { job: name, state }, value: jobs })),
    importRows: [...rows].map(([result, value]) => ({ of: { result }, value })),
    deliveries: [...letters.values()],
    sessions: await countSessions(db, now),
    workspaces: workspaces.length,
  }
}
