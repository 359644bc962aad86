import { expect, test } from 'vitest'
import type { Mapping } from '#app/ingestion/files/mapping.ts'
import { contentsOf, importText } from '../factories/imported.ts'
import { replied, wrote } from '../factories/mail.ts'
import { expectSound } from '../factories/sound.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'
import { terminal } from '../setup/terminal.ts'

const database = await createTestDatabase()
type Row = { id: number; row: number; reason: string; text: string; fixedText: string | null }

const mapping: Mapping = {
  ...{ shape: 'message', nulls: [], showsReplies: true, direction: 'inbound', channel: 'email' },
  columns: { id: 'id', at: 'at', author: 'who', text: 'says' },
}
const csv = (...rows: string[]) => ['id;at;who;says', ...rows, ''].join('\n')
const good = '1;2026-01-05T09:00:00Z;ann;"Where is my order; please?"'
const whole = '2;2026-01-06T09:00:00Z;bob;"Is ""it"" broken?"'
const broken = '2;yesterday;bob;"Is ""it"" broken?"'

async function given(format: 'csv' | 'jsonl' | 'twcs', contents: string, options: object = {}) {
  const workspace = await freshWorkspace(database.db)
  const at = terminal(database, { workspace: workspace.name })
  await importText(database, workspace.id, contents, { format, ...(format === 'csv' ? { mapping } : {}), ...options })
  const rows = () => at.json<Row[]>('quarantine', 'list')
  return { ...at, workspace, rows }
}

/** What the workspace would hold if the file had been right from the beginning. */
async function imported(format: 'csv' | 'jsonl' | 'twcs', contents: string, options: object = {}) {
  const { workspace } = await given(format, contents, options)
  return contentsOf(database, workspace.id)
}

test('a fixed row is taken in as if it had been right in the file, by the settings of its source', async () => {
  const { json, rows, workspace } = await given('csv', csv(good, broken))
  const [row] = await rows()
  expect(row).toMatchObject({ row: 3, text: broken, fixedText: null })
  const id = String(row!.id)
  const fixed = await json('quarantine', 'fix', id, '--set', 'at=2026-01-06T09:00:00Z')
  expect(fixed).toEqual({ id: row!.id, text: whole, problem: null })
  expect(await json('quarantine', 'replay', id)).toEqual({ replayed: 1, left: [] })
  expect(await contentsOf(database, workspace.id)).toEqual(await imported('csv', csv(good, whole)))
  expect(await rows()).toEqual([])
  expect(await json('source', 'list')).toMatchObject([
    { quarantined: 0, messages: 2, runs: [{ received: 2, new: 2, rejected: 0 }] },
  ])
  await expectSound(database.pool, workspace.id)
})

test('a whole line can be given, its place and time zone read as in the file', async () => {
  const zone = { timeZone: 'Europe/Berlin', name: 'local.csv', accounts: ['help@acorn.example'], channel: 'chat' }
  const [first, second] = ['1;2026-01-05 09:00;ann;Where is it?', '2;2026-01-06 10:00;bob;Where is it?']
  const { json, rows, workspace } = await given('csv', csv(first, 'just words'), zone)
  const [row] = await rows()
  await json('quarantine', 'fix', String(row!.id), '--text', second)
  await json('quarantine', 'replay', '--all')
  expect(await contentsOf(database, workspace.id)).toEqual(await imported('csv', csv(first, second), zone))
})

test('rows of records and of tweets are read again too', async () => {
  const ask = wrote('a1', '2026-01-05', 'ann@example.org', 'Where is my order?')
  const answer = replied('a2', '2026-01-06', 'It arrives tomorrow.')
  const mail = await given('jsonl', ask + answer.replace('outbound', 'sideways'))
  const [line] = await mail.rows()
  expect(line!.reason).toContain('direction')
  await mail.json('quarantine', 'fix', String(line!.id), '--set', 'direction=outbound')
  await mail.json('quarantine', 'replay', '--all')
  expect(await contentsOf(database, mail.workspace.id)).toEqual(await imported('jsonl', ask + answer))

  const head = 'tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id\n'
  const tweets = [
    '1,115,True,Tue Oct 31 22:10:47 +0000 2017,@Acorn where is it?,2,\n',
    '2,Acorn,False,Tue Oct 31 22:11:45 +0000 2017,@115 It comes tomorrow,,1\n',
  ]
  const twcs = await given('twcs', head + tweets[0] + tweets[1]!.replace('False', 'Perhaps'))
  const [tweet] = await twcs.rows()
  await twcs.json('quarantine', 'fix', String(tweet!.id), '--set', 'inbound=False')
  await twcs.json('quarantine', 'replay', '--all')
  expect(await contentsOf(database, twcs.workspace.id)).toEqual(await imported('twcs', head + tweets.join('')))
})

