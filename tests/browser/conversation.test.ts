import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importText } from '../factories/imported.ts'
import { launchBrowser } from '../setup/browser.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'
import { terminal } from '../setup/terminal.ts'
import { follow, openPage } from './page.ts'
import { startWeb, type Web } from './web.ts'

const database = await createTestDatabase()
const { db, pool } = database
const workspace = await freshWorkspace(db)
const other = await freshWorkspace(db)

let web: Web
let browser: Browser

const message = (id: string, at: string, text: string, more: object) => {
  const from = { direction: 'inbound', author: { id: 'ruta', name: 'Ruta' }, ...more }
  return JSON.stringify({ type: 'message', id, channel: 'x', account: 'alder', at, text, ...from })
}
const ours = { direction: 'outbound', author: { id: 'alder' } }

// A later message first: its conversation has its name until the earlier one is known.
const first = [
  message('m2', '2026-02-02T10:00:00Z', 'Hello? My boots still leak. <b>Please</b> help me.', { replyTo: 'm1' }),
  message('m3', '2026-02-02T12:30:00Z', 'Please DM us.', { ...ours, replyTo: 'm2' }),
  message('m4', '2026-02-03T09:00:00Z', 'A new pair is on its way to you, it ships today.', { ...ours, replyTo: 'm2' }),
].join('\n')
// "It is 10392." asks for nothing: it is a need where we had asked for it, and only there.
const asked = [
  message('q1', '2026-02-01T09:00:00Z', 'Where is my order?', { author: { id: 'ada' } }),
  message('q2', '2026-02-01T10:00:00Z', 'Which order number is it?', { ...ours, replyTo: 'q1' }),
  message('q3', '2026-02-01T11:00:00Z', 'It is 10392.', { author: { id: 'ada' }, replyTo: 'q2' }),
  message('q4', '2026-02-01T12:00:00Z', 'We have sent it again, it arrives tomorrow.', { ...ours, replyTo: 'q3' }),
  message('q5', '2026-02-01T13:00:00Z', 'It is 10392.', { author: { id: 'ada' }, replyTo: 'q4' }),
].join('\n')
const second = message('m1', '2026-02-02T09:00:00Z', 'My boots leak, where is my refund?', {})

beforeAll(async () => {
  await importText({ db, pool }, workspace.id, first, { format: 'jsonl', name: 'first' })
  web = await startWeb(db, () => new Date('2026-02-04T09:00:00Z'))
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser.close()
  await web.close()
})

const address = (path: string, of = workspace.name) => `${web.url}/w/${of}/${path}`

/** The address of the one conversation, as the list links to it. */
function theConversation(): Promise<string> {
  return openPage(browser, { javaScriptEnabled: false }, async (page) => {
    await page.goto(address('conversations'))
    await follow(page, page.locator('table tbody th a'))
    return page.url()
  })
}

test('a conversation says who said what, what was read in it, which reply answered, and where it stood', async () => {
  const url = await theConversation()
  await openPage(browser, { javaScriptEnabled: false }, async (page) => {
    await page.goto(url)
    const said = await page.locator('li[id^=message] blockquote, li[id^=message] p.quiet').allTextContents()
    expect(said).toEqual([
      'Hello? My boots still leak. <b>Please</b> help me.',
      'Please DM us.',
      'A new pair is on its way to you, it ships today.',
    ])
    const [need, passing, answer] = await page.locator('li[id^=message]').all()
    expect(await need?.textContent()).toContain('needs an answer')
    expect(await need?.locator('u').count()).toBeGreaterThan(0)
    expect(await passing?.textContent()).toContain('passes along to private message')
    expect(await passing?.textContent()).not.toContain('the first answer')
    expect(await answer?.textContent()).toContain('the first answer')
    const stood = await page.locator('table', { hasText: 'Where it stood' }).locator('tbody td').allTextContents()
    expect(stood.slice(0, 3)).toEqual(['waiting for us', 'passed along', 'open'])
    expect(stood.at(-1)).toBe('presumed resolved if nobody writes until then')
  })
})

