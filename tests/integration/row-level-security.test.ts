import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { readWords } from '#app/ingestion/read-words.ts'
import { inBatch } from '#db/batch.server.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import type { Workspace } from '#db/queries/workspace.ts'
import { sql } from 'kysely'
import { importText } from '../factories/imported.ts'
import { twcsFile, twcsRows } from '../factories/twcs.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'

const database = await createTestDatabase()
const { db, pool, url } = database

/** Tables and the like that are looked up before a workspace is known, and the queue's own. */
const apart = `n.nspname not in ('platform', 'graphile_worker', 'information_schema') and n.nspname not like 'pg\\_%'`

let [ours, theirs]: (Workspace | undefined)[] = []

beforeAll(async () => {
  ours = await freshWorkspace(db)
  theirs = await freshWorkspace(db)
  for (const { id } of [ours, theirs]) {
    await importText(database, id, `${twcsFile(twcsRows(id, 30))}broken row\r\n`)
    await fillWhatImportsLeaveEmpty(id)
  }
})

/** Gives every table of the workspace a row, so that each has something to hide. */
async function fillWhatImportsLeaveEmpty(id: number): Promise<void> {
  await pool.query(`insert into team (workspace_id, name, kind) values (${id}, 'Desk', 'in_house')`)
  await pool.query(`insert into team_member (workspace_id, team_id, responder, channel, from_day)
    select ${id}, id, 'AB', 'x', '2025-01-01' from team where workspace_id = ${id}`)
  await pool.query(`insert into stewardship (workspace_id, name, team_id, from_day)
    select ${id}, 'Desk', id, '2025-01-01' from team where workspace_id = ${id}`)
  await pool.query(`insert into note (workspace_id, day, text, made_by) values (${id}, '2025-01-01', 'Note', 'us')`)
  await pool.query(`insert into audit (workspace_id, who, action, subject) values (${id}, 'us', 'set', 'it')`)
  await pool.query(`insert into correction (workspace_id, namespace, external_id, verdict, made_by)
    values (${id}, 'x', '1', '{}', 'us')`)
  await pool.query(`insert into correction_step (workspace_id, namespace, external_id, made_by)
    values (${id}, 'x', '1', 'us')`)
  await pool.query(`insert into judge_check (workspace_id, namespace, external_id, position, stratum, stratum_size,
      outbound, judged, judge_version, drawn_at)
    values (${id}, 'x', '1', 1, 'complaint', 1, false, '{}', 1, now())`)
  await pool.query(`insert into judge_adjustment (workspace_id, version, rules, refused) values (${id}, 1, '[]', '[]')`)
  await pool.query(`insert into outcome (workspace_id, namespace, external_id, version, source_id, channel, occurred_at,
      first_seen_at, kind, actor)
    values (${id}, 'x', 'o', 0, 0, 'x', now(), now(), 'closed', 'unknown')`)
  await pool.query(
    `insert into identity_link (workspace_id, source_id, identity_id, same_as_id) values (${id}, 0, 1, 2)`,
  )
  await pool.query(`insert into identity_apart (workspace_id, identity_id) values (${id}, 1)`)
  await pool.query(`insert into identity_step (workspace_id, kind, identities, added, removed, apart_before, made_by, made_at)
    values (${id}, 'merge', '{1,2}', '{1,2}', '{}', false, 'us', now())`)
  await readWords(pool, id)
  await pool.query(`insert into source_gap (workspace_id, source_id, from_at, reason, made_by)
    select ${id}, id, '2025-01-01', 'Silence', 'us' from source where workspace_id = ${id}`)
  await pool.query(`insert into upload (workspace_id, id, name, path, bytes, sha256, made_by, made_at, found, choices)
    values (${id}, 'u', 'file.csv', '/tmp/u', 1, '', 'us', now(), '{}', '{}')`)
  await pool.query(`insert into taking_back (workspace_id, source_id, name, asked_by, asked_at)
    values (${id}, 0, 'file.csv', 'us', now())`)
  await pool.query(`insert into business_hours (workspace_id, from_day, time_zone, week)
    values (${id}, '2025-01-01', 'UTC', '[[],[],[],[],[],[],[]]')`)
  await pool.query(`insert into holiday (workspace_id, day, name) values (${id}, '2025-01-01', 'New Year')`)
  await pool.query(`insert into counting_anew (workspace_id, reaches, asked_by, asked_at)
    values (${id}, 'days', 'us', now())`)
  await pool.query(`insert into promise (workspace_id, channel, from_day, hours, clock)
    values (${id}, 'email', '2025-01-01', 4, 'wall')`)
  await pool.query(`insert into claim (workspace_id, conversation_id, claimed_by, claimed_at)
    values (${id}, 'x:1', 'us', now())`)
  await pool.query(`insert into weekly_report (workspace_id, week, letter, as_of, published_at, published_by)
    values (${id}, '2025-01-06', '{}', now(), now(), 'us')`)
  await pool.query(`insert into weekly_report_edition (workspace_id, week) values (${id}, '2025-01-06')`)
  await pool.query(`insert into weekly_report_schedule (workspace_id, weekday, hour) values (${id}, 1, 8)`)
  await pool.query(`insert into weekly_report_reader (workspace_id, email, added_by, added_at)
    values (${id}, 'reader@acorn.example', 'us', now())`)
  await pool.query(`insert into weekly_report_target (workspace_id, kind, name, url, added_by, added_at)
    values (${id}, 'slack', 'Desk', 'https://acorn.example', 'us', now())`)
  await pool.query(`insert into weekly_report_delivery (workspace_id, week, target_kind, target_id, message_id, made_at, next_at)
    values (${id}, '2025-01-06', 'mail', 1, 'm', now(), now())`)
  await pool.query(`insert into weekly_report_sending (workspace_id, after_hours) values (${id}, 2)`)
  await pool.query(`insert into mail_server (workspace_id, host, port, tls, from_address, changed_by, changed_at)
    values (${id}, 'mail.acorn.example', 587, 'starttls', 'desk@acorn.example', 'us', now())`)
  await pool.query(`insert into ingest_answer (workspace_id, key, sha256, answer, made_at)
    values (${id}, 'key', '', '{}', now())`)
  await pool.query(`insert into retention (workspace_id) values (${id})`)
  await pool.query(`insert into forgotten (workspace_id, hash) values (${id}, 'hash')`)
  await pool.query(`insert into vanity_refusal (workspace_id, source_id, field, times, last_seen_at)
    select ${id}, id, 'likes', 1, now() from source where workspace_id = ${id}`)
}

