import { expect, test } from 'vitest'
import { importText } from '../factories/imported.ts'
import { replied, wrote } from '../factories/mail.ts'
import { createTestDatabase, freshWorkspace, type TestDatabase } from '../setup/database.ts'
import { terminal } from '../setup/terminal.ts'

async function given() {
  const database = await createTestDatabase()
  const workspace = await freshWorkspace(database.db)
  const lines = [
    wrote('a1', '2026-01-05', 'ann@example.org', 'Where is my order?'),
    replied('a2', '2026-01-06', 'It arrives tomorrow.'),
    'no json\n',
  ]
  await importText(database, workspace.id, lines.join(''), { format: 'jsonl' })
  return { ...terminal(database, { workspace: workspace.name }), database, workspace }
}

/** What the doctor finds wrong, and how the command ends. */
async function wrong({ say }: Pick<Awaited<ReturnType<typeof given>>, 'say'>) {
  const said = await say('doctor', '--json')
  const findings = JSON.parse(said.out) as { check: string; ok: boolean; says: string }[]
  return {
    reason: said.reason,
    checks: findings.filter(({ ok }) => !ok).map(({ check }) => check.replace(/^w-\w+, /, '')),
  }
}

const change = ({ pool }: TestDatabase, text: string) => pool.query(text)

test('a sound database has nothing wrong, one line for each check', async () => {
  const at = await given()
  expect(await wrong(at)).toEqual({ reason: 'ok', checks: [] })
  const { out } = await at.say('doctor')
  expect(out).toContain('row-level security binds the role rapport_app')
  expect(out).toContain('equal to a recount of 1 conversation')
  expect(out).toContain('1 row waits')
  expect(
    out
      .trim()
      .split('\n')
      .every((line) => line.startsWith('ok ')),
  ).toBe(true)
})

test('facts and rollups that say something else are found, and what is said to mend them does', async () => {
  const at = await given()
  await change(at.database, 'update rollup set conversations = conversations + 1')
  expect(await wrong(at)).toEqual({ reason: 'failed', checks: ['rollups'] })
  await at.say('workspace', 'set', at.workspace.name, 'time_zone', 'UTC')
  expect(await wrong(at)).toEqual({ reason: 'ok', checks: [] })
  await change(at.database, `update conversation set answered_at = null`)
  expect(await wrong(at)).toEqual({ reason: 'failed', checks: ['facts', 'rollups'] })
  await at.say('workspace', 'set', at.workspace.name, 'quiet_spell', '7')
  expect(await wrong(at)).toEqual({ reason: 'ok', checks: [] })
})

test('a run whose process is gone is found, one that goes on is not', async () => {
  const at = await given()
  await change(at.database, `update run set state = 'running'`)
  expect(await wrong(at)).toEqual({ reason: 'failed', checks: ['runs'] })
  const client = await at.database.pool.connect()
  await client.query('select pg_advisory_lock(7270002, id::int) from run')
  expect(await wrong(at)).toEqual({ reason: 'ok', checks: [] })
  client.release(true)
})

test('workspaces that are not kept apart are found', async () => {
  const at = await given()
  await change(at.database, 'alter table message disable row level security')
  expect(await wrong(at)).toEqual({ reason: 'failed', checks: ['workspaces kept apart'] })
})
