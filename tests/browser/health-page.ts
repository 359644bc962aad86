import type { Locator, Page } from 'playwright-core'

/** Text as one reads it: a space that does not break is a space. */
export const plain = (text: string | null) => (text ?? '').replaceAll('\u00a0', ' ')

/** One of the three measures. */
export const ofMeasure = (page: Page, key: string) => page.locator(`section[data-measure="${key}"]`)

/** What links say they count. */
export const numbersOf = (links: Locator) =>
  links.evaluateAll((all) => all.map((link) => Number(link.getAttribute('data-count'))))
