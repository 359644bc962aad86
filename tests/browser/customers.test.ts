import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readWords } from '#app/ingestion/read-words.ts'
import { importText } from '../factories/imported.ts'
import { replied, same, wrote } from '../factories/mail.ts'
import { launchBrowser } from '../setup/browser.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'
import { follow, openPage } from './page.ts'
import { startWeb, type Web } from './web.ts'

const database = await createTestDatabase()
const { db, pool } = database
const workspace = await freshWorkspace(db)
const [ann, home, bob] = ['ann@example.org', 'ann@home.example', 'bob@example.org']
const lines = [
  wrote('a1', '2026-01-05', ann, 'Where is my <b>purple</b> bicycle?', { author: { id: ann, name: 'Ann Oyster' } }),
  replied('a2', '2026-01-06', 'It arrives tomorrow.', { to: { id: ann }, replyTo: 'a1' }),
  wrote('h1', '2026-02-14', home, 'How do I return a purple tent?'),
  wrote('b1', '2026-02-20', bob, 'Where is my invoice?', { author: { id: bob, name: 'Bob Reed' } }),
  same(ann, home),
]

let web: Web
let browser: Browser

beforeAll(async () => {
  await importText(database, workspace.id, lines.join(''), { format: 'jsonl' })
  await readWords(pool, workspace.id)
  web = await startWeb(db, () => new Date('2026-04-05T09:00:00Z'))
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser.close()
  await web.close()
})

const address = (path: string) => `${web.url}/w/${workspace.name}/${path}`
const plainly = (work: (page: Page) => Promise<void>) => openPage(browser, { javaScriptEnabled: false }, work)
const press = (page: Page, name: string | RegExp) => follow(page, page.getByRole('button', { name }).first())

test('what was said is found and shown with its words; what is not is said in words', async () => {
  await plainly(async (page) => {
    await page.goto(address('conversations'))
    await page.getByLabel('What was said').fill('PURPLE')
    await press(page, 'Search')
    expect(await page.locator('h1').textContent()).toBe('2 conversations with “PURPLE”.')
    expect(await page.locator('tbody mark').allTextContents()).toEqual(['purple', 'purple'])
    expect(await page.locator('tbody q').last().textContent()).toBe('Where is my <b>purple</b> bicycle?')
    expect(await page.locator('tbody tr').last().textContent()).toContain('Ann Oyster')
    const csv = await page.getByRole('link', { name: 'All 2 as CSV' }).getAttribute('href')
    expect(csv).toContain('conversations.csv?q=PURPLE')
    await page.goto(address('conversations?q=kayak&channel=email'))
    expect(await page.locator('h1').textContent()).toBe('No conversation with “kayak” on email.')
    const bad = await page.goto(address('conversations?standing=lost'))
    expect([bad?.status(), await page.locator('main').textContent()]).toEqual([400, expect.stringContaining('"lost"')])
  })
})

test('a conversation shows whose it is, how long they waited and what else they came with; a mark is made and taken back', async () => {
  await plainly(async (page) => {
    await page.goto(address('conversations/email:a1'))
    expect(await page.locator('section[aria-labelledby=clocks] ol').textContent()).toMatch(/24\sh.*past the promise/)
    await page.locator('[data-outcomes] summary').click()
    await press(page, /^Set aside/)
    expect(await page.locator('h1').textContent()).toContain('set aside')
    await press(page, 'Take this mark back')
    expect(await page.locator('h1').textContent()).not.toContain('set aside')
    expect(await page.locator('section[aria-labelledby=outcomes] s').allTextContents()).toEqual(['marked set aside'])
    await page.getByRole('link', { name: 'All 2 conversations of theirs' }).click()
    await page.waitForURL('**/customers/*')
    expect(await page.locator('h1').textContent()).toBe('Ann Oyster.')
  })
})

test('a manager says that two are one person, takes it back, splits one off, and forgets another', async () => {
  await plainly(async (page) => {
    await page.goto(address('customers'))
    expect(await page.locator('[data-repeat] a').first().getAttribute('href')).toMatch(/measures#repeat_rate$/)
    await page.goto(address('customers?q=oyster'))
    await page.locator('tbody th a').click()
    await page.waitForURL('**/customers/*')
    await page.getByLabel('Name, handle or address').fill('bob')
    await press(page, 'Look')
    await press(page, /The same person/)
    expect(await page.locator('tbody tr').count()).toBe(3)
    expect(await page.getByText('Merged by').count()).toBe(1)
    await press(page, /Take it back/)
    expect(await page.locator('tbody tr').count()).toBe(2)
    await press(page, /This is somebody else.*ann@home/)
    expect(await page.locator('tbody tr').count()).toBe(1)
    await press(page, /Take it back/)
    await page.goto(address('customers?q=bob'))
    await page.locator('tbody th a').click()
    await page.waitForURL('**/customers/*')
    await page.getByText('Forget Bob Reed').click()
    await page.getByLabel('I am sure').check()
    await press(page, 'Forget them')
    expect(new URL(page.url()).pathname).toMatch(/customers$/)
    expect(await page.locator('main').textContent()).not.toContain('Bob')
  })
})
