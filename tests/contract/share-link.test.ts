import { afterAll, beforeAll, expect, test } from 'vitest'
import { atThisMachine } from '#app/rights/asker.ts'
import type { Access } from '#app/screens/in-view.server.ts'
import { writeLetter } from '#app/weekly-report/freeze.server.ts'
import { makeShareLink } from '#app/weekly-report/share.server.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { startWeb, type Web } from '../browser/web.ts'
import { busyNow, busyWeekLines } from '../factories/busy-week.ts'
import { importText } from '../factories/imported.ts'
import { wrote } from '../factories/mail.ts'
import { cookieOf, makePerson } from '../factories/signed-in.ts'
import { newVisitor } from '../factories/visitor.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'

const database = await createTestDatabase()
const { db, pool } = database
const workspace = await freshWorkspace(db)
const week = '2026-W01'
const monday = '2025-12-29'

/** Came due in the week, and nobody answered. */
const ann = { thread: 'ann', author: { id: 'ann@example.org', name: 'Ann Marigold' } }
const lines = [
  wrote('ann1', '2025-12-16T09:00:00Z', 'ann@example.org', 'Where is my turquoise parcel?', ann),
  wrote('ann2', '2025-12-17T09:00:00Z', 'ann@example.org', 'I am still waiting!', ann),
]
const [theirWords, theirName] = ['turquoise', 'Marigold']

let web: Web

beforeAll(async () => {
  await importText(database, workspace.id, [...busyWeekLines(), ...lines].join(''), { format: 'jsonl' })
  const access: Access = {
    ...{ db, askerOf: () => atThisMachine, now: () => busyNow },
    inWorkspace: (scope, work) => inWorkspace(db, scope, work),
  }
  for (const one of [week, '2026-W02']) await writeLetter(access, workspace.name, one, 'us')
  web = await startWeb(db, () => busyNow, { signedIn: false })
})

afterAll(() => web.close())

const make = (wanted: { days?: 1 | 7 | 30; showsWords?: boolean } = {}) =>
  makeShareLink(
    { db },
    { workspace, asker: atThisMachine, monday },
    { days: wanted.days ?? 7, showsWords: wanted.showsWords ?? false },
  )

const look = async (path: string, init: RequestInit = {}) => {
  const answer = await fetch(`${web.url}${path}`, { redirect: 'manual', ...init })
  return { status: answer.status, headers: answer.headers, text: await answer.text() }
}
/** What differs from one answer to the next of the same page. */
const still = (html: string) => html.replaceAll(/nonce="[^"]*"|"nonce":"[^"]*"/g, '')

test('whoever has the link reads the letter without signing in, and nothing of it is kept, listed or passed on', async () => {
  const { secret } = await make()
  const { status, headers, text } = await look(`/s/${secret}`)
  expect(status).toBe(200)
  expect(text.includes('its figures do not change any more')).toBe(true)
  expect(headers.get('referrer-policy')).toBe('no-referrer')
  expect(headers.get('x-robots-tag')).toBe('noindex, nofollow')
  expect(headers.get('cache-control')).toBe('private, no-store')
  expect(text.includes('<meta name="robots" content="noindex, nofollow"')).toBe(true)
  expect(headers.getSetCookie()).toEqual([])
})

test('customers’ words and names are shown only where whoever made the link chose so, and no way leads further', async () => {
  const [without, withWords] = [await make(), await make({ showsWords: true })]
  const quiet = (await look(`/s/${without.secret}`)).text
  const open = (await look(`/s/${withWords.secret}`)).text
  const found = (page: string) => [theirWords, theirName].map((word) => page.includes(word))
  expect(found(quiet)).toEqual([false, false])
  expect(found(open)).toEqual([true, true])
  expect(quiet.includes('A customer wrote')).toBe(true)
  for (const page of [quiet, open, (await look(`/s/${without.secret}.data`)).text])
    expect([`/w/${workspace.name}`, 'email:ann1'].map((way) => page.includes(way))).toEqual([false, false])
})

test('a link that is too old, was ended or never was opens nothing, in the same words', async () => {
  const [old, ended] = [await make(), await make()]
  await pool.query(
    "update platform.share_link set made_at = now() - interval '8 days', expires_at = now() where id = $1",
    [old.id],
  )
  await pool.query('delete from platform.share_link where id = $1', [ended.id])
  const answers = await Promise.all(
    [old.secret, ended.secret, 'never-was', 'cut short.'].map((secret) => look(`/s/${encodeURIComponent(secret)}`)),
  )
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404])
  expect(answers[0]!.text.includes('This link shows nothing.')).toBe(true)
  const [first, ...others] = answers.map(({ text }, nth) => {
    const asked = encodeURIComponent([old.secret, ended.secret, 'never-was', 'cut short.'][nth]!)
    return still(text).replaceAll(asked, '').replaceAll(decodeURIComponent(asked), '')
  })
  for (const other of others) expect(other).toBe(first)
  expect((await look(`/s/${old.secret}/letter.pdf`)).status).toBe(404)
})

test('no link lives longer than 30 days, and its secret is not in the database', async () => {
  const { id, secret } = await make({ days: 30 })
  const longer = pool.query("update platform.share_link set expires_at = expires_at + interval '1 s' where id = $1", [
    id,
  ])
  await expect(longer).rejects.toThrow(/check/)
  const { rows } = await pool.query('select * from platform.share_link')
  expect(JSON.stringify(rows)).not.toContain(secret)
})

test('a manager makes a link, sees how often it was opened, and ends it; each is in the audit log', async () => {
  const manager = await makePerson(db, { workspaceId: workspace.id, role: 'manager' })
  const Cookie = await cookieOf(db, manager)
  const page = `/w/${workspace.name}/weekly/${week}/share`
  const post = (form: Record<string, string>) =>
    look(page, { method: 'POST', headers: { Cookie, Origin: web.url }, body: new URLSearchParams(form) })
  expect((await post({ do: 'make', days: '365' })).status).toBe(422)
  const made = await post({ do: 'make', days: '1' })
  const secret = /\/s\/([\w-]{43})/.exec(made.text)![1]!
  const stranger = newVisitor()
  for (const _ of [1, 2]) expect((await stranger.ask(`${web.url}/s/${secret}`)).status).toBe(200)

  const own = (await look(page, { headers: { Cookie } })).text
  expect(own.includes('2 times')).toBe(true)
  expect(own.includes(secret)).toBe(false)
  const { rows } = await pool.query<{ id: number }>('select id from platform.share_link where made_by = $1', [
    manager.name,
  ])
  expect((await post({ do: 'end', link: String(rows[0]!.id) })).status).toBe(302)
  expect((await stranger.ask(`${web.url}/s/${secret}`)).status).toBe(404)
  const audit = await pool.query('select action, subject from audit where who = $1 order by id', [manager.name])
  expect(audit.rows).toEqual([
    { action: 'share weekly letter', subject: week },
    { action: 'end share link', subject: week },
  ])
})

test('it prints as it reads: a PDF of two sheets', { timeout: 60_000 }, async () => {
  const { secret } = await make()
  const answer = await fetch(`${web.url}/s/${secret}/letter.pdf`)
  expect(answer.headers.get('content-type')).toBe('application/pdf')
  expect(answer.headers.get('content-disposition')).toContain(`letter-${week}.pdf`)
  const pdf = Buffer.from(await answer.arrayBuffer()).toString('latin1')
  expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(2)
})