test('what still cannot be read stays, with the reason; the rest is taken in', async () => {
  const { say, json, rows } = await given('csv', csv(good, broken, broken.replace('2;', '3;')))
  const [first, second] = await rows()
  await json('quarantine', 'fix', String(first!.id), '--set', 'at=2026-01-06T09:00:00Z')
  const bad = await say('quarantine', 'fix', String(second!.id), '--set', 'at=last week')
  expect(bad.out).toContain('still cannot be read: The time "last week"')
  const said = await say('quarantine', 'replay', '--all')
  expect(said).toMatchObject({ reason: 'quarantined', out: expect.stringContaining('Took in 1 row.') as string })
  expect(await rows()).toMatchObject([{ id: second!.id, reason: expect.stringContaining('last week') as string }])
})

test('a row given up no longer waits, and importing the file again does not bring it back', async () => {
  const contents = csv(good, broken)
  const { json, say, rows, workspace } = await given('csv', contents)
  const [row] = await rows()
  await json('quarantine', 'discard', String(row!.id))
  await importText(database, workspace.id, contents, { format: 'csv', mapping })
  expect(await rows()).toEqual([])
  expect(await say('quarantine', 'replay', String(row!.id))).toMatchObject({ reason: 'usage' })
})

test('the same file again says that rows replayed or given up are known, and sets apart only what waits', async () => {
  const contents = csv(good, broken, broken.replace('2;', '3;'), broken.replace('2;', '4;'))
  const { json, rows, workspace } = await given('csv', contents)
  const again = async () => (await importText(database, workspace.id, contents, { format: 'csv', mapping })).run
  const [first, second] = await rows()
  await json('quarantine', 'fix', String(first!.id), '--set', 'at=2026-01-06T09:00:00Z')
  await json('quarantine', 'replay', String(first!.id))
  expect(await again()).toMatchObject({ received: 4, new: 0, updated: 0, unchanged: 2, rejected: 2 })
  await json('quarantine', 'discard', String(second!.id))
  expect(await again()).toMatchObject({ received: 4, unchanged: 3, rejected: 1 })
})

test('what cannot be fixed like that is refused with a sentence that says why', async () => {
  const { say, rows } = await given('csv', csv(good, 'just words'))
  const id = String((await rows())[0]!.id)
  const refusals: [string[], string][] = [
    [['fix', id], 'either --text, or --set'],
    [['fix', id, '--set', 'at'], 'Say it as column=value.'],
    [['fix', id, '--set', 'at=2026-01-05'], 'give the whole of it with --text'],
    [['fix', '999999', '--text', 'x'], 'No row 999999 waits'],
    [['replay'], 'or --all'],
    [['replay', 'x'], 'not a whole number'],
    [['discard', '999999'], 'No row 999999 waits'],
  ]
  for (const [words, sentence] of refusals) {
    const said = await say('quarantine', ...words)
    expect([words, said.reason]).toEqual([words, 'usage'])
    expect(said.err).toContain(sentence)
  }
})

test('a file imported anew with other settings never throws away what was mended by hand', async () => {
  const { json, rows, workspace } = await given('csv', csv(good, broken))
  const [row] = await rows()
  await json('quarantine', 'fix', String(row!.id), '--set', 'at=2026-01-06T09:00:00Z')
  await json('quarantine', 'replay', '--all')
  const before = await contentsOf(database, workspace.id)
  const other = { format: 'csv' as const, mapping: { ...mapping, account: 'help@acorn.example' } }
  await expect(importText(database, workspace.id, csv(good, broken), other)).rejects.toThrow(
    /would be lost; .*rapport source remove \d+/,
  )
  expect(await contentsOf(database, workspace.id)).toEqual(before)
})
