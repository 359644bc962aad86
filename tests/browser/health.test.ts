import { parse } from 'csv-parse/sync'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { formatCount, readingWords } from '#app/measures/format.ts'
import { measures } from '#app/measures/list.ts'
import type { Readings } from '#app/measures/reading.ts'
import { brandNow, insertBrand } from '../factories/brand.ts'
import { insertLongHistory } from '../factories/long-history.ts'
import { launchBrowser } from '../setup/browser.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'
import { numbersOf, ofMeasure, plain } from './health-page.ts'
import { follow, openPage } from './page.ts'
import { startWeb, type Web } from './web.ts'

const { db } = await createTestDatabase()
const workspace = await freshWorkspace(db, { time_zone: 'Europe/London' })
const empty = await freshWorkspace(db)
const young = await freshWorkspace(db)

let web: Web
let browser: Browser

beforeAll(async () => {
  await insertBrand(db, workspace)
  await insertLongHistory(db, young, { from: '2026-02-02', to: '2026-02-09' })
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
      isFigure: link.closest('[data-figure]') !== null,
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
    expect(counts.length).toBeGreaterThan(45)
    for (const { count, text, href, isFigure } of counts) {
      if (!isFigure) expect(text).toMatch(new RegExp(`(^|\\D)${formatCount(count)} `))
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

test('Health says what the API says of its week: figures, intervals, parts and what stands beside', async () => {
  const api = (await json(`/api/v1/readings?workspace=${workspace.name}&week=2026-W06&by=week`)) as Readings
  const [week] = api.periods
  expect(week).toMatchObject({ from: '2026-02-02', to: '2026-02-09' })
  await onPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto(address('health'))
    for (const key of ['resolution_rate', 'first_response', 'repeat_share']) {
      const block = ofMeasure(page, key)
      const reading = week!.readings[key]!
      expect(await numbersOf(block.locator('[data-figure] a'))).toEqual([reading.n])
      const words = readingWords(reading)
      const text = plain(await block.textContent())
      if (words.value !== '—') expect(text.replaceAll(' ', '')).toContain(plain(words.value).replaceAll(' ', ''))
      expect(text).toContain(plain(words.interval))
      const parts = Object.entries(reading.parts ?? {}).filter(([part, count]) => part !== 'unknown' || count > 0)
      const legend = await numbersOf(block.locator('[data-legend] a'))
      expect(legend.reduce((sum, count) => sum + count, 0)).toBe(reading.n)
      if (key !== 'first_response') expect(legend).toEqual(parts.map(([, count]) => count))
      else expect(legend.at(-1)).toBe(reading.waiting)
    }
    const others = await numbersOf(page.locator('section[aria-labelledby="also-watched"] a[data-count]'))
    const elsewhere = ['resolution_rate', 'first_response', 'repeat_share', 'waiting_now']
    const keys = measures.map(({ key }) => key).filter((key) => !elsewhere.includes(key))
    expect(others).toEqual(keys.map((key) => week!.readings[key]!.n).filter((n) => n > 0))
    const { n, figures = {} } = week!.readings['waiting_now']!
    const waiting = await numbersOf(page.locator('section[aria-labelledby="waiting-now"] a[data-count]'))
    expect(waiting).toEqual([
      n,
      figures['complaints'],
      figures['over_promise'],
      figures['unanswered_90d'],
      figures['passed_along_90d'],
    ])
  })
})

test('the table behind a chart has every week as the API has it, and a week without anything is a gap', async () => {
  const from = '2025-12-15'
  const api = (await json(
    `/api/v1/readings?workspace=${workspace.name}&from=${from}&to=2026-02-09&by=week`,
  )) as Readings
  await onPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto(address('health'))
    for (const key of ['resolution_rate', 'first_response', 'repeat_share']) {
      const rows = ofMeasure(page, key).locator('table tbody tr')
      const shown = await rows.evaluateAll((all) =>
        all.map((row) => Number(row.querySelectorAll('td')[1]?.querySelector('a')?.getAttribute('data-count') ?? 0)),
      )
      const counted = api.periods.map(({ readings }) => readings[key]!.n || readings[key]!.immature)
      expect({ [key]: shown }).toEqual({ [key]: counted.toReversed() })
    }
    const gap = ofMeasure(page, 'first_response').locator('tr', { hasText: '5 to 11' })
    expect(plain(await gap.textContent())).toContain('—')
    expect(plain(await gap.textContent())).not.toMatch(/\d (s|min|h)/)
  })
})

test('a filter that nothing fits counts nothing, and says no rate', async () => {
  await onPage({ javaScriptEnabled: false }, async (page) => {
    for (const [query, title] of [
      ['channel=phone', 'Nobody wrote to us this week, that we know of.'],
      ['as-of=1999-01-01', 'Nobody had written to us by then, that we know of.'],
    ]) {
      const answer = await page.goto(address(`health?${query}`))
      expect(answer?.status()).toBe(200)
      expect(await page.locator('h1').textContent()).toBe(title)
      expect(await page.locator('[data-figure]').allTextContents()).not.toContainEqual(expect.stringMatching(/\d%/))
    }
  })
})

