import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { measures } from '#app/measures/list.ts'
import { importText } from '../factories/imported.ts'
import { replied, wrote } from '../factories/mail.ts'
import { launchBrowser } from '../setup/browser.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'
import { openPage } from './page.ts'
import { startWeb, type Web } from './web.ts'

const { db, pool } = await createTestDatabase()
let web: Web
let browser: Browser

beforeAll(async () => {
  web = await startWeb(db, () => new Date('2026-03-04T09:00:00Z'))
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await web.close()
})

const plain = (text: string | null) => (text ?? '').replaceAll('\u00a0', ' ')

/** Eight wrote in the first week of February; six were answered, the same for each. */
const lines = Array.from({ length: 8 }, (_, i) => [
  wrote(`a${i}`, '2026-02-02', `c${i}@example.org`, 'Where is my order? It should have come on Monday.', {
    thread: `t${i}`,
  }),
  ...(i < 6 ? [replied(`b${i}`, '2026-02-03', 'It left our warehouse this morning.', { thread: `t${i}` })] : []),
]).flat()

test(
  'every definition stands there with the numbers of the week, and each number opens as many as it says',
  { timeout: 120_000 },
  async () => {
    const { id, name } = await freshWorkspace(db)
    await importText({ db, pool }, id, lines.join(''), { format: 'jsonl' })
    const url = `${web.url}/w/${name}/measures`
    await openPage(browser, { javaScriptEnabled: false }, async (page) => {
      await page.goto(`${url}?week=2026-W08`)
      const shown = await page.locator('article h2').allTextContents()
      expect(shown).toEqual(measures.map(({ label }) => label))
      const resolution = page.locator('#resolution_rate')
      expect(plain(await resolution.textContent())).toContain(
        'of 8 conversations needing an answer, due 16 to 22 Feb 2026.',
      )
      expect(await page.locator('#bought_again').textContent()).toContain('No source told of a purchase or renewal')
      await page.goto(`${url}?week=2026-W06`)
      expect(await page.locator('#first_response').textContent()).toContain('6 had it and 2 had none so far.')
      const links = await page.locator('article a[data-count]').evaluateAll((all) =>
        all.map((link) => ({
          href: (link as HTMLAnchorElement).href,
          count: Number((link as HTMLElement).dataset['count']),
        })),
      )
      expect(links.length).toBeGreaterThan(15)
      for (const { href, count } of links) {
        await page.goto(href)
        expect([href, Number.parseInt((await page.locator('h1').textContent()) ?? '', 10)]).toEqual([href, count])
      }
    })
    await openPage(browser, {}, async (page) => {
      await page.goto(`${url}?week=2026-W07`)
      await page.locator('summary', { hasText: 'Week' }).click()
      await page.getByRole('link', { name: 'Week 6, 2' }).click()
      await page.waitForURL(/week=2026-W06/)
      await page.getByText('6 had it and 2 had none so far.').first().waitFor()
    })
  },
)

test('a workspace without a message shows the definitions, and no numbers', { timeout: 60_000 }, async () => {
  const { name } = await freshWorkspace(db)
  await openPage(browser, {}, async (page) => {
    await page.goto(`${web.url}/w/${name}/measures`)
    await page.getByText('Nothing has come in yet, so there are no numbers to put in.').waitFor()
    expect(await page.locator('article').count()).toBe(measures.length)
    expect(await page.locator('article [data-count]').count()).toBe(0)
  })
})