async function tables(): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'm', 'f') and ${apart} order by 1`,
  )
  return rows.map(({ name }) => name)
}

test('every key and index of conversation data begins with the workspace', async () => {
  const { rows } = await pool.query<{ index: string; first: string }>(
    `select i.indexrelid::regclass::text as index, a.attname as first
     from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
     left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
     where ${apart}`,
  )
  expect(rows.length).toBeGreaterThan(20)
  // No GIN index leads by a number: each of its words leads by the workspace instead (decision 024).
  expect(rows.filter(({ first }) => first !== 'workspace_id').map(({ index }) => index)).toEqual([
    'conversation_words_by_word',
  ])

  const keys = await pool.query<{ name: string; first: string; pointed_at: string }>(
    `select k.conname as name, a.attname as first, f.attname as pointed_at
     from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
     left join pg_attribute f on f.attrelid = k.confrelid and f.attnum = k.confkey[1]
     where k.contype in ('p', 'u', 'f', 'x') and ${apart}`,
  )
  expect(keys.rows.length).toBeGreaterThan(20)
  const wrong = keys.rows.filter(
    (key) => key.first !== 'workspace_id' || (key.pointed_at ?? key.first) !== 'workspace_id',
  )
  expect(wrong).toEqual([])
})

test('every table of conversation data has a primary key, the workspace in each row, and a policy in force', async () => {
  const { rows } = await pool.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'm', 'f') and ${apart} and not (
       c.relrowsecurity
       and exists (select from pg_policy p where p.polrelid = c.oid and p.polcmd = '*' and p.polroles = '{0}')
       and exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'p')
       and exists (select from pg_attribute a
         where a.attrelid = c.oid and a.attname = 'workspace_id' and a.attnotnull and a.atttypid = 'int8'::regtype))`,
  )
  expect(rows).toEqual([])
  const views = await pool.query(
    `select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'v' and ${apart}
       and not coalesce('security_invoker=true' = any(c.reloptions), false)`,
  )
  expect(views.rows).toEqual([])
})

