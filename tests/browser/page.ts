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

/** Expects that axe finds nothing wrong with the page of an address: light and dark, wide and narrow. */
export async function expectAccessible(browser: Browser, url: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1440, 390]) {
      await openPage(browser, { colorScheme, viewport: { width, height: 900 }, bypassCSP: true }, async (page) => {
        await page.goto(url)
        await page.evaluate(axeCore.source)
        const found = await page.evaluate(async () => {
          const { axe } = window as unknown as { axe: typeof axeCore }
          const { violations } = await axe.run({
            runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'],
          })
          return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' · ')}`.slice(0, 400))
        })
        expect({ colorScheme, width, found }).toEqual({ colorScheme, width, found: [] })
      })
    }
  }
}

/** Expects that nothing of a page lies beside its window. */
export async function expectToFit(browser: Browser, url: string): Promise<void> {
  for (const width of [1440, 820, 390]) {
    await openPage(browser, { viewport: { width, height: 900 } }, async (page) => {
      await page.goto(url)
      const beside = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect({ width, fits: beside <= 0 }).toEqual({ width, fits: true })
    })
  }
}
