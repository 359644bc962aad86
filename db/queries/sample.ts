import { sql } from 'kysely'
import type { Db, Pool } from '../client.server.ts'
import type { Workspace } from './workspace.ts'

/** The workspace of the sample, also one that is still being loaded or whose loading was cut short. */
export function findSample(db: Db): Promise<Workspace | undefined> {
  return db.selectFrom('platform.workspace').selectAll().where('is_sample', '=', true).executeTakeFirst()
}

/** Shows the sample from now on; a removal of before is forgotten. */
export async function showSample(db: Db, id: number): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx.updateTable('platform.workspace').set({ is_ready: true }).where('id', '=', id).execute()
    await trx.deleteFrom('platform.sample_removal').execute()
  })
}

/** Takes note that the sample was removed by somebody. */
export async function keepSampleAway(db: Db, at: Date): Promise<void> {
  await db.insertInto('platform.sample_removal').values({ removed_at: at }).execute()
}

/** Whether a new start should load the sample: nothing is here and nobody removed it, or its loading was cut short. */
export async function isSampleDue(db: Db): Promise<boolean> {
  const { rows } = await sql<{ due: boolean }>`select case
      when exists (select from platform.workspace) then exists (select from platform.workspace where not is_ready)
      else not exists (select from platform.sample_removal) end as due`.execute(db)
  return rows[0]!.due
}

const loadingLock = 7_270_009

/** Runs `work` while no other process loads or removes the sample; null where one does. */
export async function alone<T>(pool: Pool, work: () => Promise<T>): Promise<T | null> {
  const client = await pool.connect()
  try {
    const tried = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [loadingLock])
    return tried.rows[0]!.taken ? await work() : null
  } finally {
    // The lock falls with the connection, however this ends.
    client.release(true)
  }
}
