import { sql } from 'kysely'
import type { Db, Trx } from '../client.server.ts'
import type { Scope } from '../scope.ts'

/** Counts that a job came to its end, or failed; `seconds` is how long it took. */
export async function countJob(db: Db, name: string, done: { ok: boolean; seconds: number }): Promise<void> {
  const { ok, seconds } = done
  await sql`
    insert into platform.job_count as c (name, ended, failed, seconds)
    values (${name}, ${ok ? 1 : 0}, ${ok ? 0 : 1}, ${seconds})
    on conflict (name) do update set ended = c.ended + excluded.ended, failed = c.failed + excluded.failed,
      seconds = c.seconds + excluded.seconds`.execute(db)
}

export function listJobCounts(db: Db) {
  return db.selectFrom('platform.job_count').selectAll().orderBy('name').execute()
}

/** Jobs in the queue by what they are: due or later, under way, or given up. */
export async function countQueued(
  db: Db,
): Promise<{ name: string; state: 'waiting' | 'running' | 'given_up'; jobs: number }[]> {
  const { rows } = await sql<{ name: string; state: 'waiting' | 'running' | 'given_up'; jobs: number }>`
    select task_identifier as name, case when locked_at is not null then 'running'
      when attempts >= max_attempts then 'given_up' else 'waiting' end as state, count(*) as jobs
    from graphile_worker.jobs group by 1, 2 order by 1, 2`.execute(db)
  return rows
}

/** Sessions that have not ended. */
export async function countSessions(db: Db, now: Date): Promise<number> {
  const { n } = await db
    .selectFrom('platform.session')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('expires_at', '>', now)
    .executeTakeFirstOrThrow()
  return n
}

/** What the runs of a workspace read, by what became of it. */
export async function sumRuns(trx: Trx, { workspaceId }: Scope): Promise<Record<string, number>> {
  const { rows } = await sql<Record<string, number>>`
    select coalesce(sum(new), 0)::bigint as new, coalesce(sum(updated), 0)::bigint as updated,
      coalesce(sum(unchanged), 0)::bigint as unchanged, coalesce(sum(refused), 0)::bigint as refused,
      coalesce(sum(rejected), 0)::bigint as rejected
    from run where workspace_id = ${workspaceId}`.execute(trx)
  return rows[0]!
}

/** The letters of a workspace on their way, by how they go and how they stand. */
export async function countDeliveries(
  trx: Trx,
  { workspaceId }: Scope,
): Promise<{ kind: string; state: string; n: number }[]> {
  const { rows } = await sql<{ kind: string; state: string; n: number }>`
    select target_kind as kind, state, count(*) as n from weekly_report_delivery
    where workspace_id = ${workspaceId} group by 1, 2 order by 1, 2`.execute(trx)
  return rows
}
