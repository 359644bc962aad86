import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { launchBrowser } from '../setup/browser.ts'
import { createTestDatabase } from '../setup/database.ts'
import { openPage } from './page.ts'
import { startWeb, type Web } from './web.ts'

const { db } = await createTestDatabase()
let web: Web
let browser: Browser

beforeAll(async () => {
  web = await startWeb(db, () => new Date('2026-02-09T08:40:00Z'))
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser.close()
  await web.close()
})

afterEach(() => {
  vi.unstubAllEnvs()
})

const onGallery = <T>(work: (page: Page) => Promise<T>, options: BrowserContextOptions = {}): Promise<T> =>
  openPage(browser, { viewport: { width: 1440, height: 900 }, ...options }, async (page) => {
    await page.goto(`${web.url}/ui`)
    return work(page)
  })

const response = (page: Page) => page.locator('[data-measure=response]')
const chart = (page: Page) => response(page).locator('[data-chart]')
const live = (page: Page) => response(page).locator('[data-chart=live]').waitFor()

/** Where each week of a chart is drawn, from the chart's own corner. */
function placesOfWeeks(page: Page): Promise<{ week: string; x: number; y: number }[]> {
  return chart(page).evaluate((box) => {
    const corner = box.getBoundingClientRect()
    return [...box.querySelectorAll('svg[data-week]')]
      .filter((mark) => mark.getClientRects().length > 0)
      .map((mark) => {
        const { left, top, width, height } = mark.getBoundingClientRect()
        const week = mark.getAttribute('data-week') ?? ''
        return { week, x: left + width / 2 - corner.left, y: top + height / 2 - corner.top }
      })
      .toSorted((a, b) => a.week.localeCompare(b.week))
  })
}

test('the components are there for whoever builds pages, and nowhere else', async () => {
  const page = await fetch(`${web.url}/ui`)
  expect(page.status).toBe(200)
  const shown = await page.text()
  for (const table of ['Where it stood', 'data-lead="recall"']) expect(shown).toContain(table)
  vi.stubEnv('NODE_ENV', 'production')
  expect((await fetch(`${web.url}/ui`)).status).toBe(404)
})

test('a chart can be read without scripts: in sentences, in marks, week by week', async () => {
  await onGallery(
    async (page) => {
      const drawing = chart(page).locator('svg[role=img]')
      const says = await drawing.getAttribute('aria-label')
      expect(says).toContain(
        'Response by week, 26 weeks from 11 Aug 2025 to 8 Feb 2026'.replaceAll(
          /(?<=\d) (?=[A-Z])|(?<=[a-z]) (?=20)/g,
          '\u00a0',
        ),
      )
      expect(says).toMatch(/above the usual range.*Outsourced, Harrow & Vane.*In-house/)
      expect(await placesOfWeeks(page)).toHaveLength(26)
      const words = await drawing.locator('text').allTextContents()
      expect(words).toEqual(
        expect.arrayContaining(['outside the range', 'Outsourced', 'In-house', 'Aug', '5\u00a0h\u00a053']),
      )
      const titles = await drawing.locator('title').allTextContents()
      expect(titles.at(-1)).toMatch(/^2 to 8.Feb.2026\n5.h.53.min.*\n6\d\d conversations\nAbove the usual range/)
    },
    { javaScriptEnabled: false },
  )
})

test('the table behind a chart opens by keyboard and says every week', async () => {
  await onGallery(async (page) => {
    const table = response(page).locator('details table')
    expect(await table.isVisible()).toBe(false)
    await response(page).locator('summary', { hasText: 'These 26 weeks as a table' }).focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => table.isVisible()).toBe(true)
    expect(await table.locator('tbody tr').count()).toBe(26)
    const newest = (await table.locator('tbody tr').first().textContent())?.replaceAll('\u00a0', ' ')
    for (const words of ['2 to 8 Feb 2026', 'In-house', '5 h 53 min', '2 h 31 – 4 h 38', 'above the usual range']) {
      expect(newest).toContain(words)
    }
    const link = table.locator('tbody tr').first().locator('a[data-count]')
    expect(await link.getAttribute('href')).toBe('/ui?from=2026-02-02')
  })
})

