import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { conversationsShape } from '#app/screens/wire.ts'
import { startWeb, type Web } from '../browser/web.ts'
import { importText } from '../factories/imported.ts'
import { same, wrote } from '../factories/mail.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'
import { terminal } from '../setup/terminal.ts'

const database = await createTestDatabase()
const workspace = await freshWorkspace(database.db)
const now = () => new Date('2026-01-06T09:00:00Z')

let web: Web

beforeAll(async () => {
  const lines = [
    wrote('a1', '2026-01-05', 'fb-16', 'Where is it?', {
      ...{ channel: 'facebook', author: { id: 'fb-16', name: 'Heather Rao' } },
    }),
    wrote('b1', '2026-01-05T10:00:00Z', 'bob@example.org', 'My invoice is wrong.'),
    wrote('c1', '2026-01-05T11:00:00Z', 'ann@example.org', 'Where is mine?'),
    wrote('d1', '2026-01-05T12:00:00Z', 'ann@home.example', 'And this one?', {
      author: { id: 'ann@home.example', name: 'Ann Lowe' },
    }),
    same('ann@example.org', 'ann@home.example'),
  ]
  await importText(database, workspace.id, lines.join(''), { format: 'jsonl' })
  web = await startWeb(database.db, now)
})

afterAll(() => web.close())

const named = [
  { customer: 'fb-16', customerName: 'Heather Rao' },
  { customer: 'bob@example.org', customerName: null },
  { customer: 'ann@example.org, ann@home.example', customerName: 'Ann Lowe' },
  { customer: 'ann@example.org, ann@home.example', customerName: 'Ann Lowe' },
]

test('the API and its CSV give a customer’s ids, and the name where a source told one', async () => {
  const list = `${web.url}/api/v1/conversations?workspace=${workspace.name}&measure=waiting_now`
  const { conversations } = conversationsShape.parse(await (await fetch(list)).json())
  expect(conversations).toMatchObject(named)
  const csv = await (await fetch(`${list}&format=csv`)).text()
  const rows = parse(csv, { columns: true }) as Record<string, string>[]
  const wanted = named.map(({ customer, customerName }) => ({ customer, customer_name: customerName ?? '' }))
  expect(rows).toMatchObject(wanted)
})

test('the page and the terminal call customers by their names, with the ids beside them', async () => {
  const page = await (await fetch(`${web.url}/w/${workspace.name}/conversations?measure=waiting_now`)).text()
  const cells = [...page.matchAll(/<td data-label="customer">(.*?)<\/td>/g)].map(([, cell = '']) =>
    cell.replaceAll(/<!-- -->|<[^>]*>/g, ''),
  )
  expect(cells.slice(0, 2)).toEqual(['Heather Rao fb-16', 'bob@example.org'])
  expect(page).toContain('<td>Facebook</td>')
  expect(page).toContain('<option value="facebook">Facebook</option>')
  const { say, json } = terminal(database, { workspace: workspace.name, now })
  const { out } = await say('waiting')
  expect(out).toContain('Heather Rao (fb-16)')
  expect(out).toContain('customer bob@example.org')
  expect(await json('waiting')).toMatchObject({ waiting: named })
})
