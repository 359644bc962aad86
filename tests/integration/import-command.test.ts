import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { beforeEach, expect, test } from 'vitest'
import { projectFolder } from '#app/platform/env.ts'
import type { Workspace } from '#db/queries/workspace.ts'
import { environment } from '../factories/environment.ts'
import { contentsOf, importText } from '../factories/imported.ts'
import { twcsFile, twcsHeader, type TwcsRow, twcsRows } from '../factories/twcs.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'
import { temporaryFolder } from '../setup/folder.ts'

const database = await createTestDatabase()
let workspace: Workspace
let folder = ''

beforeEach(async () => {
  workspace = await freshWorkspace(database.db)
  folder = await temporaryFolder()
})

type Ended = { code: number | null; out: string; err: string }

/** Runs `rapport import …` as a process of its own, in the test's workspace. */
async function rapport(args: string[], standardInput?: string): Promise<Ended> {
  const child = spawn(process.execPath, ['app/cli.ts', 'import', ...args, '--workspace', workspace.name], {
    cwd: projectFolder,
    env: environment({ DATABASE_URL: database.url, INIT_CWD: folder }),
  })
  child.stdin.end(standardInput ?? '')
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  return { code: code as number | null, out, err }
}

async function write(name: string, contents: string | Buffer): Promise<string> {
  await writeFile(join(folder, name), contents)
  return name
}

const contents = () => contentsOf(database, workspace.id)

const say = (id: number, author: string, inbound: boolean, words: string, parent: number | null = null): TwcsRow => ({
  ...{ id: String(id), author, inbound, text: words, parent: parent === null ? null : String(parent) },
  at: 1_736_000_000 + id * 60,
})
const small = [
  say(1, '501', true, '@AcornHelp where is my parcel?'),
  say(2, 'AcornHelp', false, '@501 It arrives tomorrow.', 1),
  say(3, '501', true, '@AcornHelp thanks!', 2),
]

test('a file that is read whole ends with 0 and says what came of it', async () => {
  const file = await write('talk.csv', twcsFile([...small, small[0]!]))
  const { code, out } = await rapport(['twcs', file])
  expect(code).toBe(0)
  expect(out).toBe('talk.csv: 4 rows read.\n  3 new, 0 changed, 1 already known.\n')
  expect((await contents()).conversations).toHaveLength(1)
})

test('the same file again is already known, from standard input, too', async () => {
  const file = await write('talk.csv', twcsFile(small))
  await rapport(['twcs', file])
  const before = await contents()
  const again = await rapport(['twcs', file])
  expect([again.code, again.out]).toEqual([0, 'talk.csv: 3 rows read.\n  0 new, 0 changed, 3 already known.\n'])
  const piped = await rapport(['twcs', '-'], twcsFile(small))
  expect([piped.code, piped.out]).toEqual([0, 'standard input: 3 rows read.\n  0 new, 0 changed, 3 already known.\n'])
  const json = await rapport(['twcs', '-', '--json'], twcsFile(small))
  expect(JSON.parse(json.out)).toMatchObject({ new: 0, unchanged: 3, state: 'finished' })
  expect(await contents()).toEqual(before)
})

test('--json prints one document about the run, for machines, on standard output alone', async () => {
  const file = await write('talk.csv', twcsFile(small))
  const { code, out, err } = await rapport(['twcs', file, '--json'])
  expect(code).toBe(0)
  expect(JSON.parse(out)).toEqual({
    run: expect.any(Number),
    source: expect.any(Number),
    name: 'talk.csv',
    format: 'twcs',
    state: 'finished',
    received: 3,
    new: 3,
    updated: 0,
    unchanged: 0,
    refused: 0,
    rejected: 0,
    resumedAfter: 0,
    startedAt: expect.stringMatching(/^\d{4}-.*Z$/),
    finishedAt: expect.stringMatching(/^\d{4}-.*Z$/),
    judgingMs: expect.any(Number),
    refusedFields: [],
    notes: [],
  })
  expect(err).toContain('100%')
})

