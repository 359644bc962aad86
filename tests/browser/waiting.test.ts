import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createWorkspace, type Workspace } from '#db/queries/workspace.ts'
import { randomBytes } from 'node:crypto'
import { importText } from '../factories/imported.ts'
import { replied, wrote } from '../factories/mail.ts'
import { cookieOf, makePerson } from '../factories/signed-in.ts'
import { launchBrowser } from '../setup/browser.ts'
import { createTestDatabase } from '../setup/database.ts'
import { follow, openPage } from './page.ts'
import { startWeb, type Web } from './web.ts'

const database = await createTestDatabase()
const { db } = database
const now = new Date('2026-02-09T08:40:00Z')

const lines = [
  wrote('a1', '2026-02-09T06:00:00Z', 'kit', 'Which colours does the pack come in?', { topic: 'stock' }),
  wrote(
    'b1',
    '2026-02-07T10:20:00Z',
    'ingrid',
    'My boots are broken. This is terrible, I am furious. Where is my refund?',
  ),
  wrote('c1', '2026-02-06T22:00:00Z', 'ruta', 'Where can I buy the tent?'),
  wrote('d1', '2026-02-08T22:00:00Z', 'piers', 'My jacket came broken, this is awful. Where is my refund?'),
].join('')

let web: Web
let browser: Browser
let workspace: Workspace

beforeAll(async () => {
  web = await startWeb(db, () => now)
  browser = await launchBrowser()
})
beforeEach(async () => {
  workspace = (await createWorkspace(db, `w-${randomBytes(6).toString('hex')}`, { promise_hours: '8' }))!
  await importText(database, workspace.id, lines, { format: 'jsonl' })
})
afterAll(async () => {
  await browser.close()
  await web.close()
})

const address = (search = '') => `${web.url}/w/${workspace.name}/waiting${search}`
const row = (page: Page, id: string) => page.locator(`[data-row="${id}"]`)
const by = (page: Page, id: string) => row(page, id).locator('[data-by]')

/** What the tabs count: everyone, past the promise, complaints, claimed by nobody, mine. */
const tabs = (page: Page) =>
  page
    .locator('nav[aria-label=Show] a')
    .evaluateAll((all) => all.map((tab) => Number(/\d+$/.exec(tab.textContent ?? '')?.[0])))

/** Signs in as a member of the workspace. */
async function asMember(page: Page): Promise<void> {
  const member = await makePerson(db, { workspaceId: workspace.id, role: 'member' })
  await page.context().setExtraHTTPHeaders({ cookie: await cookieOf(db, member) })
}

test('by keyboard alone a member finds the longest waiting complaint, claims it, marks it and takes that back', async () => {
  await openPage(browser, { viewport: { width: 1440, height: 900 } }, async (page) => {
    await asMember(page)
    await page.goto(address())
    expect(await page.locator('h1').textContent()).toBe(
      '4 people are waiting for us. 3 of them have waited longer than we promised.',
    )
    await page.getByRole('link', { name: /Complaints/ }).focus()
    await page.keyboard.press('Enter')
    await page.waitForURL('**/waiting?show=complaints')
    await page.locator('[data-row]').nth(1).waitFor()
    await expect.poll(() => page.locator('[data-row]').count()).toBe(2)
    await page.keyboard.press('j')
    await page.keyboard.press('k')
    await page.locator('[data-preview="email:b1"]').waitFor()
    const chosen = page.locator('[data-row] a[aria-current]')
    await expect.poll(() => chosen.textContent()).toContain('My boots are broken')
    await page.keyboard.press('c')
    await expect.poll(() => by(page, 'email:b1').textContent()).toBe('you')
    await expect.poll(() => tabs(page)).toEqual([4, 3, 2, 3, 1])
    await page.keyboard.press('m')
    await page.keyboard.press('1')
    await expect.poll(() => by(page, 'email:b1').textContent()).toMatch(/^confirmed by/)
    await expect.poll(() => row(page, 'email:b1').getAttribute('data-left')).toBe('true')
    await expect.poll(() => tabs(page)).toEqual([3, 2, 1, 3, 0])
    await expect.poll(() => page.locator('h1').textContent()).toMatch(/^3 people are waiting for us\. 2 of them/)
    await expect.poll(() => page.locator('[data-notice]').textContent()).toContain('Marked confirmed.')
    await page.keyboard.press('u')
    await expect.poll(() => by(page, 'email:b1').textContent()).toBe('you')
    await expect.poll(() => page.locator('[data-notice]').textContent()).toContain('Taken back')
    await expect.poll(() => tabs(page)).toEqual([4, 3, 2, 3, 1])
    await page.keyboard.press('/')
    await page.keyboard.type('jacket')
    expect(await by(page, 'email:b1').textContent()).toBe('you')
    await page.keyboard.press('Enter')
    await page.waitForURL('**search=jacket**')
    await expect.poll(() => page.locator('[data-row]').count()).toBe(1)
  })
})

