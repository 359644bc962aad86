import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { PlainError } from './plain-error.ts'

const migrationsFolder = join(import.meta.dirname, 'migrations')
const migrationLock = 7_270_000

type Migration = { name: string; sha256: string; sql: string }

/**
 * Brings the database to the newest schema: applies the files of db/migrations that it has not seen, in the order of
 * their names, each in its own transaction, one process at a time. Returns the names it applied.
 *
 * @throws PlainError when an applied file was edited or is missing, or when workspaces could not be kept apart
 */
export async function migrate(pool: pg.Pool, folder: string = migrationsFolder): Promise<string[]> {
  const files = await readMigrations(folder)
  const client = await pool.connect()
  try {
    if ((await pending(client, files))?.length === 0) return []
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    await client.query(`
      create schema if not exists platform;
      create table if not exists platform.migration
        (name text primary key, sha256 text not null, applied_at timestamptz not null default now())`)
    const due = (await pending(client, files)) ?? []
    const asApp = await makeAppRole(client)
    for (const file of due) await apply(client, file)
    await (asApp ? grantToApp(client) : forceOnOwner(client))
    return due.map((file) => file.name)
  } finally {
    // Ends the session, and with it the lock, whatever state it is in.
    client.release(true)
  }
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted()
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(folder, name), 'utf8')
      return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

/** The files not applied yet; null for a database that was never migrated. */
async function pending(client: pg.PoolClient, files: Migration[]): Promise<Migration[] | null> {
  const found = await client.query<{ there: boolean }>(`select to_regclass('platform.migration') is not null as there`)
  if (found.rows[0]?.there !== true) return null
  const { rows } = await client.query<{ name: string; sha256: string }>('select name, sha256 from platform.migration')
  for (const { name, sha256 } of rows) {
    const file = files.find((candidate) => candidate.name === name)
    if (!file) {
      throw new PlainError(
        `This database has the migration ${name}, which this Rapport does not know: use the newer Rapport that applied it.`,
      )
    }
    if (file.sha256 !== sha256) {
      throw new PlainError(
        `The migration ${name} was edited after it was applied to this database: undo the edit and write a new migration.`,
      )
    }
  }
  return files.filter((file) => !rows.some((row) => row.name === file.name))
}

async function apply(client: pg.PoolClient, file: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(file.sql)
    await client.query('insert into platform.migration (name, sha256) values ($1, $2)', [file.name, file.sha256])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    const reason = error instanceof Error ? error.message : String(error)
    throw new PlainError(`The migration ${file.name} failed and changed nothing: ${reason}.`, { cause: error })
  }
}

/**
 * The app acts as role rapport_app, to whom row-level security applies. Where we may not make that role, the policies
 * are forced on us, the tables' owner; and where that would not bind us either, we refuse.
 */
async function forceOnOwner(client: pg.PoolClient): Promise<void> {
  if (await goesPast(client, 'current_user')) {
    throw new PlainError(
      'Workspaces could not be kept apart: the user of DATABASE_URL goes past row-level security and may not act as the role rapport_app; let an administrator run "create role rapport_app nologin" and grant it to that user, or use a user without BYPASSRLS.',
    )
  }
  const tables = await client.query<{ name: string }>(`
    select oid::regclass::text as name from pg_class
    where relkind in ('r', 'p') and relrowsecurity and not relforcerowsecurity
      and pg_has_role(current_user, relowner, 'usage')`)
  for (const { name } of tables.rows) await client.query(`alter table ${name} force row level security`)
}

async function goesPast(client: pg.PoolClient, role: 'current_user' | `'rapport_app'`): Promise<boolean> {
  const { rowCount } = await client.query(`select from pg_roles where rolname = ${role} and (rolsuper or rolbypassrls)`)
  return rowCount !== 0
}

/** Whether we can act as rapport_app, making the role first if it is missing. */
async function makeAppRole(client: pg.PoolClient): Promise<boolean> {
  const there = await client.query(`select from pg_roles where rolname = 'rapport_app'`)
  if (there.rowCount === 0) {
    // Another database of this server may be making it at this moment.
    await attempt(client, 'create role rapport_app nologin nosuperuser nobypassrls')
  }
  if (await goesPast(client, `'rapport_app'`)) {
    throw new PlainError(
      'Workspaces could not be kept apart: the role rapport_app goes past row-level security; run "alter role rapport_app nosuperuser nobypassrls".',
    )
  }
  if (await attempt(client, 'set local role rapport_app')) return true
  await attempt(client, 'grant rapport_app to current_user')
  return attempt(client, 'set local role rapport_app')
}

async function attempt(client: pg.PoolClient, statement: string): Promise<boolean> {
  try {
    await client.query(`begin; ${statement}; commit`)
    return true
  } catch {
    await client.query('rollback')
    return false
  }
}

async function grantToApp(client: pg.PoolClient): Promise<void> {
  await client.query(`
    grant usage on schema public, platform to rapport_app;
    grant select, insert, update, delete on all tables in schema public to rapport_app;
    grant usage, select on all sequences in schema public to rapport_app;
    alter default privileges in schema public grant select, insert, update, delete on tables to rapport_app;
    alter default privileges in schema public grant usage, select on sequences to rapport_app;
    do $$ begin
      if to_regclass('platform.workspace') is not null then
        grant select, update (changes, claims) on platform.workspace to rapport_app;
      end if;
    end $$`)
}
