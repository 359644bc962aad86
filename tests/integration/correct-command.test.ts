import { expect, test } from 'vitest'
import { contentsOf, importText } from '../factories/imported.ts'
import { replied, wrote } from '../factories/mail.ts'
import { expectSound } from '../factories/sound.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'
import { terminal } from '../setup/terminal.ts'

const database = await createTestDatabase()

const lines = 'abcdefgh'
  .split('')
  .flatMap((thread, n) => [
    wrote(`${thread}1`, '2026-01-05', `${thread}@example.org`, 'Where is my order?'),
    ...(n < 5 ? [replied(`${thread}2`, '2026-01-06', 'It arrives tomorrow.')] : []),
  ])

async function given() {
  const workspace = await freshWorkspace(database.db)
  const { source } = await importText(database, workspace.id, lines.join(''), { format: 'jsonl' })
  return { ...terminal(database, { workspace: workspace.name }), workspace, source }
}

test('a message that needs no answer after all leaves the resolution rate, and undo brings it back', async () => {
  const { json, readings, workspace } = await given()
  const before = await contentsOf(database, workspace.id)
  expect((await readings())['resolution_rate']).toMatchObject({ n: 8, value: 5 / 8 })

  const correction = { needsAnswer: false, gratitude: true }
  const words = ['correct', 'email:f1', '--needs-answer', 'no', '--gratitude', 'yes']
  expect(await json(...words)).toEqual({ message: 'email:f1', conversation: 'email:f1', correction })
  expect((await readings())['resolution_rate']).toMatchObject({ n: 7, value: 5 / 7 })
  await expectSound(database.pool, workspace.id)

  expect(await json('correct', 'email:f1', '--undo')).toMatchObject({ correction: null })
  const after = await contentsOf(database, workspace.id)
  expect([after.conversations, after.rollups]).toEqual([before.conversations, before.rollups])
})

test('a reply that only passes along is no help, whatever the judge read', async () => {
  const { json, readings, workspace } = await given()
  const corrected = await json('correct', 'email:a2', '--passes-along', 'phone, private message')
  expect(corrected).toMatchObject({
    conversation: 'email:a1',
    correction: { passesAlong: ['phone', 'private message'] },
  })
  const { resolution_rate: rate, passed_along_rate: passed } = await readings()
  expect(rate?.parts).toMatchObject({ passed_along: 1, presumed: 4 })
  expect(passed).toMatchObject({ n: 5, value: 1 / 5 })
  await json('correct', 'email:a2', '--passes-along', 'no')
  expect((await readings())['resolution_rate']).toMatchObject({ value: 5 / 8 })
  await expectSound(database.pool, workspace.id)
})

test('what the source takes for automatic and a person wrote ends the wait', async () => {
  const { json, readings, workspace } = await given()
  const answer = replied('f2', '2026-01-06', 'It arrives tomorrow.', { automated: true })
  await importText(database, workspace.id, answer, { format: 'jsonl' })
  expect((await readings())['first_response']).toMatchObject({ answered: 5 })
  await json('correct', 'email:f2', '--automated', 'no')
  expect((await readings())['first_response']).toMatchObject({ answered: 6 })
  await json('correct', 'email:f2', '--automated', 'unknown')
  expect((await readings())['first_response']).toMatchObject({ answered: 5 })
})

test('what is said later is added to what was said before; undo takes one step back at a time, and each is kept', async () => {
  const { json, say, workspace } = await given()
  await json('correct', 'email:a1', '--complaint', 'yes')
  const both = await json('correct', 'email:a1', '--tone', '-0.5', '--complaint', 'unknown')
  expect(both).toMatchObject({ correction: { complaint: null, tone: -0.5 } })
  expect(await json('correct', 'email:a1', '--undo')).toMatchObject({ correction: { complaint: true } })
  expect(await json('correct', 'email:a1', '--undo')).toMatchObject({ correction: null })
  expect((await say('correct', 'email:a1', '--undo')).err).toContain('there is nothing to take back')
  await json('correct', 'email:a1', '--tone', '0.5')
  expect(await json('correct', 'email:a1', '--undo')).toMatchObject({ correction: null })
  const { rows } = await database.pool.query<{ after: unknown; made_by: string }>(
    'select after, made_by from correction_step where workspace_id = $1 order by id',
    [workspace.id],
  )
  expect(rows.map(({ after }) => after)).toEqual([
    { complaint: true },
    { complaint: null, tone: -0.5 },
    { complaint: true },
    null,
    { tone: 0.5 },
    null,
  ])
  expect(new Set(rows.map(({ made_by: by }) => by))).toEqual(new Set(['terminal']))
})

test('a correction holds when its file is imported again, also after it was taken back', async () => {
  const { json, readings, workspace, source } = await given()
  await json('correct', 'email:f1', '--needs-answer', 'no', '--gratitude', 'yes')
  await importText(database, workspace.id, lines.join('').repeat(2), { format: 'jsonl' })
  expect((await readings())['resolution_rate']).toMatchObject({ n: 7 })
  for (const { id } of await json<{ id: number }[]>('source', 'list'))
    await json('source', 'remove', String(id), '--yes')
  expect(source.id).toBeGreaterThan(0)
  await importText(database, workspace.id, lines.join(''), { format: 'jsonl' })
  expect((await readings())['resolution_rate']).toMatchObject({ n: 7 })
  await expectSound(database.pool, workspace.id)
})

test('what cannot be said of a message is refused with a sentence, and changes nothing', async () => {
  const { say, workspace } = await given()
  const before = await contentsOf(database, workspace.id)
  const refusals: [string[], string][] = [
    [['email:a1'], 'Say what is to be corrected'],
    [['email:a1', '--undo', '--asks', 'yes'], 'or --undo alone'],
    [['email:a1', '--tone', '2'], 'a number from -1 to 1'],
    [['email:a1', '--helps', 'maybe'], 'Say yes, no or unknown.'],
    [['email:a2', '--passes-along', 'fax'], '"fax" is none of private message'],
    [['email:zz', '--asks', 'no'], 'There is no message email:zz.'],
    [['a1', '--asks', 'no'], 'There is no message a1.'],
  ]
  for (const [words, sentence] of refusals) {
    const said = await say('correct', ...words)
    expect([words, said.reason]).toEqual([words, 'usage'])
    expect(said.err).toContain(sentence)
  }
  expect(await contentsOf(database, workspace.id)).toEqual(before)
})

test('a reply that does not ask after all helps, and taking that back leaves it asking', async () => {
  const workspace = await freshWorkspace(database.db)
  const { json, readings } = terminal(database, { workspace: workspace.name })
  const asked =
    wrote('q1', '2026-01-05', 'q@example.org', 'Where is my order?') +
    replied('q2', '2026-01-06', 'Which order number is it?')
  await importText(database, workspace.id, asked, { format: 'jsonl' })
  const resolved = async () => (await readings())['resolution_rate']?.parts
  expect(await resolved()).toMatchObject({ presumed: 0 })
  expect(await json('correct', 'email:q2', '--asks', 'no')).toMatchObject({ correction: { asks: false } })
  expect(await resolved()).toMatchObject({ presumed: 1 })
  await expectSound(database.pool, workspace.id)
  await json('correct', 'email:q2', '--undo')
  expect(await resolved()).toMatchObject({ presumed: 0 })
})