test('the chart that answers comes after the first, in its place: same size, same marks, and nothing moves', async () => {
  let release: () => void = () => undefined
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await openPage(browser, { viewport: { width: 1440, height: 900 } }, async (page) => {
    await page.route(/live-chart-.*\.js/, async (route) => {
      await held
      await route.continue()
    })
    await page.goto(`${web.url}/ui`, { waitUntil: 'domcontentloaded' })
    await page.evaluate(() => document.fonts.ready)
    expect(await chart(page).getAttribute('data-chart')).toBe('still')
    const before = { box: await chart(page).boundingBox(), weeks: await placesOfWeeks(page) }
    expect(before.weeks).toHaveLength(26)
    await page.evaluate(() => {
      const moves: number[] = []
      Object.assign(window, { moves })
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) moves.push((entry as PerformanceEntry & { value: number }).value)
      }).observe({ type: 'layout-shift' })
    })
    release()
    await live(page)
    // Two frames, so that what moved has been painted and told.
    await page.evaluate(() => new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen))))
    expect(await page.evaluate(() => (window as unknown as { moves: number[] }).moves)).toEqual([])
    expect(await chart(page).boundingBox()).toEqual(before.box)
    const apart = (await placesOfWeeks(page)).map(({ week, x, y }, index) => {
      const then = before.weeks[index]
      return then?.week === week ? Math.hypot(x - then.x, y - then.y) : Infinity
    })
    expect(apart).toHaveLength(26)
    expect(Math.max(...apart)).toBeLessThan(0.5)
  })
})

test('the drawing of the server stays for as long as the other has not drawn its weeks', async () => {
  await onGallery(async (page) => {
    await live(page)
    const seen = () =>
      chart(page).evaluate((box) => {
        const isSeen = (mark: Element) => mark.checkVisibility({ visibilityProperty: true })
        return [...box.querySelectorAll('svg[data-week]')].filter(isSeen).length
      })
    await expect.poll(seen).toBe(26)
    await chart(page).evaluate((box) =>
      box.querySelectorAll(':scope > div [data-week]').forEach((mark) => mark.remove()),
    )
    expect(await seen()).toBe(26)
    expect(await chart(page).locator('> svg').isVisible()).toBe(true)
  })
})

test('the arrow keys go through the weeks of a chart and tell each', async () => {
  await onGallery(async (page) => {
    await live(page)
    await chart(page).locator('[tabindex="0"]').focus()
    for (let week = 0; week < 3; week++) await page.keyboard.press('ArrowRight')
    const told = chart(page).locator('b')
    await told.waitFor()
    const first = await told.textContent()
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => told.textContent()).not.toBe(first)
    expect(await told.textContent()).toMatch(/^\d+.*2025$/)
  })
})

test('on paper the drawing of the server is printed, which knows every width', async () => {
  await onGallery(async (page) => {
    await live(page)
    await page.emulateMedia({ media: 'print' })
    expect(await chart(page).locator('> svg').isVisible()).toBe(true)
    expect(await chart(page).locator('> div').isVisible()).toBe(false)
  })
})

test('a filter opens without scripts, and each choice is a link', async () => {
  await onGallery(
    async (page) => {
      const pick = page.locator('details', { has: page.locator('summary', { hasText: 'Every channel' }) }).first()
      await pick.locator('summary').click()
      const email = pick.getByRole('link', { name: /^Email/ })
      expect(await email.getAttribute('href')).toBe('/ui?channel=email')
      expect(await pick.locator('a[aria-current]').textContent()).toContain('Every channel')
      expect(await pick.textContent()).toContain('missing since Tuesday')
    },
    { javaScriptEnabled: false },
  )
})

test('a filter closes on escape, on a press beside it, and when another opens', async () => {
  await onGallery(async (page) => {
    await live(page)
    const picks = page.locator('nav[aria-label=Filters]').first().locator('details')
    const open = () => picks.evaluateAll((all) => all.map((one) => (one as HTMLDetailsElement).open))
    await picks.nth(0).locator('summary').click()
    await picks.nth(1).locator('summary').click()
    await expect.poll(open).toEqual([false, true, false])
    await picks.nth(1).locator('a').first().focus()
    await page.keyboard.press('Escape')
    await expect.poll(open).toEqual([false, false, false])
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SUMMARY')
    await picks.nth(2).locator('summary').click()
    await page.locator('h2', { hasText: 'FilterSentence' }).click()
    await expect.poll(open).toEqual([false, false, false])
  })
})

test('a definition opens over the page, takes the focus, and gives it back', async () => {
  const shown = (page: Page) => page.locator('#def-response h2').isVisible()
  await onGallery(
    async (page) => {
      await response(page).getByRole('link', { name: 'Definition of Response' }).click()
      await expect.poll(() => shown(page)).toBe(true)
    },
    { javaScriptEnabled: false },
  )
  await onGallery(async (page) => {
    await live(page)
    expect(await shown(page)).toBe(false)
    await response(page).getByRole('link', { name: 'Definition of Response' }).click()
    const focused = () => page.evaluate(() => document.activeElement?.textContent)
    await expect.poll(focused).toBe('Response')
    for (let stop = 0; stop < 4; stop++) await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.closest('dialog')?.id)).toBe('def-response')
    await page.keyboard.press('Escape')
    await expect.poll(() => shown(page)).toBe(false)
    await expect.poll(focused).toBe('Definition of Response')
  })
})
