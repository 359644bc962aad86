import { sql } from 'kysely'
import type pg from 'pg'
import type { Db } from '../client.server.ts'

/** The first keys of the advisory locks of workers: while one starts, and as long as one lives (second key: its id). */
const startingLock = 7_270_002
const livingLock = 7_270_003

/** Lets one worker start at a time on this server session; `endStart` lets the next one. */
export async function beginStart(session: pg.PoolClient): Promise<void> {
  await session.query('select pg_advisory_lock($1, 0)', [startingLock])
}

export async function endStart(session: pg.PoolClient): Promise<void> {
  await session.query('select pg_advisory_unlock($1, 0)', [startingLock])
}

/** Says that the worker lives for as long as this session does; a killed worker's session ends with it. */
export async function holdLivingLock(session: pg.PoolClient, workerId: string): Promise<void> {
  await session.query('select pg_advisory_lock($1, hashtext($2))', [livingLock, workerId])
}

/** The workers that still hold jobs and are no longer alive. */
export async function listDeadWorkers(db: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with holder as materialized (
      select distinct locked_by as id from graphile_worker.jobs where locked_by is not null
    )
    select id from holder where pg_try_advisory_xact_lock(${livingLock}::int, hashtext(id))`.execute(db)
  return rows.map((row) => row.id)
}

/**
 * Makes jobs that a stopping worker interrupted due at once, as if they had never been tried. It takes them from the
 * worker first: the queue may not yet have written that they failed, and then would put them off.
 */
export async function makeDueAgain(db: Db, workerId: string, jobIds: string[]): Promise<void> {
  await sql`select graphile_worker.force_unlock_workers(array[${workerId}])`.execute(db)
  await sql`
    select graphile_worker.reschedule_jobs(${jobIds}::bigint[], run_at := now(), attempts := 0)`.execute(db)
}
