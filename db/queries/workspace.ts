import { sql, type Insertable, type Selectable } from 'kysely'
import type pg from 'pg'
import { inBatch } from '../batch.server.ts'
import type { Db, Trx } from '../client.server.ts'
import { confine } from '../in-workspace.server.ts'
import type { DB } from '../schema.ts'

export type Workspace = Selectable<DB['platform.workspace']>
export type WorkspaceSettings = Pick<
  Insertable<DB['platform.workspace']>,
  'time_zone' | 'quiet_spell_days' | 'promise_hours' | 'promise_clock' | 'retention_days'
>

/** What the code folds now: a workspace whose facts are of an older version is folded anew. */
export const factsVersion = 4

/** Keeps up to which customer the facts of this version are made. */
export async function keepFactsDone(db: Db, id: number, customer: number): Promise<void> {
  await db.updateTable('platform.workspace').set({ facts_done_to: customer }).where('id', '=', id).execute()
}

export async function keepFactsVersion(db: Db, id: number): Promise<void> {
  const done = { facts_version: factsVersion, facts_done_to: 0 }
  await db.updateTable('platform.workspace').set(done).where('id', '=', id).execute()
}

export async function listWorkspaces(db: Db): Promise<Workspace[]> {
  return db.selectFrom('platform.workspace').selectAll().orderBy('name').execute()
}

export async function findWorkspace(db: Db, name: string): Promise<Workspace | undefined> {
  return db.selectFrom('platform.workspace').selectAll().where('name', '=', name).executeTakeFirst()
}

/** Undefined when the name is taken. */
export async function createWorkspace(
  db: Db,
  name: string,
  settings: Partial<Insertable<DB['platform.workspace']>> = {},
): Promise<Workspace | undefined> {
  return db
    .insertInto('platform.workspace')
    .values({ facts_version: factsVersion, ...settings, name })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .returningAll()
    .executeTakeFirst()
}

/** Changes settings, and writes into the workspace's audit log what they were. */
export async function setWorkspace(
  db: Db,
  before: Workspace,
  after: WorkspaceSettings,
  who: string,
  userId: number | null = null,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx.updateTable('platform.workspace').set(after).where('id', '=', before.id).execute()
    await confine(trx, before.id)
    const keys = Object.keys(after) as (keyof WorkspaceSettings)[]
    const old = Object.fromEntries(keys.map((key) => [key, before[key]]))
    await trx
      .insertInto('audit')
      .values({
        workspace_id: before.id,
        who,
        user_id: userId,
        action: 'set workspace',
        subject: before.name,
        before: JSON.stringify(old),
        after: JSON.stringify(after),
      })
      .execute()
  })
}

/** Removes a workspace and all that is in it. */
export async function removeWorkspace(db: Db, pool: pg.Pool, id: number): Promise<void> {
  await inBatch(pool, id, async ({ trx }) => {
    for (const table of await tablesChildrenFirst(trx)) {
      await sql`delete from ${sql.table(table)} where workspace_id = ${id}`.execute(trx)
    }
  })
  await db.deleteFrom('platform.workspace').where('id', '=', id).execute()
}

/** Every table that holds workspaces' rows, those that point at others before those they point at. */
async function tablesChildrenFirst(trx: Trx): Promise<string[]> {
  const found = await sql<{ name: string; pointed_at_by: string[] }>`
    select c.relname as name, array(
      select k.conrelid::regclass::text from pg_constraint k
      where k.contype = 'f' and k.confrelid = c.oid and k.conrelid <> c.oid) as pointed_at_by
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id'
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`.execute(trx)
  const order: string[] = []
  let left = found.rows
  while (left.length > 0) {
    const free = left.filter((table) => table.pointed_at_by.every((child) => order.includes(child)))
    if (free.length === 0) throw new Error(`tables point at each other: ${left.map((table) => table.name).join(', ')}`)
    order.push(...free.map((table) => table.name))
    left = left.filter((table) => !free.includes(table))
  }
  return order
}

export async function findWorkspaceById(db: Db, id: number): Promise<Workspace | undefined> {
  return db.selectFrom('platform.workspace').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function getWorkspaceById(db: Db | Trx, id: number): Promise<Workspace> {
  return db.selectFrom('platform.workspace').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}
