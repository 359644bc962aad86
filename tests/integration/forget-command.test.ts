import { expect, test } from 'vitest'
import { contentsOf, importText } from '../factories/imported.ts'
import { happened, replied, same, wrote } from '../factories/mail.ts'
import { expectSound } from '../factories/sound.ts'
import { twcsFile, twcsRows } from '../factories/twcs.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'
import { terminal } from '../setup/terminal.ts'

const database = await createTestDatabase()

const person = (id: string, name: string) => ({ author: { id, name } })
const lines = [
  wrote('a1', '2026-01-05', 'ann@example.org', 'Where is my purple bicycle?', person('ann@example.org', 'Ann Oyster')),
  replied('a2', '2026-01-06', 'Dear Ann Oyster, it arrives tomorrow.', { to: { id: 'ann@example.org' } }),
  happened('a-closed', '2026-01-07', { kind: 'closed', actor: 'responder', customer: { id: 'ann@example.org' } }),
  wrote('b1', '2026-01-20', 'ann@home.example', 'My purple bicycle is broken!'),
  same('ann@example.org', 'ann@home.example'),
  wrote('c1', '2026-01-05', 'bob@example.org', 'Where is my order?'),
  wrote('a9', '2026-01-05T12:00:00Z', 'bob@example.org', 'I wonder too.', { replyTo: 'a1' }),
]

async function given() {
  const workspace = await freshWorkspace(database.db)
  const add = (...some: string[]) => importText(database, workspace.id, some.join(''), { format: 'jsonl' })
  const { source } = await add(...lines)
  const counted = async () => {
    const { conversations, rollups } = await contentsOf(database, workspace.id)
    return { conversations, rollups }
  }
  return { ...terminal(database, { workspace: workspace.name }), workspace, add, counted, source }
}

/** The tables in which a workspace still holds one of these words. */
async function traces(workspaceId: number, ...words: string[]): Promise<string[]> {
  const { rows: tables } = await database.pool.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id'
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'`,
  )
  const found: string[] = []
  for (const { name } of tables) {
    const { rowCount } = await database.pool.query(
      `select 1 from ${name} t where workspace_id = $1 and to_jsonb(t)::text ilike any($2)`,
      [workspaceId, words.map((word) => `%${word}%`)],
    )
    if (rowCount) found.push(name)
  }
  return found
}
const ofAnn = ['oyster', 'ann@', 'purple', 'bicycle']

test('nothing a forgotten customer said or is called is left anywhere, and every count stays', async () => {
  const { json, counted, workspace } = await given()
  expect(await traces(workspace.id, ...ofAnn)).not.toEqual([])
  const before = await counted()
  const erased = await json('forget', 'email:ann@home.example', '--yes')
  expect(erased).toEqual({ messages: 3, conversations: 2, identities: 2 })
  expect(await traces(workspace.id, ...ofAnn)).toEqual([])
  expect(await counted()).toEqual(before)
  const words = await database.pool.query(
    `select 1 from message where workspace_id = $1 and external_id in ('a1', 'a2', 'b1') and (words is not null or why is not null)`,
    [workspace.id],
  )
  expect(words.rowCount).toBe(0)
  await expectSound(database.pool, workspace.id)
})

test('the same file again, whole or in pieces, brings nothing back and counts nothing twice', async () => {
  const { say, json, add, counted, workspace } = await given()
  const before = await counted()
  await json('forget', 'email:ann@example.org', '--yes')
  const { run } = await add(...lines)
  expect([run.new, run.updated]).toEqual([0, 0])
  for (const line of lines.toReversed()) await add(line)
  expect(await traces(workspace.id, ...ofAnn)).toEqual([])
  expect(await counted()).toEqual(before)
  await say('workspace', 'set', workspace.name, 'quiet_spell', 'off')
  await say('workspace', 'set', workspace.name, 'quiet_spell', '7')
  expect(await counted()).toEqual(before)
  await expectSound(database.pool, workspace.id)
})

test('taken back and imported again, a forgotten customer stays forgotten and leaves no ghost', async () => {
  const { json, add, workspace, source } = await given()
  await json('forget', 'email:ann@example.org', '--yes')
  await json('source', 'remove', String(source.id), '--yes')
  const { rows } = await database.pool.query('select id from conversation where workspace_id = $1', [workspace.id])
  expect(rows).toEqual([])
  await add(...lines)
  expect(await traces(workspace.id, ...ofAnn)).toEqual([])
  const { customers } = await contentsOf(database, workspace.id)
  expect(customers.flat().includes('email:c1')).toBe(true)
  expect(customers.flat().includes('email:a1')).toBe(false)
  await expectSound(database.pool, workspace.id)
})

test('somebody forgotten who writes again is a new customer', async () => {
  const { json, add, counted, workspace } = await given()
  const before = await counted()
  await json('forget', 'email:ann@example.org', '--yes')
  await add(wrote('d1', '2026-03-01', 'ann@example.org', 'Hello, where is my order?'))
  const after = await counted()
  expect(after.conversations).toHaveLength(before.conversations.length + 1)
  expect((await contentsOf(database, workspace.id)).customers).toContainEqual(['email:d1'])
  await expectSound(database.pool, workspace.id)
})

test('our late reply to somebody forgotten keeps no words, and nothing more can be said of their conversation', async () => {
  const { say, json, add, counted, workspace } = await given()
  const before = await counted()
  await json('forget', 'email:ann@example.org', '--yes')
  await add(replied('b2', '2026-01-21', 'Sorry about the purple bicycle.', { replyTo: 'b1' }))
  expect(await traces(workspace.id, ...ofAnn)).toEqual([])
  expect(await counted()).toEqual(before)
  expect(await say('mark', 'email:b1', 'set_aside')).toMatchObject({ reason: 'usage' })
  expect(await say('correct', 'email:b1', '--complaint', 'no')).toMatchObject({ reason: 'usage' })
  expect(await say('forget', 'email:ann@example.org', '--yes')).toMatchObject({ reason: 'usage' })
  await expectSound(database.pool, workspace.id)
})

test('in a file of tweets, forgetting some changes nothing of the others, whatever is imported after', async () => {
  const rows = twcsRows(11, 150)
  const workspace = await freshWorkspace(database.db)
  const { json } = terminal(database, { workspace: workspace.name })
  await importText(database, workspace.id, twcsFile(rows))
  const { conversations, rollups } = await contentsOf(database, workspace.id)
  const { rows: people } = await database.pool.query<{ id: string }>(
    `select external_id as id from identity where workspace_id = $1 order by id limit 20`,
    [workspace.id],
  )
  for (const { id } of people) await json('forget', `x:${id}`, '--yes')
  for (const half of [rows.slice(60), rows.slice(0, 80)]) await importText(database, workspace.id, twcsFile(half))
  const after = await contentsOf(database, workspace.id)
  expect([after.conversations, after.rollups]).toEqual([conversations, rollups])
  await expectSound(database.pool, workspace.id)
})

test('without --yes, where nobody can be asked, nothing is erased', async () => {
  const { say, workspace } = await given()
  expect(await say('forget', 'email:ann@example.org')).toMatchObject({ reason: 'usage' })
  expect(await say('forget', 'ann@example.org', '--yes')).toMatchObject({ reason: 'usage' })
  expect(await say('forget', 'email:nobody', '--yes')).toMatchObject({ reason: 'usage' })
  expect(await traces(workspace.id, ...ofAnn)).not.toEqual([])
})
