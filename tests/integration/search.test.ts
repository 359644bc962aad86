import { expect, test } from 'vitest'
import { readWords } from '#app/ingestion/read-words.ts'
import { inView } from '#app/screens/in-view.server.ts'
import { loadSearch } from '#app/screens/search.server.ts'
import { atThisMachine, type Asker } from '#app/rights/asker.ts'
import { foundCsv } from '#app/screens/search-csv.server.ts'
import { readAsked } from '#app/screens/search-asked.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { importText } from '../factories/imported.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'
import { terminal } from '../setup/terminal.ts'

const database = await createTestDatabase()
const { db, pool } = database
const now = () => new Date('2026-02-20T09:00:00Z')

const said = (id: string, author: string, at: string, text: string, more: object = {}) =>
  `${JSON.stringify({ type: 'message', id, channel: 'email', direction: 'inbound', thread: id, account: 'help@acorn.example', author: { id: author }, at: `${at}T09:00:00Z`, text, ...more })}\n`
const lines = [
  said('m1', 'ruta@example.org', '2026-02-01', 'My BOOTS are leaking, where is my refund?', {
    ...{ author: { id: 'ruta@example.org', name: 'Rūta Klein' }, topic: 'returns' },
  }),
  said('m1b', 'help@acorn.example', '2026-02-02', 'A new pair ships today & arrives <b>tomorrow</b>.', {
    ...{ direction: 'outbound', author: { id: 'help@acorn.example' }, to: { id: 'ruta@example.org' }, thread: 'm1' },
  }),
  said('m2', 'kim@example.org', '2026-02-05', 'Terrible! My tent arrived broken and nobody answers.'),
  said('m3', 'ada', '2026-02-08', 'Do you sell boots for children?', { channel: 'x', account: 'acorn' }),
  said('m4', 'noor@example.org', '2026-02-09', 'Thank you all, lovely people.'),
]

async function given(of = lines) {
  const workspace = await freshWorkspace(db)
  await importText(database, workspace.id, of.join(''), { format: 'jsonl' })
  await readWords(pool, workspace.id)
  return workspace
}
type Workspace = Awaited<ReturnType<typeof given>>

const access = (asker: Asker = atThisMachine) => ({
  ...{ db, now, askerOf: () => asker },
  inWorkspace: <T>(
    ...[scope, work]: Parameters<typeof inWorkspace<T>> extends [unknown, infer S, infer W] ? [S, W] : never
  ) => inWorkspace(db, scope, work),
})

async function look(workspace: Workspace, address: string, asker?: Asker) {
  const search = new URLSearchParams(address)
  const result = await inView(access(asker), workspace.name, search, (trx, seen) => loadSearch(trx, seen, search))
  if (!result.ok) throw new Error(result.message)
  return result.value.list
}
const idsOf = async (...asked: Parameters<typeof look>) => (await look(...asked)).conversations.map(({ id }) => id)

test.each([
  ['nothing asked: all, newest first', '', ['m4', 'm3', 'm2', 'm1']],
  ['a word, however it is written, and as it begins', 'q=boot', ['m3', 'm1']],
  ['words of different messages of one conversation', 'q=leaking+tomorrow', ['m1']],
  ['a word that nobody wrote', 'q=kayak', []],
  ['a name without its accent', 'q=ruta', ['m1']],
  ['a name, where only names are asked', 'customer=kle', ['m1']],
  ['a word, where only names are asked', 'customer=boots', []],
  ['an address', 'customer=kim%40example.org', ['m2']],
  ['a topic', 'topic=Returns', ['m1']],
  ['a channel', 'channel=x', ['m3']],
  ['an account', 'account=help%40acorn.example&q=boots', ['m1']],
  ['a standing', 'standing=no_answer_needed', ['m4']],
  ['who waits', 'standing=waiting', ['m3']],
  ['a word of those who wait', 'q=boots&standing=waiting', ['m3']],
  ['a complaint', 'complaint=yes', ['m2', 'm1']],
  ['a tone', 'tone=unhappy&q=tent', ['m2']],
  ['days', 'from=2026-02-05&to=2026-02-09', ['m3', 'm2']],
  ['as of a day on which it had not begun', 'q=boots&as-of=2026-02-03', ['m1']],
])('finds by %s', async (_, address, expected) => {
  const workspace = await given()
  const found = await look(workspace, address)
  expect(found.conversations.map(({ id }) => id.replace(/^.*:/, ''))).toEqual(expected)
  expect(found.total).toBe(expected.length)
})

test('shows what was said around the word, and who said it', async () => {
  const { conversations } = await look(await given(), 'q=tomorrow')
  expect(conversations[0]).toMatchObject({
    customerName: 'Rūta Klein',
    snippet: {
      ours: true,
      by: 'help@acorn.example',
      parts: [{ text: 'A new pair ships today & arrives <b>' }, { text: 'tomorrow', found: true }, { text: '</b>.' }],
    },
  })
})

test.each([`'; drop table message; --`, `' | 'x':* & !( `, `\\'boots`, `boots' or 1=1`, '%_', '\u{1F97E} boots'])(
  'what is looked for is words, never anything else: %s',
  async (q) => {
    const workspace = await given()
    const search = new URLSearchParams({ q })
    const read = readAsked(search)
    if (read.ok) for (const id of await idsOf(workspace, search.toString())) expect(id).toMatch(/:m[13]$/)
    else expect(read.reason).toContain('holds no word')
    expect(await idsOf(workspace, '')).toHaveLength(4)
  },
)

