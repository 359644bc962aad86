import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { busyNow, busyWeekLines } from '../factories/busy-week.ts'
import { importText } from '../factories/imported.ts'
import { atThisMachine } from '#app/rights/asker.ts'
import type { Access } from '#app/screens/in-view.server.ts'
import { writeLetter } from '#app/weekly-report/freeze.server.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { wrote } from '../factories/mail.ts'
import { launchBrowser } from '../setup/browser.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'
import { follow, openPage } from './page.ts'
import { startWeb, type Web } from './web.ts'

const database = await createTestDatabase()
const workspace = await freshWorkspace(database.db)
const empty = await freshWorkspace(database.db)

/** Three who came due in the first week of 2026, and whom nobody answered. */
const neverAnswered = ['ann', 'ben', 'cleo'].flatMap((name) => [
  wrote(`${name}1`, '2025-12-16T09:00:00Z', `${name}@example.org`, 'Where is my parcel?', { thread: name }),
  wrote(`${name}2`, '2025-12-17T09:00:00Z', `${name}@example.org`, 'I am still waiting!', { thread: name }),
])

let web: Web
let browser: Browser

beforeAll(async () => {
  await importText(database, workspace.id, [...busyWeekLines(), ...neverAnswered].join(''), { format: 'jsonl' })
  const { db } = database
  const access = { db, askerOf: () => atThisMachine, now: () => busyNow }
  const opens: Access['inWorkspace'] = (scope, work) => inWorkspace(db, scope, work)
  await writeLetter({ ...access, inWorkspace: opens }, workspace.name, '2026-W02', 'us')
  web = await startWeb(database.db, () => busyNow)
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser.close()
  await web.close()
})

const address = (path: string, of = workspace.name) => `${web.url}/w/${of}/${path}`

test(
  'without scripts an owner writes a past week’s letter, reads it, adds a note, and exchanges or leaves out a conversation',
  { timeout: 60_000 },
  async () => {
    await openPage(browser, { javaScriptEnabled: false }, async (page) => {
      await page.goto(address('weekly'))
      await page.getByRole('heading', { level: 1, name: /^People waited longer for a first answer/ }).waitFor()
      await page.getByText('The next one is written 19 Jan 2026, 08:00.').waitFor()
      await page.getByLabel('Week', { exact: true }).selectOption('2026-W01')
      await page.getByRole('button', { name: 'Write it' }).click()
      await page.waitForURL(/\/weekly\/2026-W01$/)
      await page.getByText('its figures do not change any more').waitFor()

      const edits = page.getByText('Add a note, or exchange a conversation')
      await edits.click()
      await page.getByLabel(/^Your note/).fill('The pumps are mended.')
      await follow(page, page.getByRole('button', { name: 'Keep the note' }))
      await page
        .getByRole('region', { name: /^A note from/ })
        .getByText('The pumps are mended.')
        .waitFor()

      const reads = page.locator('[data-read]')
      const links = () => reads.getByRole('link').evaluateAll((all) => all.map((a) => a.getAttribute('href')))
      const before = await links()
      await edits.click()
      await follow(page, page.getByRole('button', { name: /^Another one/ }).first())
      await page.getByText(': 2 of').first().waitFor({ state: 'attached' })
      expect(await links()).not.toEqual(before)
      await edits.click()
      await follow(page, page.getByRole('button', { name: /^Leave it out/ }).first())
      await page.getByText(': left out').waitFor({ state: 'attached' })
      expect(await reads.count()).toBe(before.length - 1)
    })
  },
)

test('a week without a letter, and a workspace nobody has written to, say so', async () => {
  await openPage(browser, { javaScriptEnabled: false }, async (page) => {
    expect((await page.goto(address('weekly/2025-W40')))?.status()).toBe(404)
    await page.getByText('Week 2025-W40 has no letter.').waitFor()
    await page.goto(address('weekly', empty.name))
    await page.getByRole('heading', { name: 'No letter has been written yet.' }).waitFor()
    expect(await page.getByRole('button', { name: 'Write it' }).count()).toBe(0)
  })
})
