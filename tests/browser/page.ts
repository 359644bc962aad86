import axeCore from 'axe-core'
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

/** Runs `work` on a page that may write nothing to its console but what belongs to an answer of 4xx. */
export async function openPage<T>(
  browser: Browser,
  options: BrowserContextOptions,
  work: (page: Page) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext(options)
  try {
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('status of 4')) complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(error.message))
    const result = await work(page)
    expect(complaints).toEqual([])
    return result
  } finally {
    await context.close()
  }
}

/** Clicks what leads to another page, in a page without scripts, and waits until that is whole. */
export async function follow(page: Page, link: Locator): Promise<void> {
  await Promise.all([page.waitForEvent('load'), link.click()])
}

/** Every page takes to these: a wide screen, a tablet, one seen at 200 %, a phone. */
const widths = [1440, 820, 720, 390]

/**
 * Expects of the page of an address what every page owes: one heading, a title, one main part, nothing beside its window,
 * nothing that axe finds wrong in light and dark, a ring around whatever has the focus, and its heading before any script.
 */
export async function expectWhole(
  browser: Browser,
  url: string,
  { headings = 1 } = {},
): Promise<{ status: number; title: string }> {
  const context = { viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce', bypassCSP: true } as const
  return openPage(browser, context, async (page) => {
    const answer = await page.goto(url)
    const html = (await answer?.text()) ?? ''
    await page.evaluate(axeCore.source)
    const found: Record<string, unknown> = {}
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 })
      // Charts follow their window a moment later.
      const fits = () => document.documentElement.scrollWidth <= window.innerWidth
      await page.waitForFunction(fits, null, { timeout: 5000 }).catch(() => null)
      const beside = await page.evaluate(besideWindow)
      if (beside.length > 0) found[`beside the window at ${width}`] = beside
    }
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 })
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        // All else is the same in both.
        const wrong = await axe(page, colorScheme === 'light' ? null : 'color-contrast')
        if (wrong.length > 0) found[`${colorScheme}, ${width}`] = wrong
      }
    }
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.keyboard.press('Tab')
    const unseen = await page.evaluate(focusUnseen)
    if (unseen.length > 0) found['the focus is not seen on'] = unseen
    const parts = await page.evaluate(() => ({
      h1: document.querySelectorAll('h1').length,
      main: document.querySelectorAll('main').length,
      jumps: document.querySelectorAll('[tabindex]:not([tabindex="0"]):not([tabindex="-1"])').length,
    }))
    expect({ url, found, parts }).toEqual({ url, found: {}, parts: { h1: headings, main: 1, jumps: 0 } })
    expect(html, `${url} before any script`).toMatch(/<main[\s\S]*<h1[^>]*>[^<]/)
    return { status: answer?.status() ?? 0, title: await page.title() }
  })
}

function axe(page: Page, rule: string | null): Promise<string[]> {
  return page.evaluate(async (only) => {
    const { axe } = window as unknown as { axe: typeof axeCore }
    const { violations } = await axe.run({
      runOnly: only ? { type: 'rule', values: [only] } : ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'],
    })
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' · ')}`.slice(0, 400))
  }, rule)
}

/** Runs in the page: what reaches beyond its window, where that makes the page wider; without what is around it. */
function besideWindow(): string[] {
  if (document.documentElement.scrollWidth <= window.innerWidth) return []
  const isBeside = (one: Element) => one.getBoundingClientRect().right > window.innerWidth + 0.5
  const innermost = [...document.body.querySelectorAll('*')].filter(
    (one) => isBeside(one) && ![...one.children].some(isBeside),
  )
  return innermost.slice(0, 4).map((one) => `${one.parentElement?.className}: ${one.outerHTML.slice(0, 100)}`)
}

/** Runs in the page: what takes the focus without a ring, on itself or on the row it covers. */
function focusUnseen(): string[] {
  const takes = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]'
  const hasRing = (at: Element | null): boolean => {
    if (at === null || at.tagName === 'MAIN') return false
    const drawn = [getComputedStyle(at), getComputedStyle(at, '::after')]
    return (
      drawn.some(({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) ||
      hasRing(at.parentElement)
    )
  }
  return [...document.querySelectorAll<HTMLElement>(takes)].flatMap((one) => {
    one.focus({ preventScroll: true })
    return document.activeElement !== one || hasRing(one) ? [] : [one.outerHTML.slice(0, 120)]
  })
}
