import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Workspace } from '#db/queries/workspace.ts'
import { brandNow, insertBrand } from '../factories/brand.ts'
import { importText } from '../factories/imported.ts'
import { mailLines } from '../factories/records.ts'
import { launchBrowser } from '../setup/browser.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'
import { follow, openPage } from './page.ts'
import { startWeb, type Web } from './web.ts'

const database = await createTestDatabase()
const { db } = database

let web: Web
let browser: Browser
let workspace: Workspace

beforeAll(async () => {
  workspace = await freshWorkspace(db)
  await insertBrand(db, workspace)
  web = await startWeb(db, () => brandNow)
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser.close()
  await web.close()
})

const address = () => `${web.url}/w/${workspace.name}/settings`
const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const opened = (page: Page, name: string, title: string) =>
  part(page, name).locator('details').filter({ hasText: title }).first()

async function pressing(page: Page, within: ReturnType<typeof part>, name: string) {
  await follow(page, within.getByRole('button', { name, exact: true }))
}

test(
  'without scripts: a manager promises, sets hours, is told what was wrong, and takes a change back',
  { timeout: 60_000 },
  async () => {
    await openPage(browser, { javaScriptEnabled: false }, async (page) => {
      await page.goto(address())
      const promise = opened(page, 'Promise', 'Promise something else')
      await promise.locator('summary').click()
      await promise.getByLabel('On', { exact: true }).selectOption('email')
      await promise.getByLabel('Hours, or off').fill('soon')
      await pressing(page, promise, 'Promise it')
      expect(await promise.getByRole('alert').textContent()).toContain('"soon" is not a number of hours')
      expect(await promise.getByLabel('Hours, or off').inputValue()).toBe('soon')
      expect(await promise.getByLabel('On', { exact: true }).inputValue()).toBe('email')
      await promise.getByLabel('Hours, or off').fill('24')
      await pressing(page, promise, 'Promise it')
      expect(await part(page, 'Promise').textContent()).toContain('24 hours')

      const hours = opened(page, 'Business hours', 'Set the hours of a week')
      await hours.locator('summary').click()
      await hours.getByLabel('Saturday').fill('10:00-14:00 15:00-16:00')
      await pressing(page, hours, 'Set these hours')
      expect(await part(page, 'Business hours').textContent()).toContain('10:00–14:00, 15:00–16:00')
      await page.getByRole('button', { name: 'Take it back' }).click()
      await page.getByText('No business hours are set.').waitFor()
    })
  },
)

test('without scripts: words are kept for less once it was said how many go', { timeout: 60_000 }, async () => {
  await importText(database, workspace.id, mailLines(3, 4).join(''), { format: 'jsonl' })
  await openPage(browser, { javaScriptEnabled: false }, async (page) => {
    await page.goto(address())
    const words = opened(page, 'Days and conversations', 'Change how long words are kept')
    await words.locator('summary').click()
    await words.getByLabel('Days, or off').fill('30')
    await pressing(page, words, 'Change it')
    expect(await words.getByRole('alert').textContent()).toMatch(
      /Older than 30 days: the words of \d+ messages\. .* for good/,
    )
    await pressing(page, words, 'Yes, delete them and keep words no longer')
    expect(await part(page, 'Days and conversations').textContent()).toContain(
      '30 daysOlder words are deleted within a day.',
    )
  })
})

test('single keys are turned off for this browser, and on again', { timeout: 60_000 }, async () => {
  await openPage(browser, {}, async (page) => {
    const goes = async () => {
      await page.goto(address())
      await page.getByText('Single keys').first().waitFor()
      await page.waitForFunction(() => document.readyState === 'complete')
      await page.keyboard.press('g')
      await page.keyboard.press('m')
    }
    await page.goto(address())
    await part(page, 'Single keys').getByRole('button', { name: 'Turn them off' }).click()
    await page.getByText('Single keys are off.').waitFor()
    await goes()
    expect(new URL(page.url()).pathname).toContain('/settings')
    await part(page, 'Single keys').getByRole('button', { name: 'Turn them on' }).click()
    await page.getByText('Single keys work').waitFor()
    // The words stand there before the scripts hear keys.
    const pressed = async () => {
      await page.keyboard.press('g')
      await page.keyboard.press('m')
      return new URL(page.url()).pathname
    }
    await expect.poll(pressed, { timeout: 30_000, interval: 500 }).toContain('/measures')
  })
})
