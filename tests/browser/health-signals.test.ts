import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readingWords } from '#app/measures/format.ts'
import type { Readings } from '#app/measures/reading.ts'
import { brandNow } from '../factories/brand.ts'
import { insertLongHistory } from '../factories/long-history.ts'
import { launchBrowser } from '../setup/browser.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'
import { ofMeasure, plain } from './health-page.ts'
import { openPage } from './page.ts'
import { startWeb, type Web } from './web.ts'

const { db, pool } = await createTestDatabase()
const long = await freshWorkspace(db, { is_sample: true })

let web: Web
let browser: Browser

beforeAll(async () => {
  const [handover, slower] = ['2025-08-04', { '2026-02-02': 3 }]
  await insertLongHistory(db, long, { from: '2025-03-03', to: '2026-02-09', handover, slower })
  await pool.query(
    `insert into source_gap (workspace_id, source_id, from_at, to_at, reason, made_by)
     select workspace_id, id, '2026-01-13T10:00Z', '2026-01-14T10:00Z', 'Their key ran out.', 'us'
     from source where workspace_id = $1`,
    [long.id],
  )
  web = await startWeb(db, () => brandNow)
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser.close()
  await web.close()
})

const address = (path: string) => `${web.url}/w/${long.name}/${path}`

const onPage = <T>(options: BrowserContextOptions, work: (page: Page) => Promise<T>) => openPage(browser, options, work)

const json = async (path: string) => (await (await fetch(`${web.url}${path}`)).json()) as unknown

test('a signal is the first thing one reads, with its range, who was in charge and what other weeks show', async () => {
  await onPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto(address('health'))
    const title = plain(await page.locator('h1').textContent())
    const api = (await json(`/api/v1/readings?workspace=${long.name}&week=2026-W06`)) as Readings
    const wait = plain(readingWords(api.periods[0]!.readings['first_response']!).value)
    expect(title).toBe(`People waited longer for a first answer: half of them more than ${wait}.`)
    const deck = plain(await page.locator('.deck').textContent())
    expect(deck).toMatch(
      /^That is above the usual range of .+, learned from the first 20 weeks after Alder desk took charge\./,
    )
    expect(deck).toContain('We do not know why. Alder desk was in charge when these conversations began.')
    const verdict = plain(await ofMeasure(page, 'first_response').textContent())
    expect(verdict).toContain('Above its usual range of')
    await page.goto(address('health?week=2026-W05'))
    expect(await page.locator('h1').textContent()).toBe('An ordinary week.')
  })
})

test('an invented workspace is labelled as one on the page', async () => {
  await onPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto(address('health'))
    expect(await page.locator('header').first().textContent()).toContain('Sample data')
  })
})

test('a source that was silent is named, and its week is no part of what is judged', async () => {
  await onPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto(address('health?week=2026-W03'))
    expect(await page.locator('h1').textContent()).toBe('Part of this week is missing.')
    expect(plain(await page.locator('.deck').textContent())).toContain(
      'history.csv was silent from Tue 13 Jan to Wed 14 Jan, and what came then is missing: Their key ran out.',
    )
    expect(plain(await page.locator('nav[aria-label="Filters"] + p').textContent())).toContain('history.csv')
  })
})

test('the definitions open and close', async () => {
  await onPage({ viewport: { width: 1440, height: 900 } }, async (page) => {
    await page.goto(address('health'))
    await page.locator('[data-chart="live"]').nth(2).waitFor()
    await ofMeasure(page, 'first_response')
      .getByRole('link', { name: /^Definition/ })
      .click()
    const drawer = page.getByRole('dialog', { name: 'First response' })
    await drawer.waitFor()
    expect(await drawer.textContent()).toContain('Half of the ')
    await page.keyboard.press('Escape')
    await drawer.waitFor({ state: 'hidden' })
  })
})
