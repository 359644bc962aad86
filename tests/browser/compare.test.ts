import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { insertTwoSides, twoSidesNow } from '../factories/two-sides.ts'
import { launchBrowser } from '../setup/browser.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'
import { terminal } from '../setup/terminal.ts'
import { follow, openPage } from './page.ts'
import { startWeb, type Web } from './web.ts'

const database = await createTestDatabase()
const workspace = await freshWorkspace(database.db, { time_zone: 'Europe/Berlin' })
const empty = await freshWorkspace(database.db)

let web: Web
let browser: Browser

beforeAll(async () => {
  await insertTwoSides(
    database.db,
    workspace,
    terminal(database, { workspace: workspace.name, now: () => twoSidesNow }),
  )
  web = await startWeb(database.db, () => twoSidesNow)
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser.close()
  await web.close()
})

const address = (path: string, of = workspace.name) => `${web.url}/w/${of}/${path}`
const textOf = async (page: Page, selector: string) =>
  (await page.locator(selector).first().textContent())?.replaceAll('\u00a0', ' ') ?? ''
/** Comes by itself once it is calculated, on a slow machine a while after the page. */
async function headline(page: Page, words: string): Promise<void> {
  await page.getByRole('heading', { level: 1 }).filter({ hasText: words }).waitFor()
  await page.waitForLoadState()
}
const conclusion = (page: Page, measure: string) =>
  page.locator(`tr[data-measure="${measure}"] [data-conclusion]`).first().getAttribute('data-conclusion')

test('a manager compares, without scripts: reads what can be claimed, opens the conversations, chooses other sides', async () => {
  await openPage(browser, { javaScriptEnabled: false }, async (page) => {
    await page.goto(address('compare'))
    await headline(page, 'With Our people, more problems were solved')
    expect(await conclusion(page, 'resolution_rate')).toBe('better')
    expect(await conclusion(page, 'repeat_share')).toBe('not_enough')
    expect(await textOf(page, 'tr[data-measure="resolution_rate"]')).toContain('Our people better')
    // Every number opens as many conversations.
    const links = await page
      .locator('main a[data-count]')
      .evaluateAll((all) => all.map((a) => [Number(a.getAttribute('data-count')), a.getAttribute('href') ?? '']))
    expect(links.length).toBeGreaterThan(10)
    const some = links.filter(([, href], i) => i % 5 === 0 || String(href).includes('handover'))
    for (const [count, href] of some) {
      await page.goto(`${web.url}${href}`)
      const total = Number(await page.locator('h1').getAttribute('data-total'))
      expect({ href, total }).toEqual({ href, total: count })
    }
    await follow(page, page.getByRole('link', { name: 'this comparison' }))

    await follow(page, page.getByRole('link', { name: 'Swap the two' }))
    await headline(page, 'With The agency')
    expect(await conclusion(page, 'resolution_rate')).toBe('worse')
    expect(new URL(page.url()).searchParams.get('a')).toBe('The agency')
    await page.getByRole('navigation', { name: 'What is compared' }).locator('summary').nth(1).click()
    await page.locator('input[name="b-from"]').fill('2026-02-06')
    await page.locator('input[name="b-to"]').fill('2026-02-07')
    await follow(page, page.locator('form:has(input[name="b-from"]) button'))
    expect(new URL(page.url()).searchParams.get('b')).toBe('2026-02-06..2026-02-08')
    await headline(page, 'From 6 to 7 Feb 2026, more problems were solved')
  })
})

test('with scripts a side is chosen in place; tables stand behind the charts', async () => {
  await openPage(browser, {}, async (page) => {
    await page.goto(address('compare?a=Our+people&b=The+agency'))
    await page.getByText('The whole curves as a table').click()
    await expect.poll(() => page.locator('details[open] tbody tr').count()).toBeGreaterThan(60)
    await page.getByRole('navigation', { name: 'What is compared' }).locator('summary').first().click()
    await page
      .getByRole('link', { name: /^The agency/ })
      .first()
      .click()
    await page.waitForURL(/a=The\+agency/)
    await page.getByRole('heading', { name: 'No difference we can claim between The agency and The agency.' }).waitFor()
    await expect.poll(() => conclusion(page, 'resolution_rate')).toBe('no_difference_we_can_claim')
  })
})

test('what cannot be compared is said in a sentence, and where nothing is known how to begin', async () => {
  await openPage(browser, { javaScriptEnabled: false }, async (page) => {
    expect((await page.goto(address('compare?a=The+angency&b=channel:x')))?.status()).toBe(400)
    expect(await textOf(page, 'main')).toContain('"The angency" is neither a stewardship')
    await page.goto(address('compare', empty.name))
    expect(await textOf(page, 'main')).toContain('No conversations yet.')
    await page.goto(address('compare?a=The+agency&b=2026-03-01..2026-03-02'))
    await headline(page, 'Not enough conversations to compare The agency with 1 Mar 2026.')
  })
})
