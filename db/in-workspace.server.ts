import { sql } from 'kysely'
import type { Db, Trx } from './client.server.ts'
import type { Scope } from './scope.ts'

/** Where Postgres tells which workspace changed. */
export const changesChannel = 'rapport_changed'

/**
 * Runs `work` in one transaction that row-level security confines to the scope's workspace. The only way to conversation
 * data beside `inBatch`; loaders, actions, jobs and commands call it once.
 */
export function inWorkspace<T>(db: Db, scope: Scope, work: (trx: Trx) => Promise<T>): Promise<T> {
  return inWorkspaceQuietly(db, scope, async (trx) => {
    const result = await work(trx)
    await countChange(trx, scope.workspaceId)
    return result
  })
}

/**
 * The same for what no figure, list or queue rests on, as how far a job is: told every few seconds, it would throw away
 * whatever is remembered of the workspace, and have every open page ask anew.
 */
export function inWorkspaceQuietly<T>(db: Db, scope: Scope, work: (trx: Trx) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (trx) => {
    await confine(trx, scope.workspaceId)
    return work(trx)
  })
}

/**
 * Counts the running transaction as a change of its workspace if it wrote anything: only then it has an id of its own. The
 * last statement before the commit, so that nobody waits for the row longer than that. Both doors to a workspace do so
 * (but for progress, told quietly), no writer needs to think of it, and whoever reads the count first and the data then has nothing older than the count.
 * Whoever listens is told which workspace changed once it is committed, and never what.
 */
export async function countChange(trx: Trx, workspaceId: number): Promise<void> {
  const { rows } = await sql`
    update platform.workspace set changes = changes + 1
    where id = ${workspaceId} and pg_current_xact_id_if_assigned() is not null returning 1
  `.execute(trx)
  if (rows.length > 0) await sql`select pg_notify(${changesChannel}, ${String(workspaceId)})`.execute(trx)
}

/** Counts a claim taken or given back (`inWorkspaceQuietly`): whoever listens is told, and no figure is read anew. */
export async function countClaim(trx: Trx, workspaceId: number): Promise<void> {
  await sql`update platform.workspace set claims = claims + 1 where id = ${workspaceId}`.execute(trx)
  await sql`select pg_notify(${changesChannel}, ${String(workspaceId)})`.execute(trx)
}

/**
 * Confines the running transaction to one workspace. Where migrations could not make the role `rapport_app`, the tables
 * force row-level security on their owner instead, and the owner keeps acting.
 */
export async function confine(trx: Trx, workspaceId: number): Promise<void> {
  await sql`
    select set_config('rapport.workspace', ${String(workspaceId)}, true),
      (select set_config('role', rolname, true) from pg_roles
       where rolname = 'rapport_app' and pg_has_role(current_user, oid, 'member'))
  `.execute(trx)
}