test('what answers our question is said to count as a need, and the same words unasked are not', async () => {
  const elsewhere = await freshWorkspace(db)
  await importText({ db, pool }, elsewhere.id, asked, { format: 'jsonl', name: 'asked' })
  await openPage(browser, { javaScriptEnabled: false }, async (page) => {
    await page.goto(address('conversations', elsewhere.name))
    await follow(page, page.locator('table tbody th a'))
    const flags = await Promise.all(
      (await page.locator('li[id^=message]').all()).map((one) => one.locator('[data-flags]').textContent()),
    )
    expect(flags[2]).toContain('counts as a need, because we had asked')
    expect(flags[2]).not.toContain('needs no answer')
    expect(flags[4]).toContain('needs no answer')
    const stood = await page.locator('table', { hasText: 'Where it stood' }).locator('tbody td').allTextContents()
    expect(stood.slice(0, 4)).toEqual(['waiting for us', 'open', 'waiting for us', 'open'])
  })
})

test('a former name leads to the conversation of today', async () => {
  const before = await theConversation()
  await importText({ db, pool }, workspace.id, second, { format: 'jsonl', name: 'second' })
  const after = await theConversation()
  expect(after).not.toBe(before)
  const answer = await fetch(before, { redirect: 'manual' })
  expect(answer.status).toBe(302)
  expect(new URL(answer.headers.get('location') ?? '', web.url).href).toBe(after)
})

test('an unknown conversation, and one of another workspace, are not there', async () => {
  const { pathname } = new URL(await theConversation())
  const elsewhere = await fetch(`${web.url}${pathname.replace(workspace.name, other.name)}`)
  expect(elsewhere.status).toBe(404)
  expect(await elsewhere.text()).not.toContain('boots')
  expect((await fetch(address('conversations/nothing'))).status).toBe(404)
})

test('what a forgotten customer began is still listed, without any name, and its page says why it is empty', async () => {
  const { id, name } = await freshWorkspace(db)
  await importText({ db, pool }, id, asked, { format: 'jsonl' })
  await terminal(database, { workspace: name }).say('forget', 'x:ada', '--yes')
  await openPage(browser, { javaScriptEnabled: false }, async (page) => {
    await page.goto(address('conversations', name))
    expect(await page.locator('tbody [data-label="customer"]').textContent()).toBe('forgotten')
    await page.locator('tbody th a').click()
    await page.waitForURL('**/conversations/x%3Aq1')
    expect(await page.locator('main').textContent()).toContain('This customer was forgotten')
  })
})

const told = (n: number) => [
  message(`k${n}a`, `2026-02-0${n}T09:00:00Z`, 'Where is my parcel?', { author: { id: `k${n}` } }),
  message(`k${n}b`, `2026-02-0${n}T10:00:00Z`, `Hi K${n}, it left our warehouse today and is with you tomorrow. ^AB`, {
    ...ours,
    replyTo: `k${n}a`,
  }),
]

test('a canned reply says of how many others it is a near-copy, and leads to them and their conversations', async () => {
  const { id, name } = await freshWorkspace(db)
  await importText({ db, pool }, id, [1, 2, 3, 4, 5, 6, 7].flatMap(told).join('\n'), { format: 'jsonl' })
  await openPage(browser, { javaScriptEnabled: false }, async (page) => {
    await page.goto(address('conversations/x:k5a', name))
    expect(await page.getByText('near-copy').count()).toBe(0)
    await page.goto(address('conversations/x:k7a', name))
    await page.getByRole('link', { name: 'near-copy of 6 other replies' }).click()
    await page.waitForURL('**/near-copies/x%3Ak7b')
    expect(await page.locator('h1').textContent()).toBe('Near-copy of 6 other replies.')
    expect(await page.locator('tbody tr').count()).toBe(6)
    expect(await page.locator('tbody tr').first().textContent()).toContain('Hi K6, it left our warehouse')
    await page.locator('tbody th a').first().click()
    await page.waitForURL('**/conversations/x%3Ak6a')
  })
})

test('there are no near-copies of what is no reply', async () => {
  await openPage(browser, { javaScriptEnabled: false }, async (page) => {
    expect((await page.goto(address('near-copies/x:m2')))?.status()).toBe(404)
  })
})
