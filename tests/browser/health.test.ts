import { parse } from 'csv-parse/sync'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { formatCount } from '#app/measures/format.ts'
import { measures } from '#app/measures/list.ts'
import type { Readings } from '#app/measures/reading.ts'
import { brandNow, insertBrand } from '../factories/brand.ts'
import { launchBrowser } from '../setup/browser.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'
import { expectAccessible, expectToFit, openPage } from './page.ts'
import { startWeb, type Web } from './web.ts'

const { db } = await createTestDatabase()
const workspace = await freshWorkspace(db, { time_zone: 'Europe/London' })
const empty = await freshWorkspace(db)

let web: Web
let browser: Browser

beforeAll(async () => {
  await insertBrand(db, workspace)
  web = await startWeb(db, () => brandNow)
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser.close()
  await web.close()
})

const address = (path: string, of = workspace.name) => `${web.url}/w/${of}/${path}`

const onPage = <T>(options: BrowserContextOptions, work: (page: Page) => Promise<T>) => openPage(browser, options, work)

const json = async (path: string) => (await (await fetch(`${web.url}${path}`)).json()) as unknown

type Counted = { count: number; text: string; href: string; isFigure: boolean }

/** Every number of a page that opens a list, and the address of that list. A figure is not itself the count. */
function countsOf(page: Page): Promise<Counted[]> {
  return page.locator('a[data-count]').evaluateAll((links) =>
    links.map((link) => ({
      count: Number(link.getAttribute('data-count')),
      text: link.textContent ?? '',
      href: link.getAttribute('href') ?? '',
      isFigure: link.closest('.numerals, [data-legend]') !== null,
    })),
  )
}

test(
  'every number on Health is the length of the list behind it: page, CSV and API',
  { timeout: 180_000 },
  async () => {
    const counts = await onPage({ javaScriptEnabled: false }, async (page) => {
      await page.goto(address('health'))
      return countsOf(page)
    })
    expect(counts.length).toBeGreaterThan(80)
    for (const { count, text, href, isFigure } of counts) {
      if (!isFigure) expect(text).toMatch(new RegExp(`^${formatCount(count)} `))
      const list = await (await fetch(`${web.url}${href}`)).text()
      const heading = /<h1[^>]*data-total="(\d+)"/.exec(list)?.[1]
      const query = `${href.slice(href.indexOf('?'))}&workspace=${workspace.name}`
      const api = (await json(`/api/v1/conversations${query}&limit=500`)) as { total: number; conversations: unknown[] }
      const csv = await (await fetch(`${web.url}/api/v1/conversations${query}&format=csv`)).text()
      const rows = parse(csv, { columns: true }).length
      expect(
        { heading: Number(heading), api: api.total, listed: api.conversations.length, rows },
        `${text} → ${href}`,
      ).toEqual({
        heading: count,
        api: count,
        listed: count,
        rows: count,
      })
    }
  },
)

test('Health says what the API says, measure by measure and week by week', async () => {
  const weekly = (await json(`/api/v1/readings?workspace=${workspace.name}&by=week`)) as Readings
  const [first, last] = [weekly.periods[0], weekly.periods.at(-1)]
  const whole = (await json(
    `/api/v1/readings?workspace=${workspace.name}&from=${first?.from}&to=${last?.to}`,
  )) as Readings
  await onPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto(address('health'))
    for (const { key } of measures) {
      const block = page.locator(`section[aria-labelledby="measure-${key}"]`)
      const reading = whole.periods[0]?.readings[key]
      const figure = block.locator('.numerals a[data-count]')
      expect({ [key]: await figure.getAttribute('data-count') }).toEqual({ [key]: String(reading?.n) })
      const parts = Object.values(reading?.parts ?? {})
      expect(
        await block
          .locator('[data-legend] a')
          .evaluateAll((links) => links.map((link) => Number(link.dataset['count']))),
      ).toEqual(parts)
      if (key === 'waiting_now') continue
      const shown = await block.locator('.over-time td.number[data-label$="s"] a').evaluateAll((links) => {
        return links.map((link) => Number(link.dataset['count']))
      })
      const counted = weekly.periods.map((period) => period.readings[key]?.n ?? 0).filter((n) => n > 0)
      expect({ [key]: shown }).toEqual({ [key]: counted.toReversed() })
    }
  })
})

test('a week without conversations is a gap, not a zero', async () => {
  await onPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto(address('health?from=2025-12-29&to=2026-02-09'))
    const gap = page.locator('section[aria-labelledby="measure-first_response"] tr.gap')
    expect(await gap.count()).toBeGreaterThan(0)
    expect(await gap.first().textContent()).toContain('no conversations')
    expect(await gap.first().textContent()).not.toMatch(/0\s?(s|%)/)
  })
})

