import { sql } from 'kysely'
import type { Db, Trx } from '../client.server.ts'

/** What the database says of itself. */
export async function describeDatabase(db: Db): Promise<{ version: string; migrations: number; newest: string }> {
  const { rows } = await sql<{ version: string; migrations: number; newest: string }>`
    select current_setting('server_version') as version,
      (select count(*) from platform.migration) as migrations,
      (select max(name) from platform.migration) as newest`.execute(db)
  return rows[0]!
}

/** The role that a confined transaction acts as, and whether it goes past row-level security. */
export async function describeRole(trx: Trx): Promise<{ role: string; goesPast: boolean }> {
  const { rows } = await sql<{ role: string; goesPast: boolean }>`
    select rolname as role, rolsuper or rolbypassrls as "goesPast" from pg_roles where rolname = current_user`.execute(
    trx,
  )
  return rows[0]!
}

/** Tables that hold workspaces' rows without a policy that keeps these apart. */
export async function listUnprotectedTables(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id'
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and not (c.relrowsecurity and exists (select from pg_policy p where p.polrelid = c.oid))
    order by 1`.execute(db)
  return rows.map((row) => row.name)
}

/** Tables of which a transaction that is confined to no workspace there is sees rows: none, if confining works. */
export async function listTablesSeen(trx: Trx): Promise<string[]> {
  const { rows: tables } = await sql<{ name: string }>`
    select c.relname as name
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id'
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`.execute(trx)
  const seen: string[] = []
  for (const { name } of tables) {
    const { rows } = await sql<{ any: boolean }>`select exists (select from ${sql.table(name)}) as any`.execute(trx)
    if (rows[0]?.any) seen.push(name)
  }
  return seen
}

/** Whether a worker was ever started on this database. */
export async function hasQueue(db: Db): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`
    select to_regclass('graphile_worker.jobs') is not null as there`.execute(db)
  return rows[0]?.there ?? false
}
