import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { importText } from '../factories/imported.ts'
import { replied, wrote } from '../factories/mail.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'
import { terminal } from '../setup/terminal.ts'

const database = await createTestDatabase()
const now = () => new Date('2026-06-15T12:00:00Z')

/** Five people who wrote on a Friday at 16:00 and were answered on the Monday after at 10:00. */
async function given() {
  const workspace = await freshWorkspace(database.db)
  const lines = 'abcde'
    .split('')
    .flatMap((thread) => [
      wrote(`${thread}1`, '2026-05-29T16:00:00Z', `${thread}@example.org`, 'Where is my order?'),
      replied(`${thread}2`, '2026-06-01T10:00:00Z', 'It arrives tomorrow.'),
    ])
  await importText(database, workspace.id, lines.join(''), { format: 'jsonl' })
  const audit = async () => {
    const { rows } = await database.pool.query<{ action: string; subject: string; before: unknown; after: unknown }>(
      'select action, subject, before, after from audit where workspace_id = $1 order by id',
      [workspace.id],
    )
    return rows
  }
  return { ...terminal(database, { workspace: workspace.name, now }), audit }
}

const office = 'mon-fri 09:00-17:00'

test('hours set at the terminal are the second clock of readings, and taking them back leaves none', async () => {
  const { say, json, readings, audit } = await given()
  const none = (await readings('--clock', 'business'))['first_response']
  expect(none).toMatchObject({ state: 'none', value: null, n: 0 })
  expect((await say('readings', '--clock', 'business')).out).toContain('No business hours are set')

  const set = { channel: null, from: null, timeZone: 'UTC', hours: office }
  expect(await json('hours', 'set', office)).toEqual(set)
  expect((await readings('--clock', 'business'))['first_response']).toMatchObject({ value: 7200, n: 5 })
  expect((await readings())['first_response']).toMatchObject({ value: 66 * 3600, n: 5 })
  await json('hours', 'set', 'mon-fri 08:00-17:00', '--from', '2026-06-01', '--zone', 'Europe/London')
  // From 08:00 in London, 07:00 in UTC: three hours instead of one on the Monday.
  expect((await readings('--clock', 'business'))['first_response']).toMatchObject({ value: 4 * 3600 })
  expect(await json<unknown[]>('hours', 'list')).toHaveLength(2)

  await json('hours', 'remove', '--from', '2026-06-01')
  expect(await json('hours', 'list')).toEqual([set])
  expect((await audit()).map(({ action, subject }) => `${action}: ${subject}`)).toEqual([
    'set business hours: every channel',
    'set business hours: every channel',
    'remove business hours: every channel',
  ])
})

test('holidays are added by hand and from a calendar, and shorten waits', async () => {
  const { say, json, readings } = await given()
  await json('hours', 'set', office)
  await json('holiday', 'add', '2026-06-01', 'Whit Monday')
  expect((await readings('--clock', 'business'))['first_response']).toMatchObject({ value: 3600 })
  await json('holiday', 'remove', '2026-06-01')
  expect((await readings('--clock', 'business'))['first_response']).toMatchObject({ value: 7200 })

  const file = join(await mkdtemp(join(tmpdir(), 'rapport-test-folder-')), 'holidays.csv')
  await writeFile(file, 'day,name\n2026-12-25,Christmas\n2026-12-26,Boxing Day\n')
  expect(await json('holiday', 'import', file)).toMatchObject({ added: [{ day: '2026-12-25' }, { day: '2026-12-26' }] })
  expect(await json('holiday', 'import', file)).toMatchObject({ added: [], renamed: [] })
  expect(await json<unknown[]>('holiday', 'list')).toHaveLength(2)
  expect(await say('holiday', 'remove', '2026-12-24')).toMatchObject({
    reason: 'usage',
    err: '2026-12-24 is no holiday.',
  })
})

test('the promise in force when a wait began counts, on its own clock, on its channel', async () => {
  const { say, json, readings, audit } = await given()
  const within = async () => (await readings())['answered_within']?.value
  expect(await within()).toBe(0)
  const refused = await say('promise', 'set', '4', '--clock', 'business')
  expect(refused).toMatchObject({ reason: 'usage' })
  expect(refused.err).toContain('set them first')

  await json('hours', 'set', office)
  await json('promise', 'set', '4', '--clock', 'business', '--channel', 'email')
  expect(await within()).toBe(1)
  // Made after these waits began: it says nothing of them.
  await json('promise', 'set', '1', '--channel', 'email', '--from', '2026-06-01')
  expect(await within()).toBe(1)
  await json('promise', 'set', 'off', '--channel', 'email', '--from', '2026-05-01')
  expect(await within()).toBeNull()
  expect(await json('promise', 'list')).toEqual([
    { channel: null, from: null, hours: 8, clock: 'wall' },
    { channel: 'email', from: null, hours: 4, clock: 'business' },
    { channel: 'email', from: '2026-05-01', hours: null, clock: 'wall' },
    { channel: 'email', from: '2026-06-01', hours: 1, clock: 'wall' },
  ])

  const kept = await say('hours', 'remove')
  expect(kept).toMatchObject({
    reason: 'usage',
    err: 'What is promised on email is counted in them: change that first.',
  })
  await json('promise', 'remove', '--channel', 'email', '--from', '2026-05-01')
  expect(await within()).toBe(1)
  expect((await audit()).at(-1)).toMatchObject({ action: 'remove promise', subject: 'email', before: { hours: null } })
})

test("the promise for every channel from the beginning is the workspace's own setting", async () => {
  const { say, json, readings } = await given()
  await json('promise', 'set', '70')
  expect((await readings())['answered_within']?.value).toBe(1)
  expect(await json('promise', 'list')).toEqual([{ channel: null, from: null, hours: 70, clock: 'wall' }])
  expect((await say('promise', 'remove')).err).toContain('not removed')
})

test('what cannot be is refused in a sentence that says what can', async () => {
  const { say } = await given()
  const refusals: [string[], string][] = [
    [['hours', 'set', 'always'], 'neither a day nor a time'],
    [['hours', 'set', office, '--zone', 'Berlin'], 'is no time zone'],
    [['hours', 'set', office, '--channel', 'fax'], 'Allowed choices'],
    [['hours', 'remove', '--from', '2026-01-01'], 'There are no business hours of every channel from 2026-01-01 on.'],
    [['promise', 'set', '0'], 'above 0'],
    [['promise', 'remove', '--channel', 'x'], 'There is no promise for x'],
    [['holiday', 'import', '/no/such/file'], 'cannot be read'],
  ]
  for (const [words, sentence] of refusals) expect((await say(...words)).err).toContain(sentence)
})
