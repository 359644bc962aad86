import { sql, type Selectable } from 'kysely'
import type pg from 'pg'
import type { Batch } from '../batch.server.ts'
import type { Trx } from '../client.server.ts'
import type { DB } from '../schema.ts'
import type { Scope } from '../scope.ts'

export type RunRow = Selectable<DB['run']>
export type RunCounts = Pick<RunRow, 'received' | 'new' | 'updated' | 'unchanged' | 'refused' | 'rejected'>

/** The first key of the advisory lock that a process holds as long as it works on a run; the second is the run. */
const runLockClass = 7_270_002

/** Takes the lock of a run on a connection of its own. It falls back when the process dies, however it dies. */
export async function holdRun(client: pg.PoolClient, runId: number): Promise<void> {
  await client.query('select pg_advisory_lock($1, $2::int)', [runLockClass, runId])
}

export type NewRun = Pick<RunRow, 'source_id' | 'cursor_row' | 'bytes' | 'started_by'>

export async function startRun(trx: Trx, scope: Scope, run: NewRun): Promise<RunRow> {
  return trx
    .insertInto('run')
    .values({ workspace_id: scope.workspaceId, ...run })
    .returningAll()
    .executeTakeFirstOrThrow()
}

/**
 * Marks runs of this source whose process is gone as interrupted, and returns the row after which the furthest run goes
 * on: 0 when the last one finished.
 */
export async function settleDeadRuns(client: pg.PoolClient, trx: Trx, scope: Scope, sourceId: number): Promise<number> {
  const runs = await trx
    .selectFrom('run')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('source_id', '=', sourceId)
    .orderBy('id')
    .execute()
  let resumeAfter = 0
  for (const run of runs) {
    if (run.state === 'finished') resumeAfter = 0
    else if (run.state !== 'running' || (await isDead(client, run.id))) {
      if (run.state === 'running') await setRunState(trx, scope, run.id, 'interrupted')
      resumeAfter = Math.max(resumeAfter, run.cursor_row)
    }
  }
  return resumeAfter
}

/** Runs that say they are running and whose process is gone. */
export async function listDeadRuns(trx: Trx, scope: Scope): Promise<Pick<RunRow, 'id' | 'source_id'>[]> {
  const { rows } = await sql<Pick<RunRow, 'id' | 'source_id'>>`
    with running as materialized (
      select id, source_id from run where workspace_id = ${scope.workspaceId} and state = 'running'
    )
    select id, source_id from running where pg_try_advisory_xact_lock(${runLockClass}::int, id::int)`.execute(trx)
  return rows
}

async function isDead(client: pg.PoolClient, runId: number): Promise<boolean> {
  const tried = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1, $2::int) as taken', [
    runLockClass,
    runId,
  ])
  if (!tried.rows[0]!.taken) return false
  await client.query('select pg_advisory_unlock($1, $2::int)', [runLockClass, runId])
  return true
}

/**
 * Moves a run's cursor and adds to its counts, in the batch's own transaction. Returns what somebody asked of the run by
 * then; a run that was removed was asked nothing.
 */
export async function advanceRun(
  batch: Batch,
  workspaceId: number,
  runId: number,
  cursorRow: number,
  counts: RunCounts,
  bytesRead: number | null = null,
): Promise<RunRow['asked']> {
  const [advanced] = await batch.query<Pick<RunRow, 'asked'>>(
    `update run set cursor_row = $3, received = received + $4, new = new + $5, updated = updated + $6,
       unchanged = unchanged + $7, refused = refused + $8, rejected = rejected + $9,
       bytes_read = coalesce($10, bytes_read)
     where workspace_id = $1 and id = $2 returning asked`,
    [
      workspaceId,
      runId,
      cursorRow,
      counts.received,
      counts.new,
      counts.updated,
      counts.unchanged,
      counts.refused,
      counts.rejected,
      bytesRead,
    ],
  )
  return advanced?.asked ?? null
}

/** Asks a run that is under way to pause or stop after its batch. Undefined when it is not under way. */
export async function askOfRun(
  trx: Trx,
  scope: Scope,
  runId: number,
  asked: NonNullable<RunRow['asked']>,
  who: string,
): Promise<Pick<RunRow, 'source_id'> | undefined> {
  return trx
    .updateTable('run')
    .set({ asked, asked_by: who })
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', runId)
    .where('state', '=', 'running')
    .returning('source_id')
    .executeTakeFirst()
}

export async function setRunState(
  trx: Trx,
  scope: Scope,
  runId: number,
  state: RunRow['state'],
  error: string | null = null,
): Promise<void> {
  await trx
    .updateTable('run')
    .set({ state, error, finished_at: new Date() })
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', runId)
    .execute()
}

export function findRun(trx: Trx, scope: Scope, runId: number): Promise<RunRow | undefined> {
  return trx
    .selectFrom('run')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', runId)
    .executeTakeFirst()
}

export async function getRun(trx: Trx, scope: Scope, runId: number): Promise<RunRow> {
  return trx
    .selectFrom('run')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', runId)
    .executeTakeFirstOrThrow()
}