test('rows that cannot be read are set apart, the rest goes on, and the command ends with 4', async () => {
  const broken = `7,501,perhaps,Tue Oct 31 22:10:47 +0000 2017,hello,,\r\n8,501,True,last week,hello,,\r\nhalf a row\r\n`
  const file = await write('talk.csv', twcsFile(small) + broken)
  const { code, out } = await rapport(['twcs', file])
  expect(code).toBe(4)
  expect(out).toContain('6 rows read.\n  3 new')
  expect(out).toContain('3 rows could not be read and are set apart; "rapport quarantine list" shows why.')
  const { rows } = await database.pool.query<{ row_number: number; reason: string; text: string }>(
    'select row_number, reason, text from quarantine where workspace_id = $1 order by 1',
    [workspace.id],
  )
  expect(rows).toEqual([
    {
      row_number: 5,
      reason: '"perhaps" in inbound is neither True nor False.',
      text: expect.stringContaining('7,501'),
    },
    { row_number: 6, reason: expect.stringContaining('"last week"'), text: expect.stringContaining('8,501') },
    { row_number: 7, reason: 'Row 7 has 1 column, the header has 7.', text: 'half a row' },
  ])
  const json = await rapport(['twcs', file, '--json'])
  expect([json.code, JSON.parse(json.out)]).toMatchObject([4, { rejected: 3, unchanged: 3 }])
})

const refusals: [what: string, format: string, contents: string | Buffer, sentence: RegExp, code: string][] = [
  ['an empty file', 'twcs', '', /^The file is empty\.$/m, 'unreadable'],
  ['another table', 'twcs', 'a,b\r\n1,2\r\n', /no column tweet_id, author_id/, 'missing_columns'],
  ['a csv nobody has mapped', 'csv', 'when,what\r\n2025-01-01T00:00:00Z,hello there\r\n', /--map/, 'needs_mapping'],
  ['text that is no JSON', 'jsonl', 'hello\nthere\n', /No line of the file is JSON/, 'unreadable'],
  ['a workbook', 'csv', Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), /save the sheet as CSV/, 'unknown_encoding'],
  [
    'a picture',
    'twcs',
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0xff, 0xfe, 0, 1]),
    /not UTF-8|not a text/,
    'unknown_encoding',
  ],
  ['nothing but counts of applause', 'csv', 'followers,likes\r\n12,3\r\n14,4\r\n', /followers/, 'vanity_metric'],
  ['nothing but counts in JSON', 'jsonl', '{"followers":12,"impressions":400}\n', /followers/, 'vanity_metric'],
]

for (const [what, format, given, sentence, code] of refusals) {
  test(`${what} is refused whole with 3 and a sentence, and nothing is stored`, async () => {
    const file = await write('file', given)
    const json = await rapport([format, file, '--json'])
    expect(json.code).toBe(3)
    expect(json.err).toMatch(sentence)
    expect(json.err).not.toContain('did not expect')
    expect(JSON.parse(json.out)).toEqual({ error: { code, message: expect.stringMatching(sentence) } })
    const { rowCount } = await database.pool.query('select from source where workspace_id = $1', [workspace.id])
    expect(rowCount).toBe(0)
  })
}

test('a path that is missing or a folder is told in a sentence', async () => {
  await mkdir(join(folder, 'there'))
  expect(await rapport(['twcs', 'nowhere.csv'])).toMatchObject({
    code: 3,
    err: expect.stringMatching(/nowhere\.csv cannot be read/),
  })
  expect(await rapport(['twcs', 'there'])).toMatchObject({ code: 3, err: expect.stringMatching(/there is not a file/) })
})

test('what is typed wrongly ends with 2', async () => {
  const file = await write('talk.csv', twcsFile(small))
  expect(await rapport(['tsv', file])).toMatchObject({ code: 2, err: expect.stringMatching(/twcs, csv, jsonl/) })
  expect((await rapport(['twcs'])).code).toBe(2)
  expect(await rapport(['twcs', file, '--channel', 'telegraph'])).toMatchObject({
    code: 2,
    err: expect.stringMatching(/telegraph/),
  })
  expect((await rapport(['csv', file, '--map', 'nowhere.json'])).code).toBe(2)
  expect((await rapport(['csv', file, '--map', await write('map.json', '{"columns":')])).code).toBe(2)
  expect((await rapport(['twcs', file, '--time-zone', 'Mars/Olympus'])).code).toBe(2)
})

