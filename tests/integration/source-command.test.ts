import { expect, test } from 'vitest'
import { contentsOf, importText } from '../factories/imported.ts'
import { replied, same, wrote } from '../factories/mail.ts'
import { expectSound } from '../factories/sound.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'
import { terminal } from '../setup/terminal.ts'

const database = await createTestDatabase()

async function given() {
  const workspace = await freshWorkspace(database.db)
  const add = (name: string, ...lines: string[]) =>
    importText(database, workspace.id, lines.join(''), { format: 'jsonl', name })
  return { ...terminal(database, { workspace: workspace.name }), workspace, add }
}

const ask = wrote('a1', '2026-01-05', 'ann@example.org', 'Where is my order?')
const answer = replied('a2', '2026-01-06', 'It arrives tomorrow.')

test('the list says what each source told, its runs, and what was refused and why', async () => {
  const { json, say, workspace } = await given()
  const lines = [wrote('a1', '2026-01-05', 'ann@example.org', 'Where is it?', { like_count: 3 }), 'no json\n', answer]
  await importText(database, workspace.id, lines.join(''), { format: 'jsonl', name: 'mail.jsonl' })
  const [source] = await json<Record<string, unknown>[]>('source', 'list')
  expect(source).toMatchObject({
    ...{ name: 'mail.jsonl', format: 'jsonl', messages: 2, outcomes: 0, quarantined: 1 },
    runs: [{ state: 'finished', received: 3, new: 2, refused: 1, rejected: 1 }],
    refusedFields: [{ field: 'like_count', times: 1, instead: expect.stringContaining('resolution_rate') as string }],
  })
  const { out } = await say('source', 'list')
  expect(out).toContain('mail.jsonl (jsonl, email): 2 messages')
  expect(out).toContain('set apart and waiting: 1')
})

test('a source is listed with the channels that its messages have, not with what its file left open', async () => {
  const { json, say, add } = await given()
  const posts = ['p', 'q'].map((id) => wrote(`${id}1`, '2026-01-05', id, 'Where is it?', { channel: 'x' }))
  await add('one', ask)
  await add('two', ...posts, wrote('e1', '2026-01-06', 'eve@example.org', 'Hello?'))
  await add('none', same('ann@example.org', 'ann@home.example'))
  expect(await json('source', 'list')).toMatchObject([
    { name: 'one', channels: ['email'] },
    { name: 'two', channels: ['x', 'email'], messages: 3 },
    { name: 'none', channels: [] },
  ])
  const { out } = await say('source', 'list')
  expect(out).toContain('one (jsonl, email): 1 message')
  expect(out).toContain('two (jsonl, x and email): 3 messages')
  const more = ['chat', 'forum'].map((channel, i) => wrote(`m${i}`, '2026-01-05', 'mia', 'Hello?', { channel }))
  await add('three', ask, ...posts, ...more)
  expect((await say('source', 'list')).out).toContain('three (jsonl, several channels)')
})

test('removing a source says what goes, and leaves readings as if it had never come', async () => {
  const { json, readings, add, workspace } = await given()
  await add('first', ask)
  const before = await contentsOf(database, workspace.id)
  await add('second', answer, wrote('b1', '2026-01-07', 'bob@example.org', 'My invoice is wrong.'))
  expect((await readings())['first_response']).toMatchObject({ n: 2, answered: 1 })
  expect(await json('source', 'remove', 'second', '--yes')).toMatchObject({ messages: 2, conversations: 1 })
  expect(await contentsOf(database, workspace.id)).toEqual(before)
  expect((await readings())['first_response']).toMatchObject({ n: 1, answered: 0 })
  expect(await json('source', 'list')).toMatchObject([{ name: 'first' }])
})

test('where nobody can be asked, nothing is removed without --yes', async () => {
  const { say, add, workspace } = await given()
  await add('first', ask)
  const before = await contentsOf(database, workspace.id)
  const said = await say('source', 'remove', 'first')
  expect(said.reason).toBe('usage')
  expect(said.err).toContain('takes back 1 message, and the conversation that began there')
  expect(await contentsOf(database, workspace.id)).toEqual(before)
})

test('sources of one name are told apart by their numbers', async () => {
  const { say, json, add } = await given()
  await add('mail', ask)
  const { source } = await add('mail', answer)
  const said = await say('source', 'remove', 'mail', '--yes')
  expect(said).toMatchObject({ reason: 'usage', err: expect.stringContaining(String(source.id)) as string })
  expect(await json('source', 'remove', String(source.id), '--yes')).toMatchObject({ id: source.id, messages: 1 })
  expect(await say('source', 'remove', 'other', '--yes')).toMatchObject({ reason: 'usage' })
})

test('customers who turn out to be one leave no ghost, and are two again when that is taken back', async () => {
  const { json, readings, add, workspace } = await given()
  await add('mail', ask, answer, wrote('b1', '2026-01-20', 'ann@home.example', 'My invoice is wrong.'))
  const before = await contentsOf(database, workspace.id)
  expect(before.customers).toEqual([['email:a1'], ['email:b1']])
  const { source } = await add('who is who', same('ann@example.org', 'ann@home.example'))
  const merged = await contentsOf(database, workspace.id)
  expect(merged.customers).toEqual([['email:a1', 'email:b1']])
  expect((await readings())['first_response']).toMatchObject({ n: 2, customers: 1 })
  await expectSound(database.pool, workspace.id)
  const ghosts = await database.pool.query(
    `select 1 from conversation c where workspace_id = $1 and not exists (
       select from identity i where i.workspace_id = c.workspace_id and i.customer_id = c.customer_id)`,
    [workspace.id],
  )
  expect(ghosts.rowCount).toBe(0)
  await json('source', 'remove', String(source.id), '--yes')
  expect(await contentsOf(database, workspace.id)).toEqual(before)
  await expectSound(database.pool, workspace.id)
})
