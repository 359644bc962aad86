import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeSignInLink } from '#app/actions/sign-in.server.ts'
import { launchBrowser } from '../setup/browser.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'
import { follow, openPage } from './page.ts'
import { startWeb, type Web } from './web.ts'

const { db } = await createTestDatabase()
const workspace = await freshWorkspace(db)
const other = await freshWorkspace(db)

let asOwner: Web
let asNobody: Web
let browser: Browser

beforeAll(async () => {
  const now = () => new Date('2026-02-09T08:40:00Z')
  asNobody = await startWeb(db, now, { signedIn: false })
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser.close()
  await asOwner.close()
  await asNobody.close()
})

test('without scripts the owner claims Rapport, invites, makes a token, reads who did it, and signs out', async () => {
  const link = `${asNobody.url}/link/${await makeSignInLink(db, null)}`
  const settings = `${asNobody.url}/w/${workspace.name}/settings`
  await openPage(browser, { javaScriptEnabled: false }, async (page) => {
    await page.goto(link)
    await page.getByLabel('Your name').fill('Olga')
    await page.getByLabel('E-mail address').fill('olga@example.com')
    await page.getByLabel('Password').fill('four words in a row')
    await follow(page, page.getByRole('button', { name: 'Make it mine' }))
    await page.goto(`${settings}/people`)
    await page.getByLabel('Their e-mail address').fill('max@example.com')
    await page.getByLabel('As').last().selectOption('viewer')
    await follow(page, page.getByRole('button', { name: 'Make the link' }))
    expect(await page.locator('code').textContent()).toContain('/invitation/')
    await page.goto(`${settings}/tokens`)
    await page.getByLabel('Which program').fill('Warehouse')
    await follow(page, page.getByRole('button', { name: 'Make the token' }))
    expect(await page.locator('code').last().textContent()).toMatch(/^rapport_[\w-]{43}$/)
    await page.goto(`${settings}/audit?kind=people`)
    expect(await page.locator('tbody tr').first().textContent()).toMatch(/Olga.*New token “Warehouse”.*to read/)
    await page.getByText(workspace.name, { exact: true }).first().click()
    await follow(page, page.getByRole('link', { name: 'Olga: account' }).first())
    await follow(page, page.getByRole('button', { name: 'Sign out' }))
    expect(await page.locator('h1').textContent()).toBe('Sign in.')
  })
  asOwner = await startWeb(db, () => new Date('2026-02-09T08:40:00Z'))
})

test('the head of a page leads to the other workspaces', async () => {
  await openPage(browser, {}, async (page) => {
    await page.goto(`${asOwner.url}/w/${workspace.name}/measures`)
    await page.getByText(workspace.name, { exact: true }).first().click()
    await page.getByRole('link', { name: other.name }).first().click()
    await page.waitForURL(`${asOwner.url}/w/${other.name}/health`)
    await expect.poll(() => page.getByRole('banner').textContent()).toContain(other.name)
  })
})