test('a filter that nothing fits counts nothing, and says no rate', async () => {
  await onPage({ javaScriptEnabled: false }, async (page) => {
    for (const query of ['channel=phone', 'as-of=1999-01-01', 'from=2030-01-01']) {
      const answer = await page.goto(address(`health?${query}`))
      expect(answer?.status()).toBe(200)
      expect(await page.locator('h1').textContent()).toMatch(/^0 conversations needed an answer/)
      expect(await page.locator('.numeral').allTextContents()).not.toContainEqual(expect.stringMatching(/\d%/))
    }
  })
})

test('filters work as a plain form, stay in the address, and are said in words', async () => {
  await onPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto(address('health'))
    await page.getByLabel('Channel').selectOption('email')
    await page.getByLabel('From').fill('2026-01-05')
    await page.getByRole('button', { name: 'Show', exact: true }).click()
    const url = new URL(page.url())
    expect([url.searchParams.get('channel'), url.searchParams.get('from')]).toEqual(['email', '2026-01-05'])
    expect(await page.locator('.deck').textContent()).toContain('On email, to every account, whoever was in charge.')
    expect(await page.getByLabel('Channel').inputValue()).toBe('email')
    const [whole] = ((await json(`/api/v1/readings${url.search}&by=all&workspace=${workspace.name}`)) as Readings)
      .periods
    const shown = page.locator('section[aria-labelledby="measure-first_response"] .numerals a')
    const mail = await shown.getAttribute('data-count')
    expect(mail).toBe(String(whole?.readings['first_response']?.n))

    await page.getByLabel('Channel').selectOption('every channel')
    await page.getByLabel('In charge').selectOption('Letter room')
    await page.getByRole('button', { name: 'Show', exact: true }).click()
    expect(await page.locator('.deck').textContent()).toContain('while Letter room was in charge.')
    expect(await shown.getAttribute('data-count')).toBe(mail)
    const list = await page.goto(`${web.url}${await shown.getAttribute('href')}`)
    expect(list?.status()).toBe(200)
    expect(await page.locator('h1').getAttribute('data-total')).toBe(mail)
  })
})

test('a filter that cannot be read is refused in words, with a way back', async () => {
  await onPage({}, async (page) => {
    const answer = await page.goto(address('health?from=03/04/2016'))
    expect(answer?.status()).toBe(400)
    expect(await page.locator('main').textContent()).toContain('is not a day: write it as 2026-01-05')
    await page.getByRole('link', { name: 'The same page without filters' }).click()
    await page.locator('section.measure').first().waitFor()
    expect(page.url()).toBe(address('health'))
    expect(await page.locator('section.measure').count()).toBe(measures.length)
  })
})

test('an empty workspace says how to begin; an unknown one and an unknown page say so', async () => {
  await onPage({}, async (page) => {
    await page.goto(address('health', empty.name))
    expect(await page.locator('h1').textContent()).toBe('No conversations yet.')
    expect(await page.locator('code').first().textContent()).toContain(
      `import csv path/to/your-file.csv --workspace ${empty.name}`,
    )
    const unknown = await page.goto(address('health', 'nobody'))
    expect(unknown?.status()).toBe(404)
    expect(await page.locator('main').textContent()).toContain('There is no workspace "nobody".')
    const nowhere = await page.goto(address('nowhere'))
    expect(nowhere?.status()).toBe(404)
  })
})

test('a list pages to its end and every row is one link to its conversation', async () => {
  await onPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto(address('conversations'))
    const total = Number(await page.locator('h1').getAttribute('data-total'))
    const seen: string[] = []
    for (;;) {
      const links = page.locator('table tbody th a')
      expect(await links.count()).toBe(await page.locator('table tbody tr').count())
      seen.push(...(await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))))
      const next = page.getByRole('link', { name: 'Next' })
      if ((await next.count()) === 0) break
      await Promise.all([page.waitForEvent('load'), next.click()])
    }
    expect(new Set(seen).size).toBe(total)
    expect(seen.length).toBe(total)
  })
})

const views = [
  ['Health', 'health'],
  ['a list', 'conversations?measure=resolution_rate&part=presumed'],
  ['the measures', 'measures'],
] as const

test.each(views)('%s has nothing that axe finds wrong', { timeout: 120_000 }, async (_, path) => {
  await expectAccessible(browser, address(path))
})

test.each(views)('%s fits its window', async (_, path) => {
  await expectToFit(browser, address(path))
})

test('the keyboard reaches filters, then numbers, and shows where it is', async () => {
  await onPage({}, async (page) => {
    await page.goto(address('health'))
    const stops: string[] = []
    for (let i = 0; i < 40; i++) {
      await page.keyboard.press('Tab')
      const stop = await page.evaluate(() => {
        const at = document.activeElement
        if (!at) return null
        const style = getComputedStyle(at)
        const visible = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
        return { name: at.getAttribute('name') ?? (at.hasAttribute('data-count') ? 'number' : at.tagName), visible }
      })
      expect(stop).toMatchObject({ visible: true })
      stops.push(stop?.name ?? '')
    }
    for (const name of ['from', 'to', 'by', 'channel', 'account', 'as-of', 'number']) expect(stops).toContain(name)
    expect(stops.indexOf('from')).toBeLessThan(stops.indexOf('number'))
  })
})