test('finds nothing of another workspace, forgotten people or deleted words', async () => {
  const workspace = await given()
  const other = await given([said('o1', 'zoe@example.org', '2026-02-01', 'Where is my kayak?')])
  expect(await idsOf(workspace, 'q=kayak')).toEqual([])
  expect(await idsOf(other, 'q=kayak')).toHaveLength(1)
  await terminal(database, { workspace: workspace.name }).say('forget', 'email:ruta@example.org', '--yes')
  for (const address of ['q=leaking', 'customer=ruta', 'q=klein']) expect(await idsOf(workspace, address)).toEqual([])
  const deleted = { type: 'outcome', id: 'd1', kind: 'deleted', at: '2026-02-10T09:00:00Z', actor: 'customer' }
  const line = JSON.stringify({ ...deleted, channel: 'email', message: 'm2' })
  await importText(database, workspace.id, line, { format: 'jsonl', name: 'deleted' })
  expect(await idsOf(workspace, 'q=tent')).toEqual([])
  expect((await look(workspace, '')).stillReading).toBe(true)
  await readWords(pool, workspace.id)
  expect(await idsOf(workspace, 'q=tent')).toEqual([])
  expect(await idsOf(workspace, 'customer=kim')).toHaveLength(1)
  expect((await look(workspace, '')).stillReading).toBe(false)
})

test('an agency finds what is in its charge, and counts no more', async () => {
  const workspace = await given()
  const { say } = terminal(database, { workspace: workspace.name })
  await say('team', 'add', 'Marlowe', '--kind', 'outsourced')
  await say('stewardship', 'add', 'Tweets', '--team', 'Marlowe', '--channel', 'x', '--from', '2026-01-01')
  const { rows } = await pool.query<{ id: number }>('select id from team where workspace_id = $1', [workspace.id])
  const agency = { ...atThisMachine, teams: rows.map(({ id }) => id) }
  const found = await look(workspace, 'q=boots', agency)
  expect([found.total, found.conversations.map(({ channel }) => channel)]).toEqual([1, ['x']])
  expect(await idsOf(workspace, 'q=boots', { ...atThisMachine, teams: [] })).toEqual([])
})

test('what is rare is found behind very many that hold the same words', async () => {
  const workspace = await given([
    said('old', 'ann', '2026-01-01', 'Where is my parcel?', { channel: 'x', account: 'acorn' }),
    said('new', 'bo', '2026-02-01', 'Where is my parcel?'),
  ])
  for (const table of ['conversation', 'conversation_words'])
    await pool.query(
      `insert into ${table} select (jsonb_populate_record(one, jsonb_build_object(
         'id', one.id || n, 'began_at', one.began_at + n * interval '1 second'))).*
       from ${table} one, generate_series(1, 5050) n where one.workspace_id = $1 and one.id = 'email:new'`,
      [workspace.id],
    )
  const found = await look(workspace, 'q=parcel&channel=x')
  expect([found.total, found.isMore, found.conversations.map(({ id }) => id), found.next]).toEqual([
    ...[1, false, ['x:old'], null],
  ])
  expect(await look(workspace, 'q=parcel&channel=x&from=2026-01-15')).toMatchObject({ total: 0, next: null })
  expect(await look(workspace, 'q=parcel')).toMatchObject({ total: 5000, isMore: true })
})

test('of a conversation with more different words than its index holds the first are found', async () => {
  const word = (message: number, nth: number) => `${message}x${nth}x`.padEnd(60, 'q')
  const texts = Array.from({ length: 66 }, (_, message) =>
    Array.from({ length: 300 }, (__, nth) => word(message, nth)).join(' '),
  )
  const workspace = await given(
    texts.map((text, i) => said(`m${i}`, 'ann', `2026-01-0${1 + Math.floor(i / 10)}`, text, { thread: 't' })),
  )
  expect(await idsOf(workspace, `q=${word(0, 0)}`)).toHaveLength(1)
  const { rows } = await pool.query<{ words: string[] }>(
    'select tsvector_to_array(words) as words from conversation_words where workspace_id = $1',
    [workspace.id],
  )
  const known = new Set(texts.flatMap((text) => text.split(' ')).map((one) => `${workspace.id} ${one}`))
  const kept = rows.flatMap(({ words }) => words).filter((one) => !one.includes('@'))
  expect(kept.length).toBeGreaterThan(10_000)
  expect(kept.filter((one) => !known.has(one))).toEqual([])
})

test('pages lead to every conversation once, and the CSV holds the same', async () => {
  const many = Array.from({ length: 120 }, (_, i) =>
    said(
      `p${i}`,
      `p${i}@example.org`,
      `2026-01-${String((i % 28) + 1).padStart(2, '0')}`,
      `Where are my boots no ${i}?`,
    ),
  )
  const workspace = await given(many)
  const seen: string[] = []
  for (let after: string | null = ''; after !== null;) {
    const page = await look(workspace, `q=boots&after=${encodeURIComponent(after)}`)
    expect(page.total).toBe(120)
    seen.push(...page.conversations.map(({ id }) => id))
    after = page.next
  }
  expect([seen.length, new Set(seen).size]).toEqual([120, 120])
  const search = new URLSearchParams('q=boots')
  const csv = await inView(access(), workspace.name, search, (_, { scope, view }) =>
    new Response(foundCsv(access(), scope, view, { q: 'boots' })).text(),
  )
  const rows = (csv.ok ? csv.value : '').trim().split('\r\n').slice(1)
  expect(rows.map((row) => row.split(',')[0])).toEqual(seen)
})
