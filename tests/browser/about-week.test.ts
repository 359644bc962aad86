import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { busyNow, busyWeekLines } from '../factories/busy-week.ts'
import { importText } from '../factories/imported.ts'
import { launchBrowser } from '../setup/browser.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'
import { numbersOf, plain } from './health-page.ts'
import { follow, openPage } from './page.ts'
import { startWeb, type Web } from './web.ts'

const database = await createTestDatabase()
const workspace = await freshWorkspace(database.db)

let web: Web
let browser: Browser

beforeAll(async () => {
  await importText(database, workspace.id, busyWeekLines().join(''), { format: 'jsonl' })
  web = await startWeb(database.db, () => busyNow)
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser.close()
  await web.close()
})

const address = (path: string) => `${web.url}/w/${workspace.name}/${path}`

test('from the headline of Health to what it was about, and to the conversations behind a word', async () => {
  await openPage(browser, { javaScriptEnabled: false }, async (page) => {
    await page.goto(address('health?week=2026-W02&channel=email'))
    expect(plain(await page.locator('.deck').textContent())).toMatch(
      /12 of 30 of these conversations were about “heating”; usually .*% are\. That is where to look, not the cause\./,
    )
    await follow(page, page.getByRole('link', { name: 'What it was about' }))
    expect(await page.locator('h1').textContent()).toBe('12 of 30 conversations were about “heating”.')
    expect(await page.locator('.deck').textContent()).toContain(
      'This is where to look, not the cause. We do not know why.',
    )
    // The header has a line below it already.
    expect(await page.locator('.lede').evaluate((lede) => getComputedStyle(lede).borderTopWidth)).toBe('0px')
    const links = page.locator('tr[data-lead] a')
    const counts = await numbersOf(links)
    expect(counts.length).toBeGreaterThan(1)
    const opened: number[] = []
    for (const href of await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))) {
      expect(href).toContain('channel=email')
      await page.goto(`${web.url}${href}`)
      opened.push(Number(await page.locator('h1').getAttribute('data-total')))
    }
    expect(opened).toEqual(counts)
    expect(await page.locator('main').textContent()).toContain('“')
    await follow(page, page.getByRole('link', { name: 'Whatever they were about' }))
    expect(await page.locator('h1').getAttribute('data-total')).toBe('30')
  })
})

test('a week without a signal has no such link, and its page says why', async () => {
  await openPage(browser, { javaScriptEnabled: false }, async (page) => {
    await page.goto(address('health?week=2026-W01'))
    expect(await page.getByRole('link', { name: 'What it was about' }).count()).toBe(0)
    await page.goto(address('health/about?week=2026-W01'))
    expect(await page.locator('h1').textContent()).toBe('No measure shows a signal in this week.')
    await page.goto(address('conversations?measure=first_response&word=.*'))
    expect(await page.locator('main').textContent()).toContain('".*" is neither a word')
  })
})

test('leadership reads: what happened, whether that means anything, where to look, and the letter of the week', async () => {
  await openPage(browser, {}, async (page) => {
    await page.goto(`${web.url}/w/${workspace.name}`)
    await page.waitForURL(/\/health$/)
    await page.getByRole('heading', { level: 1, name: /^People waited longer for a first answer/ }).waitFor()
    const deck = page.locator('.deck')
    await expect.poll(async () => plain(await deck.textContent())).toMatch(/^That is above the usual range of/)
    await expect.poll(async () => plain(await deck.textContent())).toContain('That is where to look, not the cause.')
    const response = page.locator('section[data-measure=first_response]')
    await response.getByText('Above its usual range').waitFor()
    const people = response.locator('[data-figure] a')
    const [counted] = await numbersOf(people)
    await people.click()
    await page.waitForURL(/measure=first_response/)
    await expect.poll(() => page.locator('h1').getAttribute('data-total')).toBe(String(counted))
    await page.goBack()
    await page.getByRole('link', { name: 'What it was about' }).click()
    await page.getByRole('heading', { level: 1, name: '12 of 30 conversations were about “heating”.' }).waitFor()
    await page.getByRole('banner').getByRole('link', { name: 'Weekly' }).first().click()
    await page.getByRole('heading', { level: 1, name: 'No letter has been written yet.' }).waitFor()
  })
})