const mapping = JSON.stringify({
  shape: 'message',
  direction: 'inbound',
  columns: { at: 'when', text: 'what', author: 'who' },
})

test('dates that can be read two ways are refused until their format is given, times without a zone until it is', async () => {
  const map = await write('map.json', mapping)
  const rows = Array.from({ length: 5 }, (_, n) => `0${n + 1}/04/2016 10:00,where is my order ${n}?,p${n}\r\n`)
  const file = await write('file.csv', `when,what,who\r\n${rows.join('')}`)
  const refused = await rapport(['csv', file, '--map', map])
  expect(refused).toMatchObject({ code: 3, err: expect.stringMatching(/day first or month first/) })
  const zoneless = await rapport(['csv', file, '--map', map, '--time-format', 'D/M/YYYY H:mm'])
  expect(zoneless).toMatchObject({ code: 3, err: expect.stringMatching(/does not say its zone/) })
  const read = await rapport([
    'csv',
    file,
    '--map',
    map,
    '--time-format',
    'D/M/YYYY H:mm',
    '--time-zone',
    'Europe/Berlin',
  ])
  expect(read.code).toBe(0)
  const { rows: stored } = await database.pool.query<{ at: Date }>(
    'select min(occurred_at) as at from message where workspace_id = $1',
    [workspace.id],
  )
  expect(stored[0]!.at.toISOString()).toBe('2016-04-01T08:00:00.000Z')
})

test('the same file with other settings takes the place of what it said before, and says so', async () => {
  const file = await write('talk.csv', twcsFile(twcsRows(2, 30)))
  await rapport(['twcs', file])
  const again = await rapport(['twcs', file, '--also-account', '900001'])
  expect(again).toMatchObject({
    code: 0,
    err: expect.stringMatching(/imported before with other settings; that import is taken back first/),
  })
  const other = await freshWorkspace(database.db)
  await importText(database, other.id, twcsFile(twcsRows(2, 30)), { alsoAccounts: ['900001'] })
  expect(await contents()).toEqual(await contentsOf(database, other.id))
})

test('--dry-run counts what an import would do and changes nothing', async () => {
  await rapport(['twcs', await write('first.csv', twcsFile(small))])
  const before = await contents()
  const changed = { ...small[1]!, text: '@501 It arrives on Friday.' }
  const file = await write(
    'second.csv',
    twcsFile([small[0]!, changed, say(4, '502', true, 'Hello @AcornHelp?'), say(4, '502', true, 'Hello @AcornHelp?')]) +
      'broken\r\n',
  )
  const dry = await rapport(['twcs', file, '--dry-run', '--json'])
  expect(dry.code).toBe(0)
  const preview = JSON.parse(dry.out) as Record<string, unknown>
  expect(preview).toMatchObject({ dryRun: true, rows: 5, rejected: 1, accounts: ['AcornHelp'], examples: [{ row: 6 }] })
  expect(await contents()).toEqual(before)
  expect((await database.pool.query('select from source where workspace_id = $1', [workspace.id])).rowCount).toBe(1)
  const run = JSON.parse((await rapport(['twcs', file, '--json'])).out) as Record<string, unknown>
  const counts = ({ new: fresh, updated, unchanged }: Record<string, unknown>) => ({ fresh, updated, unchanged })
  expect(counts(preview)).toEqual({ fresh: 1, updated: 1, unchanged: 2 })
  expect(counts(run)).toEqual(counts(preview))
})

test('counts of applause beside the talk are refused by name and the talk comes in', async () => {
  const map = await write('map.json', mapping)
  const file = await write(
    'file.csv',
    'when,what,who,retweet_count\r\n2025-01-06T10:00:00Z,where is my order?,p1,7\r\n',
  )
  const dry = await rapport(['csv', file, '--map', map, '--dry-run'])
  const { code, out, err } = await rapport(['csv', file, '--map', map])
  expect(code).toBe(0)
  expect(out).toContain('  Refused 1 time: retweet_count counts how far a post travelled')
  expect(dry.out).toContain('  Would be refused 1 time: retweet_count counts how far a post travelled')
  expect((out + err).match(/retweet_count/g)).toHaveLength(1)
  expect((dry.out + dry.err).match(/retweet_count/g)).toHaveLength(1)
  const { rows } = await database.pool.query('select field, times from vanity_refusal where workspace_id = $1', [
    workspace.id,
  ])
  expect(rows).toEqual([{ field: 'retweet_count', times: 1 }])
})

