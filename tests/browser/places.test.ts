import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../setup/browser.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'
import { follow, openPage } from './page.ts'
import { startWeb, type Web } from './web.ts'

const { db } = await createTestDatabase()
const workspace = await freshWorkspace(db)

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

const address = (path: string) => `${web.url}/w/${workspace.name}/${path}`

test('the foot of every page leads to what is left out, why, and what to look at instead', async () => {
  await openPage(browser, { javaScriptEnabled: false }, async (page) => {
    await page.goto(address('conversations'))
    await follow(page, page.getByRole('contentinfo').getByRole('link', { name: 'Why' }))
    expect(new URL(page.url()).hash).toBe('#refused')
    const section = page.locator('#refused')
    const said = await section.textContent()
    for (const words of [
      'Likes',
      'counts a click that asks and answers nothing',
      'followings',
      'There is no setting',
    ]) {
      expect(said).toContain(words)
    }
    const measures = await section
      .locator('dd a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')))
    expect(measures.length).toBeGreaterThan(4)
    for (const to of measures)
      expect([to, await page.locator(`article${to?.replace(/.*#/, '#')}`).count()]).toEqual([to, 1])
  })
})

test('g, then a letter, goes to a place; never while something is typed', async () => {
  await openPage(browser, {}, async (page) => {
    await page.goto(address('health'), { waitUntil: 'networkidle' })
    for (const [letter, place] of [
      ['m', 'measures'],
      ['c', 'conversations'],
      ['h', 'health'],
    ] as const) {
      await page.keyboard.press('g')
      await page.keyboard.press(letter)
      await page.waitForURL(address(place))
    }
    // The address changes a moment before the page.
    await page.getByRole('heading', { name: 'No conversations yet.' }).waitFor()
    await page.evaluate(() => document.querySelector('main')?.append(document.createElement('input')))
    await page.locator('main > input').pressSequentially('gm')
    // A letter that led somewhere would not have been typed.
    expect(await page.locator('main > input').inputValue()).toBe('gm')
    expect(page.url()).toBe(address('health'))
  })
})
