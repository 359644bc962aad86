import type { UNSAFE_RouteConfigEntry as Entry } from '@remix-run/dev'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeSignInLink } from '#app/actions/sign-in.server.ts'
import { readWords } from '#app/ingestion/read-words.ts'
import { atThisMachine } from '#app/rights/asker.ts'
import routes from '#app/routes.ts'
import { makeShareLink } from '#app/weekly-report/share.server.ts'
import { rules } from '../contract/rights-rules.ts'
import { filled } from '../contract/walked.ts'
import { busyWeekLines } from '../factories/busy-week.ts'
import { importText } from '../factories/imported.ts'
import { insertLongHistory } from '../factories/long-history.ts'
import { insertTwoSides } from '../factories/two-sides.ts'
import { insertTwoTeams, twoTeamsNow } from '../factories/two-teams.ts'
import { cookieOf, makePerson } from '../factories/signed-in.ts'
import { launchBrowser } from '../setup/browser.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'
import { terminal } from '../setup/terminal.ts'
import { expectWhole } from './page.ts'
import { startWeb, type Web } from './web.ts'

const database = await createTestDatabase()
const { db, pool } = database
const full = await freshWorkspace(db)
const empty = await freshWorkspace(db)
const busy = await freshWorkspace(db)
const long = await freshWorkspace(db, { is_sample: true })
const sides = await freshWorkspace(db, { time_zone: 'Europe/Berlin' })

let web: Web
let asNobody: Web
let asViewer: Web
let browser: Browser
let folder: string
/** What addresses of `full` are filled with where the rules only say who may see them, and what is asked of them. */
let made: Record<string, Record<string, string>>

/** Somebody with a name that breaks nowhere, one who writes from right to left, and seven who were told the same. */
function unusual(): string {
  const message = (id: string, text: string, more: object) =>
    JSON.stringify({ type: 'message', id, channel: 'email', direction: 'inbound', text, ...more })
  const wide = 'W'.repeat(120)
  const people: [string, string, string][] = [
    ['wide', wide, `${wide}? ${wide}!`],
    ['rtl', 'עדה כהן', 'שלום, איפה ההזמנה שלי? היא מאחרת 🙁'],
    ['emoji', '👩🏽‍🚀🏳️‍🌈', 'Where is my 🎁? ★★☆☆☆'],
  ]
  const asked = people.map(([id, name, text], i) =>
    message(`u${i}`, text, {
      at: `2026-02-0${i + 4}T09:00:00Z`,
      author: { id, name },
      topic: id === 'wide' ? wide : id,
    }),
  )
  const told = [1, 2, 3, 4, 5, 6, 7].flatMap((n) => [
    message(`k${n}`, 'Where is my parcel?', {
      at: `2026-01-1${n}T09:00:00Z`,
      thread: `k${n}`,
      author: { id: `k${n}` },
    }),
    message(`t${n}`, `Hi K${n}, it left our warehouse today and is with you tomorrow. ^AB`, {
      ...{ at: `2026-01-1${n}T10:00:00Z`, thread: `k${n}`, direction: 'outbound', author: { id: 'desk' } },
    }),
  ])
  return [...asked, ...told].join('\n')
}

async function fillFull(): Promise<void> {
  await insertTwoTeams(database, full)
  const { source } = await importText(database, full.id, unusual(), {
    format: 'jsonl',
    name: `${'long-'.repeat(30)}.jsonl`,
  })
  await readWords(pool, full.id)
  const form = new FormData()
  form.set('file', new Blob(['id,when,who,words,likes\n1,2026-01-05T10:00:00Z,ann,Where is it?,3\n']), 'again.csv')
  const sent = await fetch(`${web.url}/w/${full.name}/sources/add`, { method: 'POST', body: form })
  const { rows } = await pool.query<{ id: number }>(
    `select customer_id as id from identity where workspace_id = $1 and external_id = 'wide'`,
    [full.id],
  )
  const sharing = { workspace: full, asker: atThisMachine, monday: '2026-02-02' }
  const { secret } = await makeShareLink({ db }, sharing, { days: 30, showsWords: true })
  made = {
    '/s/:secret': { secret },
    '/w/:workspace/customers/:id': { id: String(rows[0]!.id) },
    '/w/:workspace/conversations/:id': { id: 'email:u0' },
    '/w/:workspace/near-copies/:id': { id: 'email:t7' },
    '/w/:workspace/sources/:source': { source: String(source.id) },
    '/w/:workspace/sources/uploads/:upload': { upload: new URL(sent.url).pathname.split('/').at(-1) ?? '' },
  }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rapport-test-uploads-'))
  const now = () => twoTeamsNow
  web = await startWeb(db, now, { uploads: { folder, maxBytes: 2 ** 20 } })
  browser = await launchBrowser()
  await fillFull()
  await importText(database, busy.id, busyWeekLines().join(''), { format: 'jsonl' })
  await fetch(`${web.url}/w/${busy.name}/check-the-judge`, {
    method: 'POST',
    body: new URLSearchParams({ do: 'draw' }),
  })
  const [handover, slower] = ['2025-08-04', { '2026-02-02': 3 }]
  await insertLongHistory(db, long, { from: '2025-03-03', to: '2026-02-09', handover, slower })
  await pool.query(
    `insert into source_gap (workspace_id, source_id, from_at, reason, made_by)
     select workspace_id, id, '2026-01-13T10:00Z', 'Their key ran out.', 'us' from source where workspace_id = $1`,
    [long.id],
  )
  await insertTwoSides(db, sides, terminal(database, { workspace: sides.name, now }))
  asNobody = await startWeb(db, now, { signedIn: false })
  const viewer = await makePerson(db, { workspaceId: full.id, role: 'viewer' })
  asViewer = await startWeb(db, now, { signedInAs: await cookieOf(db, viewer) })
  made['/link/:secret'] = { secret: await makeSignInLink(db, viewer.id) }
}, 180_000)