test(
  'what no other program would survive comes in, or is set apart, and the rest with it',
  { timeout: 120_000 },
  async () => {
    const odd = [
      say(10, '601', true, `@AcornHelp ${'help! '.repeat(170_000)}`),
      say(11, '602', true, '@AcornHelp \0NUL\0 and \u202Eright to left\u202C 🤷🏽‍♀️ \\N \\. \t "quoted"'),
      { ...say(12, '603', true, '@AcornHelp the year nought'), at: Date.UTC(2000, 0, 1) / 1000 },
      say(13, 'x'.repeat(512), true, '@AcornHelp long name'),
      say(14, '💥'.repeat(256), true, '@AcornHelp long name of emoji'),
      { ...say(15, '604', true, '@AcornHelp long id'), id: '💥'.repeat(256) },
      { ...say(16, '605', true, '@AcornHelp from the future'), at: Date.UTC(9999, 11, 31) / 1000 },
    ]
    const lines =
      twcsFile(odd) +
      twcsFile(small).slice(twcsHeader.length) +
      '17,606,True,0000-01-01T00:00:00Z,@AcornHelp year nought,,\r\n18,606,True,0099-01-01T00:00:00Z,@AcornHelp year 99,,\r\n'
    const { code, out, err } = await rapport(['twcs', await write('odd.csv', lines), '--json'])
    expect(err).not.toContain('did not expect')
    expect([0, 4]).toContain(code)
    const run = JSON.parse(out) as { new: number; rejected: number }
    expect(run.new + run.rejected).toBe(12)
    expect(run.rejected).toBeLessThanOrEqual(2)
  },
)

test('a JSON line with NUL, lone surrogates and years beyond counting stops nothing', async () => {
  const line = (id: string, over: Record<string, unknown>) =>
    `${JSON.stringify({ type: 'message', id, at: '2025-01-06T10:00:00Z', direction: 'inbound', author: { id: 'p1' }, text: 'Where is it?', ...over })}\n`
  const lines = [
    line('1', { text: 'NUL \u0000 inside' }),
    line('2', {}).replace('Where', '\\ud800 where'),
    line('3', { at: '0000-01-01T00:00:00Z' }),
    line('4', { at: '9999-12-31T23:59:59Z' }),
    line('5', { author: { id: 'p\u0000' } }),
    line('6', { thread: '💥'.repeat(256) }),
    line('7\u0000', {}),
    '{"type":"message","id":"8"}\n',
    line('9', {}),
  ]
  const { code, out, err } = await rapport(['jsonl', await write('odd.jsonl', lines.join('')), '--json'])
  expect(err).not.toContain('did not expect')
  expect(code).toBe(4)
  const run = JSON.parse(out) as { new: number; rejected: number }
  expect(run.new + run.rejected).toBe(9)
  expect(run.new).toBeGreaterThanOrEqual(6)
})

test('a customer with 20,000 messages comes in without taking ever longer', { timeout: 120_000 }, async () => {
  const rows = Array.from({ length: 20_000 }, (_, n) =>
    say(
      n,
      n % 2 === 0 ? '501' : 'AcornHelp',
      n % 2 === 0,
      n % 2 === 0 ? '@AcornHelp where is my parcel?' : '@501 It is coming.',
      n % 40 === 0 ? null : n - 1,
    ),
  )
  const took: number[] = []
  let last = performance.now()
  await importText(database, workspace.id, twcsFile(rows), {
    onProgress: () => {
      took.push(performance.now() - last)
      last = performance.now()
    },
  })
  expect((await contents()).conversations).toHaveLength(500)
  process.stderr.write(`one customer, 20,000 messages: ${took.map((ms) => Math.round(ms)).join(', ')} ms a batch\n`)
  expect(took.reduce((sum, ms) => sum + ms, 0)).toBeLessThan(40_000)
})