test('the role that the app acts as may nothing more than it needs', async () => {
  const { rows } = await pool.query(
    `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication, rolcanlogin,
       (select count(*) from pg_class where relowner = r.oid) as tables,
       (select count(*) from pg_proc where proowner = r.oid) as functions,
       (select count(*) from pg_auth_members where member = r.oid) as memberships
     from pg_roles r where rolname = 'rapport_app'`,
  )
  const no = { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, rolreplication: false }
  expect(rows).toEqual([{ ...no, rolcanlogin: false, tables: 0, functions: 0, memberships: 0 }])
})

test('nothing that goes past the policies is run for others', async () => {
  const { rows } = await pool.query(
    `select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where p.prosecdef and ${apart} and p.proname not like 'search_%'`,
  )
  expect(rows).toEqual([])
})

test("a query that forgets to filter sees nothing of another workspace, also as the server's superuser", async () => {
  const { rows } = await pool.query<{ superuser: boolean }>(
    'select rolsuper as superuser from pg_roles where rolname = current_user',
  )
  expect(rows[0]!.superuser, 'the tests connect as the superuser, the hardest case').toBe(true)
  for (const table of await tables()) {
    const all = await pool.query<{ n: number }>(
      `select count(distinct workspace_id) as n from ${table} where workspace_id = any($1)`,
      [[ours!.id, theirs!.id]],
    )
    expect([table, all.rows[0]!.n], 'both workspaces have rows to hide').toEqual([table, 2])
    const seen = await inWorkspace(db, { workspaceId: ours!.id, teams: 'all' }, (trx) =>
      sql<{ workspace_id: number }>`select distinct workspace_id from ${sql.raw(table)}`.execute(trx),
    )
    expect([table, seen.rows]).toEqual([table, [{ workspace_id: ours!.id }]])
    const inOurs = await inBatch(pool, ours!.id, (batch) =>
      batch.query<{ workspace_id: number }>(`select distinct workspace_id from ${table}`),
    )
    expect([table, inOurs]).toEqual([table, [{ workspace_id: ours!.id }]])
  }
})

test('nobody writes into, changes or removes from another workspace', async () => {
  const scope = { workspaceId: ours!.id, teams: 'all' as const }
  for (const table of await tables()) {
    const { rows } = await pool.query<{ row: Record<string, unknown> }>(
      `select to_jsonb(t) as row from ${table} t where workspace_id = $1 limit 1`,
      [theirs!.id],
    )
    const stolen = JSON.stringify(rows[0]!.row)
    const write = inWorkspace(db, scope, (trx) =>
      sql`insert into ${sql.raw(table)} select * from jsonb_populate_record(null::${sql.raw(table)}, ${stolen}::jsonb)`.execute(
        trx,
      ),
    )
    await expect(write).rejects.toThrow(/row-level security/)
    const moved = inWorkspace(db, scope, (trx) =>
      sql`update ${sql.raw(table)} set workspace_id = ${theirs!.id}`.execute(trx),
    )
    await expect(moved).rejects.toThrow(/row-level security/)
    const changed = await inWorkspace(db, scope, (trx) =>
      sql`delete from ${sql.raw(table)} where workspace_id <> ${ours!.id}`.execute(trx),
    )
    expect([table, changed.numAffectedRows]).toEqual([table, 0n])
  }
})

test('where no workspace is set there is nothing to see, also on a connection that had one', async () => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    for (const setting of [null, String(ours!.id)]) {
      await client.query('begin')
      if (setting !== null) await client.query(`select set_config('rapport.workspace', $1, true)`, [setting])
      await client.query('commit')
      await client.query('begin')
      await client.query('set local role rapport_app')
      for (const table of await tables()) {
        const { rows } = await client.query<{ n: number }>(`select count(*) as n from ${table}`)
        expect([table, rows[0]!.n]).toEqual([table, 0])
      }
      await client.query('rollback')
    }
  } finally {
    await client.end()
  }
})

test('the app may not change the list of workspaces or the schema', async () => {
  const scope = { workspaceId: ours!.id, teams: 'all' as const }
  for (const statement of [
    'delete from platform.workspace',
    "update platform.workspace set name = 'mine'",
    'alter table message disable row level security',
    'drop policy own_workspace on message',
    'truncate message',
    'create table public.mine (n integer)',
  ]) {
    const tried = inWorkspace(db, scope, (trx) => sql.raw(statement).execute(trx))
    await expect(tried).rejects.toThrow(/permission denied|must be owner/)
  }
})