afterAll(async () => {
  await browser.close()
  for (const one of [web, asNobody, asViewer]) await one.close()
  await rm(folder, { recursive: true, force: true })
})

/** The addresses that are answered by a page. */
const pages = [...new Set(routes.flatMap((entry) => pagesOf(entry, '')))]

function pagesOf({ path, file, children }: Entry, before: string): string[] {
  const here = path === undefined ? before : `${before}/${path}`
  const isPage = file.endsWith('.tsx') && !children
  return [...(isPage ? [here || '/'] : []), ...(children ?? []).flatMap((child) => pagesOf(child, here))]
}

const asked: Record<string, Record<string, string>> = {
  '/w/:workspace/health/about': { week: '2026-W06' },
  '/w/:workspace/compare/conversations': { a: 'Mail', b: 'X', of: 'first_response', side: 'a' },
}

test.each(pages)('%s', { timeout: 120_000 }, async (address) => {
  const { get, fill, search } = rules[address]!
  const path = filled(
    address,
    { workspace: full.name, ...fill?.own, ...made[address] },
    asked[address] ?? search?.own ?? {},
  )
  const { url } = get === 'anybody' ? asNobody : web
  // The gallery shows headings, too.
  const { status, title } = await expectWhole(browser, `${url}${path}`, { headings: address === '/ui' ? 3 : 1 })
  const isNobodys = get === 'anybody' && fill !== undefined && !made[address]
  if (!isNobodys && !address.endsWith('*')) expect(status).toBe(200)
  expect(title).toMatch(address === '/s/:secret' ? /Week.6/ : /(^|· )Rapport$/)
})

const places = [
  'health',
  'waiting',
  'conversations',
  'customers',
  'compare',
  'weekly',
  'sources',
  'measures',
  'settings',
]

test.each(places)('%s before anything has come in', { timeout: 120_000 }, async (place) => {
  expect((await expectWhole(browser, `${web.url}/w/${empty.name}/${place}`)).status).toBe(200)
})

const states: [string, () => string, number][] = [
  ['a signal, charts, and a source that is missing', () => `${long.name}/health`, 200],
  ['what a signal was about', () => `${busy.name}/health/about?week=2026-W02`, 200],
  ['a difference', () => `${sides.name}/compare?a=Our+people&b=The+agency`, 200],
  ['nobody wrote', () => `${full.name}/health?channel=phone`, 200],
  ['none of those who wait', () => `${full.name}/waiting?channel=phone`, 200],
  ['the conversations of a number', () => `${busy.name}/conversations?measure=resolution_rate&part=presumed`, 200],
  ['what was looked for', () => `${full.name}/conversations?q=parcel&complaint=no`, 200],
  ['nothing found', () => `${full.name}/conversations?q=kayak`, 200],
  ['nobody found', () => `${full.name}/customers?q=kayak`, 200],
  [
    'one more of a person looked for',
    () => `${full.name}/customers/${made['/w/:workspace/customers/:id']!['id']}?same=a`,
    200,
  ],
  ['a message to check', () => `${busy.name}/check-the-judge`, 200],
  ['a filter that cannot be read', () => `${full.name}/health?week=2026-W60`, 400],
  ['a queue that cannot be read', () => `${full.name}/waiting?show=nonsense`, 400],
  ['a conversation that is not there', () => `${full.name}/conversations/nothing`, 404],
  ['a workspace that is not there', () => 'nobody/health', 404],
]

test.each(states)('%s', { timeout: 120_000 }, async (_, path, expected) => {
  expect((await expectWhole(browser, `${web.url}/w/${path()}`)).status).toBe(expected)
})

test('what somebody may not see', { timeout: 120_000 }, async () => {
  expect((await expectWhole(browser, `${asViewer.url}/w/${full.name}/sources/add`)).status).toBe(403)
})
