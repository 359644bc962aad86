import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { waitingShape } from '#app/screens/wire.ts'
import { startWeb, type Web } from '../browser/web.ts'
import { importText } from '../factories/imported.ts'
import { wrote } from '../factories/mail.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'

const database = await createTestDatabase()
const workspace = await freshWorkspace(database.db, { promise_hours: '8' })
const lines = ['a', 'b', 'c'].map((thread, n) =>
  wrote(`${thread}1`, `2026-02-0${7 + n}T01:00:00Z`, `=${thread}`, 'Where is my order?'),
)

let web: Web

beforeAll(async () => {
  await importText(database, workspace.id, lines.join(''), { format: 'jsonl' })
  web = await startWeb(database.db, () => new Date('2026-02-09T08:40:00Z'))
})

afterAll(() => web.close())

const get = (search: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(`${web.url}/api/v1/waiting?${new URLSearchParams({ workspace: workspace.name, ...search }).toString()}`, {
    headers,
  })

test('who waits, in the promised shape, page by page', async () => {
  const first = waitingShape.parse(await (await get({ limit: '2' })).json())
  expect(first).toMatchObject({ total: 3, customers: 3, pastPromise: 2, claimed: 0 })
  expect(first.waiting.map(({ id, pastPromise }) => [id, pastPromise])).toEqual([
    ['email:a1', true],
    ['email:b1', true],
  ])
  const second = waitingShape.parse(await (await get({ limit: '2', after: first.next! })).json())
  expect(second.waiting).toMatchObject([{ id: 'email:c1', promiseHours: 8, text: 'Where is my order?' }])
  expect(second.next).toBeNull()
  const then = waitingShape.parse(await (await get({ 'as-of': '2026-02-07T03:00:00Z' })).json())
  expect(then).toMatchObject({ total: 1, pastPromise: 0, waiting: [{ waitedSeconds: 7200 }] })
})

test('the whole list as CSV, in which no cell is a formula', async () => {
  const answer = await get({ limit: '1' }, { accept: 'text/csv' })
  expect(answer.headers.get('content-type')).toContain('text/csv')
  const rows = parse<Record<string, string>>(await answer.text(), { columns: true })
  expect(rows.map((row) => [row['id'], row['customer_name'], row['past_promise']])).toEqual([
    ['email:a1', "'=a", 'true'],
    ['email:b1', "'=b", 'true'],
    ['email:c1', "'=c", 'false'],
  ])
})

test.each([{ show: 'nonsense' }, { after: 'nonsense' }, { limit: '0' }, { channel: 'nonsense' }])(
  'what cannot be read is refused in a sentence: %o',
  async (search) => {
    const answer = await get(search)
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ error: { code: 'bad_filter' } })
  },
)
