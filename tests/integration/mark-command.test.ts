import { expect, test } from 'vitest'
import { contentsOf, importText } from '../factories/imported.ts'
import { happened, replied, wrote } from '../factories/mail.ts'
import { expectSound } from '../factories/sound.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'
import { terminal } from '../setup/terminal.ts'

const database = await createTestDatabase()

/** Eight customers asked on 5 January: five were helped, the others not. */
async function given() {
  const workspace = await freshWorkspace(database.db)
  const lines: string[] = []
  for (const [n, thread] of 'abcdefgh'.split('').entries()) {
    lines.push(wrote(`${thread}1`, '2026-01-05', `${thread}@example.org`, 'Where is my order?'))
    if (n < 5) lines.push(replied(`${thread}2`, '2026-01-06', 'It arrives tomorrow.'))
  }
  await importText(database, workspace.id, lines.join(''), { format: 'jsonl' })
  return { ...terminal(database, { workspace: workspace.name }), workspace }
}

test('set_aside takes a conversation out of the resolution rate and into its set-aside count, and none puts it back', async () => {
  const { json, readings, workspace } = await given()
  const before = await contentsOf(database, workspace.id)
  expect((await readings())['resolution_rate']).toMatchObject({ n: 8, value: 5 / 8 })

  const marked = await json('mark', 'email:f1', 'set_aside')
  expect(marked).toEqual({ conversation: 'email:f1', mark: 'set_aside', before: 'unanswered', standing: 'set_aside' })
  const { resolution_rate: rate } = await readings()
  expect(rate).toMatchObject({ n: 7, value: 5 / 7 })
  expect(rate?.figures).toMatchObject({ set_aside: 1 })
  await expectSound(database.pool, workspace.id)

  expect(await json('mark', 'email:f1', 'none')).toMatchObject({ before: 'set_aside', standing: 'unanswered' })
  const after = await contentsOf(database, workspace.id)
  expect([after.conversations, after.rollups]).toEqual([before.conversations, before.rollups])
  await expectSound(database.pool, workspace.id)
})

test('each mark is what the conversation stands as, the last one counting, until all are taken back', async () => {
  const { json, workspace } = await given()
  for (const mark of ['confirmed', 'passed_along', 'no_answer_needed', 'waiting', 'set_aside', 'confirmed']) {
    expect(await json('mark', 'email:g1', mark)).toMatchObject({ standing: mark })
  }
  await expectSound(database.pool, workspace.id)
  expect(await json('mark', 'email:g1', 'none')).toMatchObject({ standing: 'unanswered', mark: null })
  await expectSound(database.pool, workspace.id)
})

test('the id of any message leads to its conversation, and a mark lives through the import of what came before', async () => {
  const { json, workspace } = await given()
  expect(await json('mark', 'email:a2', 'passed_along')).toMatchObject({ conversation: 'email:a1' })
  const earlier = wrote('a0', '2026-01-04', 'a@example.org', 'My order has not come. Where is it?')
  await importText(database, workspace.id, earlier, { format: 'jsonl' })
  expect(await json('mark', 'email:a1', 'passed_along')).toMatchObject({
    conversation: 'email:a0',
    before: 'passed_along',
  })
})

test('a mark waits when its source is taken back and is there when it comes again', async () => {
  const { json, workspace } = await given()
  const lines = wrote('z1', '2026-01-05', 'z@example.org', 'Where is my order?')
  const { source } = await importText(database, workspace.id, lines, { format: 'jsonl' })
  await json('mark', 'email:z1', 'set_aside')
  await json('source', 'remove', String(source.id), '--yes')
  await importText(database, workspace.id, lines, { format: 'jsonl' })
  expect(await json('mark', 'email:z1', 'confirmed')).toMatchObject({ before: 'set_aside' })
  await expectSound(database.pool, workspace.id)
})

test('a ticket without messages that was reopened late can be marked, both before and after', async () => {
  const { db } = database
  const workspace = await freshWorkspace(db)
  const { json } = terminal(database, { workspace: workspace.name })
  const lines = [
    wrote('t1', '2025-01-05', 'ann@example.org', '', { text: null, ticketEvent: 'opened' }),
    happened('t-closed', '2025-01-06', { kind: 'closed', actor: 'responder' }),
    happened('t-reopened', '2025-07-01', { kind: 'reopened' }),
  ]
  await importText(database, workspace.id, lines.join(''), { format: 'jsonl' })
  const { rows } = await database.pool.query<{ id: string }>(
    'select id from conversation where workspace_id = $1 order by began_at',
    [workspace.id],
  )
  expect(rows).toHaveLength(2)
  expect(await json('mark', rows[1]!.id, 'set_aside')).toMatchObject({
    conversation: rows[1]!.id,
    standing: 'set_aside',
  })
  expect(await json('mark', rows[0]!.id, 'passed_along')).toMatchObject({ conversation: rows[0]!.id })
  expect(await json('mark', rows[1]!.id, 'none')).toMatchObject({ before: 'set_aside', standing: 'unanswered' })
  expect(await json('mark', rows[0]!.id, 'confirmed')).toMatchObject({ before: 'passed_along' })
  await expectSound(database.pool, workspace.id)
})

test('a conversation that no message is part of, with another after it, cannot be marked', async () => {
  const workspace = await freshWorkspace(database.db)
  const { say } = terminal(database, { workspace: workspace.name })
  const lines = [
    wrote('t1', '2024-01-05', 'ann@example.org', '', { text: null, ticketEvent: 'opened' }),
    happened('t-closed', '2024-01-06', { kind: 'closed', actor: 'responder' }),
    happened('t-reopened', '2024-07-01', { kind: 'reopened' }),
    happened('t-closedagain', '2024-07-02', { kind: 'closed', actor: 'responder' }),
    happened('t-reopenedagain', '2025-02-01', { kind: 'reopened' }),
  ]
  await importText(database, workspace.id, lines.join(''), { format: 'jsonl' })
  const said = await say('mark', 'email:t-reopened', 'set_aside')
  expect(said).toMatchObject({ reason: 'usage', err: expect.stringContaining('has no message') as string })
  expect(await say('mark', 'email:t-reopenedagain', 'set_aside')).toMatchObject({ reason: 'ok' })
})

test('who marked what, and from what, is in the audit log; an unknown conversation or mark is refused', async () => {
  const { say, workspace } = await given()
  await say('mark', 'email:b1', 'waiting')
  await say('mark', 'email:b1', 'none')
  const { rows } = await database.pool.query(
    'select who, action, subject, before, after from audit where workspace_id = $1 order by id',
    [workspace.id],
  )
  const line = { who: 'terminal', action: 'mark conversation', subject: 'email:b1' }
  expect(rows).toEqual([
    { ...line, before: { mark: null }, after: { mark: 'waiting' } },
    { ...line, before: { mark: 'waiting' }, after: { mark: null } },
  ])
  expect(await say('mark', 'email:nobody', 'waiting')).toMatchObject({
    reason: 'usage',
    err: 'There is no conversation email:nobody.',
  })
  expect(await say('mark', 'email:b1', 'presumed')).toMatchObject({ reason: 'usage' })
})

test('a mark in one workspace reaches no other, not even one with the same messages', async () => {
  const [one, other] = [await given(), await given()]
  await one.json('mark', 'email:a1', 'set_aside')
  expect((await other.readings())['resolution_rate']).toMatchObject({ n: 8 })
  expect((await one.readings())['resolution_rate']).toMatchObject({ n: 7 })
})