test('what others do shows in its place, and who came meanwhile is said and shown when asked for', async () => {
  await openPage(browser, { viewport: { width: 1440, height: 900 } }, async (page) => {
    await Promise.all([page.waitForResponse('**/waiting/state'), page.goto(address())])
    const other = await makePerson(db, { workspaceId: workspace.id, role: 'member' })
    const form = new URLSearchParams({ do: 'claim', conversation: 'email:d1' })
    const headers = { cookie: await cookieOf(db, other), origin: new URL(address()).origin }
    const claimed = await fetch(`${address()}/change`, { method: 'POST', body: form, headers })
    expect(await claimed.json()).toMatchObject({ ok: true })
    await expect.poll(() => by(page, 'email:d1').textContent()).toBe(other.name)
    const answer = replied('b2', '2026-02-09T08:39:00Z', 'A new pair is on its way to you, it arrives tomorrow.')
    await importText(database, workspace.id, answer, { format: 'jsonl', name: 'answer' })
    await expect.poll(() => by(page, 'email:b1').textContent()).toBe('answered by help@acorn.example, 08:39')
    const late = wrote('e1', '2026-02-06T09:00:00Z', 'noor', 'Where is my order?')
    await importText(database, workspace.id, late, { format: 'jsonl', name: 'late' })
    await expect.poll(() => page.locator('[data-more]').textContent()).toContain('1 more since you opened this page.')
    expect(await page.locator('[data-row]').count()).toBe(4)
    await page.keyboard.press('r')
    await expect.poll(() => page.locator('[data-row] a').first().textContent()).toBe('Where is my order?')
    expect(await row(page, 'email:b1').count()).toBe(0)

    // Somebody else was first: the row says who, the notice too.
    await page.locator('[data-row="email:c1"] a').click()
    await page.locator('[data-preview="email:c1"] [data-claim]').waitFor()
    await page.route('**/waiting/live', (route) => route.abort())
    const first = new URLSearchParams({ do: 'claim', conversation: 'email:c1' })
    await page.route('**/waiting/change', async (route) => {
      await fetch(`${address()}/change`, { method: 'POST', body: first, headers })
      await route.continue()
    })
    await page.locator('[data-claim]').click()
    await expect.poll(() => page.locator('[data-notice]').textContent()).toContain(`${other.name} was first`)
    await expect.poll(() => by(page, 'email:c1').textContent()).toBe(other.name)
  })
})

test('without a connection the page says when it was right, keeps what is there, and catches up', async () => {
  // Not by openPage: a browser says in its console by itself that it is offline.
  const context = await browser.newContext()
  const page = await context.newPage()
  await Promise.all([page.waitForResponse('**/waiting/state'), page.goto(address())])
  await context.setOffline(true)
  await expect.poll(() => page.locator('[data-connection]').textContent()).toContain('this was right at 08:40')
  await page.locator('[data-claim]').click()
  await expect.poll(() => page.locator('[data-notice]').textContent()).toContain('nothing was changed')
  await expect.poll(() => by(page, 'email:c1').textContent()).toBe('nobody yet')
  expect(await page.locator('[data-row]').count()).toBe(4)
  await context.setOffline(false)
  await expect.poll(() => page.locator('[data-connection]').textContent()).toBe('')
  await context.close()
})

test('without scripts one claims, marks, takes back and looks at another by forms and links alone', async () => {
  await openPage(browser, { javaScriptEnabled: false }, async (page) => {
    await page.goto(address())
    expect(await page.locator('[data-row] a').first().textContent()).toBe('Where can I buy the tent?')
    await follow(page, row(page, 'email:b1').locator('a'))
    expect(page.url()).toContain('selected=email%3Ab1')
    expect(await page.locator('[data-preview] h2').textContent()).toBe('ingrid')
    await follow(page, page.locator('[data-claim]'))
    expect(await by(page, 'email:b1').textContent()).toBe('you')
    await page.locator('[data-outcomes] summary').click()
    await follow(page, page.getByRole('button', { name: /Set aside/ }))
    expect(await row(page, 'email:b1').count()).toBe(0)
    expect(await page.locator('[data-notice]').textContent()).toContain('Marked set aside.')
    await follow(page, page.getByRole('button', { name: 'Undo' }))
    expect(await row(page, 'email:b1').count()).toBe(1)
    await follow(page, page.getByRole('link', { name: /Mine/ }))
    expect(await page.locator('[data-row]').count()).toBe(1)
    await page.goto(address().replace(/waiting$/, 'health'))
    const who = await page.locator('section[aria-labelledby=waiting-now] li').allTextContents()
    expect(who.filter((row) => !row.endsWith('nobody yet'))).toEqual([expect.stringContaining('ingrid')])
  })
})

test('single keys do nothing for whoever turned them off, nor while one types', async () => {
  await openPage(browser, {}, async (page) => {
    await page.context().addCookies([{ name: 'rapport_keys', value: 'off', url: web.url }])
    await page.goto(address())
    await page.locator('[data-claim]').waitFor()
    await page.keyboard.press('c')
    await page.keyboard.press('j')
    expect(await page.locator('[data-row]').first().locator('a').getAttribute('aria-current')).toBe('true')
    expect(await page.getByText('next, previous').count()).toBe(0)
  })
})

test('where nobody waits the page says who was last, and a filter that leaves nobody offers the way back', async () => {
  const empty = (await createWorkspace(db, `w-${randomBytes(6).toString('hex')}`))!
  const answered = lines.split('\n')[0]! + '\n' + replied('a2', '2026-02-09T06:19:00Z', 'In blue and in green.')
  await importText(database, empty.id, answered, { format: 'jsonl' })
  await openPage(browser, { javaScriptEnabled: false }, async (page) => {
    await page.goto(address().replace(workspace.name, empty.name))
    const words = (await page.locator('main').textContent())?.replaceAll('\u00a0', ' ')
    expect(words).toContain('Nobody is waiting, that we know of.')
    expect(words).toContain(
      'The last was kit, who asked about stock at 06:00 and was answered by help@acorn.example 19 min later.',
    )
    await page.goto(address('?channel=x'))
    expect(await page.locator('main').textContent()).toContain('No X among the 4 who wait.')
    await follow(page, page.getByRole('link', { name: 'Show every channel' }))
    expect(await page.locator('[data-row]').count()).toBe(4)
    expect((await page.goto(address('?show=nonsense')))?.status()).toBe(400)
  })
})