test('another week can be chosen without scripts, stays in the address, and is the one that is shown', async () => {
  await onPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto(address('health'))
    const pick = page.locator('nav[aria-label="Filters"] details').first()
    await pick.locator('summary').click()
    await follow(page, pick.getByRole('link', { name: 'Week 4, 19–25 January 2026' }))
    expect(new URL(page.url()).searchParams.get('week')).toBe('2026-W04')
    expect(plain(await pick.locator('summary').textContent())).toContain('Week 4, 19–25 January 2026')
    const api = (await json(`/api/v1/readings?workspace=${workspace.name}&week=2026-W04`)) as Readings
    const shown = ofMeasure(page, 'first_response').locator('[data-figure] a')
    await expect.poll(() => numbersOf(shown)).toEqual([api.periods[0]!.readings['first_response']!.n])
  })
})

test('filters are sentences in the address that count the same as the API', async () => {
  await onPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto(address('health'))
    const pick = (name: string) => page.locator('nav[aria-label="Filters"] details', { hasText: name })
    await pick('Channel').locator('summary').click()
    const mail = pick('Channel').getByRole('link', { name: /^Email/ })
    const promised = Number(/\d+$/.exec((await mail.textContent()) ?? '')?.[0])
    await follow(page, mail)
    expect(new URL(page.url()).searchParams.get('channel')).toBe('email')
    const api = (await json(`/api/v1/readings?workspace=${workspace.name}&week=2026-W06&channel=email`)) as Readings
    const { n } = api.periods[0]!.readings['first_response']!
    const shown = ofMeasure(page, 'first_response').locator('[data-figure] a')
    await expect.poll(async () => [await numbersOf(shown), promised]).toEqual([[n], n])
    const list = await page.goto(`${web.url}${await shown.getAttribute('href')}`)
    expect(list?.status()).toBe(200)
    expect(await page.locator('h1').getAttribute('data-total')).toBe(String(n))

    await page.goto(address('health?channel=email'))
    await pick('In charge').locator('summary').click()
    await follow(page, pick('In charge').getByRole('link', { name: /^Letter room/ }))
    const address2 = new URL(page.url()).searchParams
    expect([address2.get('channel'), address2.get('team')]).toEqual(['email', 'Letter room'])
    await expect.poll(() => numbersOf(shown)).toEqual([n])
    await follow(page, page.getByRole('link', { name: 'Show everything' }))
    expect(page.url()).toBe(address('health'))
  })
})

test('what had happened by a day can be asked for in a plain form', async () => {
  await onPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto(address('health?channel=x'))
    const pick = page.locator('nav[aria-label="Filters"] details').last()
    await pick.locator('summary').click()
    await pick.getByLabel('What had happened before').fill('2026-01-26')
    await follow(page, pick.getByRole('button', { name: 'Show' }))
    const search = new URL(page.url()).searchParams
    expect([search.get('as-of'), search.get('channel')]).toEqual(['2026-01-26', 'x'])
    expect(plain(await page.locator('nav[aria-label="Filters"]').textContent())).toContain('Week 4, 19–25 January 2026')
  })
})

test('filters open, choose and close by keyboard', async () => {
  await onPage({}, async (page) => {
    await page.goto(address('health'))
    const pick = page.locator('nav[aria-label="Filters"] details').nth(1)
    await pick.locator('summary').focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toMatch(/^Email/)
    await page.keyboard.press('Enter')
    await page.waitForURL(/channel=email/)
    await pick.locator('summary', { hasText: 'email' }).waitFor()
  })
})

test('a filter that cannot be read is refused in words, with a way back', async () => {
  await onPage({}, async (page) => {
    const answer = await page.goto(address('health?week=2026-W60'))
    expect(answer?.status()).toBe(400)
    expect(await page.locator('main').textContent()).toContain('is not a week: write it as 2026-W06')
    await page.getByRole('link', { name: 'The same page without filters' }).click()
    await page.waitForURL(address('health'))
    await page.locator('section[data-measure]').first().waitFor()
  })
})

test('eight weeks are too few to say what is ordinary, and the page says how many it takes', async () => {
  await onPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto(address('health'))
    expect(await page.locator('h1').textContent()).toBe('Too early to tell.')
    expect(plain(await page.locator('.deck').textContent())).toContain(
      'after 12 finished weeks of 20 conversations or more',
    )
  })
})

test('an empty workspace says how to begin; one with a single week shows it; unknown ones say so', async () => {
  await onPage({}, async (page) => {
    await page.goto(address('health', empty.name))
    expect(await page.locator('h1').textContent()).toBe('No conversations yet.')
    expect(await page.locator('code').first().textContent()).toContain(
      `import csv path/to/your-file.csv --workspace ${empty.name}`,
    )
    expect(await page.locator('section[data-measure]').count()).toBe(3)
    await page.goto(address('health', young.name))
    expect(await page.locator('h1').textContent()).toBe('Too early to tell.')
    expect(await page.getByText('This week as a table').count()).toBe(3)
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
      await follow(page, next)
    }
    expect(new Set(seen).size).toBe(total)
    expect(seen.length).toBe(total)
  })
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
    for (const name of ['SUMMARY', 'number']) expect(stops).toContain(name)
    expect(stops.indexOf('SUMMARY')).toBeLessThan(stops.indexOf('number'))
  })
})
