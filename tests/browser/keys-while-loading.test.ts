import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../setup/browser.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'
import { openPage } from './page.ts'
import { startWeb, type Web } from './web.ts'

const { db } = await createTestDatabase()
const workspace = await freshWorkspace(db)

let web: Web
let browser: Browser

beforeAll(async () => {
  web = await startWeb(db, () => new Date())
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser.close()
  await web.close()
})

test('keys pressed while the scripts of a slow machine arrive do no harm', { timeout: 120_000 }, async () => {
  for (let slower = 2; slower <= 12; slower += 2) {
    await openPage(browser, {}, async (page) => {
      const machine = await page.context().newCDPSession(page)
      await machine.send('Emulation.setCPUThrottlingRate', { rate: slower })
      await page.goto(`${web.url}/w/${workspace.name}/measures`, { waitUntil: 'commit' })
      for (let i = 0; i < 30; i++) await page.keyboard.press('Tab')
      await page.waitForFunction(() => '__remixRouter' in window)
      await expect.poll(() => page.locator('h1').count()).toBe(1)
    })
  }
})
