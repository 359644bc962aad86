import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importText } from '../factories/imported.ts'
import { insertLongHistory } from '../factories/long-history.ts'
import { wrote } from '../factories/mail.ts'
import { insertTwoSides, twoSidesNow } from '../factories/two-sides.ts'
import { launchBrowser } from '../setup/browser.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'
import { terminal } from '../setup/terminal.ts'
import { openPage } from './page.ts'
import { startWeb, type Web } from './web.ts'

const database = await createTestDatabase()
const { db } = database
const long = await freshWorkspace(db)
const sides = await freshWorkspace(db)

let web: Web
let browser: Browser

beforeAll(async () => {
  await insertLongHistory(db, long, { from: '2025-08-04', to: '2026-02-23', slower: { '2026-02-16': 3 } })
  const waiting = ['ada', 'bo', 'cy'].map((who) => wrote(who, '2026-02-28', `${who}@example.org`, 'Where is my order?'))
  await importText(database, long.id, waiting.join(''), { format: 'jsonl' })
  await insertTwoSides(db, sides, terminal(database, { workspace: sides.name, now: () => twoSidesNow }))
  web = await startWeb(db, () => twoSidesNow)
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser.close()
  await web.close()
})

type Seen = { moved: string[]; largest: string | null }

/** Runs in the page, before anything else of it: what moves by itself, and what was painted largest. */
function watch(): void {
  const seen: Seen = { moved: [], largest: null }
  Object.assign(window, { seen })
  const each = (type: string, hear: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(hear)).observe({ type, buffered: true })
  each('layout-shift', (entry) => {
    const { sources = [] } = entry as PerformanceEntry & { sources?: { node: Node | null }[] }
    seen.moved.push(sources.map(({ node }) => node?.textContent?.slice(0, 40)).join(' · '))
  })
  each('largest-contentful-paint', (entry) => {
    const { element } = entry as PerformanceEntry & { element: Element | null }
    seen.largest = element?.textContent ?? null
  })
}

const words = (html: string) => html.replaceAll(/<!--.*?-->|<[^>]+>/g, '').replaceAll(/\s+/g, ' ')

test.each([
  ['Health', () => `${long.name}/health`, '[data-chart="live"]', 3],
  ['Waiting', () => `${long.name}/waiting`, '[data-row]', 3],
  ['Compare', () => `${sides.name}/compare?a=Our+people&b=The+agency`, 'tr[data-measure]', 3],
] as const)(
  '%s stands still, and what one sees first is text of the server that no script holds up',
  async (_, path, part, parts) => {
    await openPage(browser, { viewport: { width: 1440, height: 900 } }, async (page) => {
      await page.addInitScript(watch)
      // What stands in for our typefaces is scaled for fonts that this browser lacks: here it stays.
      await page.route('**/*.woff2', (route) => route.fulfill({ status: 404 }))
      const answer = await page.goto(`${web.url}/w/${path()}`)
      await page
        .locator(part)
        .nth(parts - 1)
        .waitFor()
      await page.waitForFunction(() => '__remixRouter' in window)
      // Two frames, so that what moved has been painted and told.
      await page.evaluate(() => new Promise((told) => requestAnimationFrame(() => requestAnimationFrame(told))))
      const seen = await page.evaluate(() => (window as unknown as { seen: Seen }).seen)
      expect(seen.moved).toEqual([])
      expect(seen.largest).not.toBeNull()
      expect(words((await answer?.text()) ?? '')).toContain(
        words(seen.largest ?? '')
          .trim()
          .slice(0, 60),
      )
      const blocking = await page.evaluate(() =>
        performance
          .getEntriesByType('resource')
          .filter(
            (entry) =>
              (entry as PerformanceResourceTiming & { renderBlockingStatus: string }).renderBlockingStatus ===
              'blocking',
          )
          .map(({ name }) => name),
      )
      expect(blocking.filter((name) => !name.endsWith('.css'))).toEqual([])
      const files = await page.evaluate(() =>
        performance
          .getEntriesByType('resource')
          .map(({ name }) => name)
          .filter((name) => name.includes('/assets/')),
      )
      expect(files.length).toBeGreaterThan(5)
      for (const file of files) {
        const { headers } = await fetch(file, { headers: { 'accept-encoding': 'br' } })
        expect([file, headers.get('cache-control')]).toEqual([file, 'public, max-age=31536000, immutable'])
        // Fonts are compressed in themselves, and what is small gains nothing.
        const isSmall = Number(headers.get('content-length') ?? 0) < 2000
        if (!file.endsWith('.woff2') && !isSmall) expect([file, headers.get('content-encoding')]).toEqual([file, 'br'])
      }
    })
  },
)
