import { Webhook } from 'standardwebhooks'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readEnv } from '#app/platform/env.ts'
import { workspaceWithLetter } from '../factories/letters.ts'
import { busyNow } from '../factories/busy-week.ts'
import { startHookServer } from '../factories/hook-server.ts'
import { cookieOf, makePerson } from '../factories/signed-in.ts'
import { launchBrowser } from '../setup/browser.ts'
import { createTestDatabase } from '../setup/database.ts'
import { openPage } from './page.ts'
import { startWeb, type Web } from './web.ts'

const database = await createTestDatabase()
const workspace = await workspaceWithLetter(database)
const week = '2026-W02'

let web: Web
let browser: Browser

beforeAll(async () => {
  const settings = { ...readEnv(), RAPPORT_ALLOW_PRIVATE_HOOKS: true }
  web = await startWeb(database.db, () => busyNow, { signedIn: false, settings })
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser.close()
  await web.close()
})

const address = (path: string) => `${web.url}/w/${workspace.name}/${path}`

/** A browser in which a manager of their own is signed in, without scripts. */
async function asManager<T>(work: (page: Parameters<Parameters<typeof openPage<T>>[2]>[0]) => Promise<T>): Promise<T> {
  const manager = await makePerson(database.db, { workspaceId: workspace.id, role: 'manager' })
  const [name = '', value = ''] = (await cookieOf(database.db, manager)).split('=')
  return openPage(browser, { javaScriptEnabled: false }, async (page) => {
    await page.context().addCookies([{ name, value, url: web.url }])
    return work(page)
  })
}

/** The letter, by a new link, for somebody who is not signed in. */
const sharedLink = () =>
  asManager(async (page) => {
    await page.goto(address(`weekly/${week}`))
    await page.getByRole('link', { name: 'Share by a link' }).click()
    await page.getByLabel('It works for').selectOption('30 days')
    await page.getByRole('button', { name: 'Make the link' }).click()
    const link = await page.getByText(`${web.url}/s/`).textContent()
    await page.getByRole('cell', { name: 'never' }).first().waitFor()
    return link!
  })

test('without scripts a manager makes a link, a stranger reads the letter by it, and the manager ends it', async () => {
  const link = await sharedLink()
  await openPage(browser, { javaScriptEnabled: false }, async (page) => {
    expect((await page.goto(link))?.status()).toBe(200)
    await page.getByRole('heading', { level: 1, name: /^People waited longer for a first answer/ }).waitFor()
    expect(await page.getByRole('navigation').count()).toBe(0)
    const leadTo = await page.getByRole('link').evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''))
    const ways = leadTo.filter((href) => !href.startsWith('#'))
    expect(ways).toEqual([`${new URL(link).pathname}/letter.pdf`])
  })
  await asManager(async (page) => {
    await page.goto(address(`weekly/${week}/share`))
    await page.getByRole('cell', { name: '1 time', exact: true }).waitFor()
    await page.getByRole('button', { name: 'End it' }).click()
    await page.getByText('None: nobody outside can read this letter by a link.').waitFor()
  })
  await openPage(browser, { javaScriptEnabled: false }, async (page) => {
    expect((await page.goto(link))?.status()).toBe(404)
    await page.getByRole('heading', { name: 'This link shows nothing.' }).waitFor()
  })
})

test('of two who add to a letter at once, the second sees what the first wrote and keeps their own words', async () => {
  await asManager(async (second) => {
    await second.goto(address(`weekly/${week}`))
    await second.getByText('Add a note, or exchange a conversation').click()
    await second.getByLabel(/^Your note/).fill('The pumps are new.')
    await asManager(async (first) => {
      await first.goto(address(`weekly/${week}`))
      await first.getByText('Add a note, or exchange a conversation').click()
      await first.getByLabel(/^Your note/).fill('The pumps are mended.')
      await first.getByRole('button', { name: 'Keep the note' }).click()
      await first.getByRole('region', { name: /^A note from/ }).waitFor()
    })
    await second.getByRole('button', { name: 'Keep the note' }).click()
    const told = second.getByRole('alert')
    await told.getByText(/changed this letter after you had opened it/).waitFor()
    await told.getByText('The pumps are mended.').waitFor()
    expect(await second.getByLabel(/^Your note/).inputValue()).toBe('The pumps are new.')
    await second.getByRole('button', { name: 'Keep mine instead' }).click()
    await second
      .getByRole('region', { name: /^A note from/ })
      .getByText('The pumps are new.')
      .waitFor()
    expect(await second.getByRole('alert').count()).toBe(0)
  })
})

test('a manager adds a webhook, sees its secret once, and sends a test that the receiver can check', async () => {
  const server = await startHookServer((response) => response.writeHead(200).end('taken'))
  await asManager(async (page) => {
    await page.goto(address('settings/webhooks'))
    await page.getByRole('textbox', { name: 'Name' }).fill('Board')
    await page.getByRole('textbox', { name: 'Address' }).fill('ftp://example.com')
    await page.getByRole('button', { name: 'Add it' }).click()
    await page.getByText('This is no web address').waitFor()
    expect(await page.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Board')
    await page.getByRole('textbox', { name: 'Address' }).fill(server.url)
    await page.getByRole('button', { name: 'Add it' }).click()
    await page.getByText('The secret of Board:').waitFor()
    const secret = (await page.getByText(/^whsec_/).textContent())!
    await page.getByRole('button', { name: 'Send a test' }).click()
    await page.getByText('The test reached Board. It answered 200: “taken”.').waitFor()
    const { headers, body } = server.heard[0]!
    // The page's clock is the sample's, and a library takes only what is young.
    const at = new Date(Number(headers['webhook-timestamp']) * 1000)
    const signature = new Webhook(secret).sign(String(headers['webhook-id']), at, body)
    expect({ at, signature }).toEqual({ at: busyNow, signature: headers['webhook-signature'] })
    expect(JSON.parse(body)).toMatchObject({ type: 'test' })
    const text = await page.locator('main').textContent()
    expect([secret, server.url].map((one) => text!.includes(one))).toEqual([false, false])
    await page.getByRole('button', { name: 'Pause' }).click()
    await page.getByText('· paused').waitFor()
    await page.getByRole('button', { name: 'Remove' }).click()
    await page.getByText('The letter goes to no such address.').waitFor()
  })
})
