import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { leaveToken } from '#app/rights/leave-link.ts'
import type { Workspace } from '#db/queries/workspace.ts'
import { busyNow } from '../factories/busy-week.ts'
import { deliver, traceable, workspaceWithLetter } from '../factories/letters.ts'
import { startMailServer } from '../factories/mail-server.ts'
import { launchBrowser } from '../setup/browser.ts'
import { createTestDatabase } from '../setup/database.ts'
import { expectWhole, follow, openPage } from './page.ts'
import { startWeb, type Web } from './web.ts'

const database = await createTestDatabase()

let workspace: Workspace
let web: Web
let outside: Web
let browser: Browser

beforeAll(async () => {
  workspace = await workspaceWithLetter(database)
  web = await startWeb(database.db, () => busyNow)
  outside = await startWeb(database.db, () => busyNow, { signedIn: false })
  browser = await launchBrowser()
}, 120_000)

afterAll(async () => {
  await browser.close()
  await outside.close()
  await web.close()
})

test(
  'without scripts an owner names and tries the server, adds a reader, looks at the mail and sends it; the reader leaves',
  { timeout: 120_000 },
  async () => {
    const password = traceable()
    const server = await startMailServer({
      ...{ authOptional: false, allowInsecureAuth: true },
      onAuth({ username, password: given }, _session, callback) {
        if (given === password) callback(null, { user: username })
        else callback(new Error('No such user or password'))
      },
    })
    await openPage(browser, { javaScriptEnabled: false }, async (page) => {
      await page.goto(`${web.url}/w/${workspace.name}/settings/mail`)
      const press = (name: string | RegExp) => follow(page, page.getByRole('button', { name }))
      await page.getByRole('textbox', { name: 'Server' }).fill('127.0.0.1')
      await page.getByLabel('Port').fill(String(server.port))
      await page.getByLabel('Encryption').selectOption('none')
      await page.getByLabel('From address', { exact: true }).fill('desk@acorn')
      await page.getByLabel('User name').fill('desk')
      await page.getByLabel('Password').fill('wrong')
      await press('Keep it')
      await page.getByText('“desk@acorn” is no e-mail address').waitFor()
      expect(await page.getByLabel('Port').inputValue()).toBe(String(server.port))
      await page.getByLabel('From address', { exact: true }).fill('desk@acorn.example')
      await page.getByLabel('Password').fill('wrong')
      await press('Keep it')
      await press(/^Send a test to/)
      await page.getByText(/The server refused the user name or the password\./).waitFor()
      await page.getByLabel('Password').fill(password)
      await press('Keep it')
      await press(/^Send a test to/)
      await page.getByText(/^The server took a mail for .* It answered: “250 /).waitFor()
      expect(await page.content()).not.toContain(password)
      expect(server.arrived.at(-1)!.mail.subject).toBe('Rapport can send mail')

      await follow(page, page.getByRole('link', { name: 'Weekly letter' }))
      await page.getByLabel('E-mail address').fill('ann@reader.example')
      await press('Add them')
      await page.getByRole('button', { name: 'Take it back' }).waitFor()

      await page.goto(`${web.url}/w/${workspace.name}/weekly/2026-W02`)
      await follow(page, page.getByRole('link', { name: 'Send', exact: true }))
      await page.getByText('None has gone out yet: look at it first.').waitFor()
      const frame = page.frameLocator('iframe[title="The mail"]')
      await frame.getByRole('heading', { level: 1, name: /^People waited longer/ }).waitFor()
      await press(/alone, to look at$/)
      await page.getByText(/^The server took a mail/).waitFor()
      expect(server.arrived.at(-1)!.mail.subject).toMatch(/^Preview: People waited longer/)
      await press('Send it to ann@reader.example')
      await page.getByRole('row', { name: /ann@reader\.example.*Waits/ }).waitFor()
      await deliver(database, workspace, busyNow)
      await page.reload()
      await page.getByRole('row', { name: /ann@reader\.example.*Sent/ }).waitFor()
    })
    const [{ to, mail }] = server.arrived.slice(-1) as [(typeof server.arrived)[number]]
    expect(to).toBe('ann@reader.example')
    const { pathname } = new URL(/https:\/\/\S+\/leave\/\S+/.exec(mail.text!)![0])

    await openPage(browser, { javaScriptEnabled: false }, async (page) => {
      await page.goto(`${outside.url}${pathname}`)
      await page.getByText(`The weekly letter of ${workspace.name} is sent to ann@reader.example.`).waitFor()
      await follow(page, page.getByRole('button', { name: 'Leave the list' }))
      await page.getByRole('heading', { name: 'You are off the list.' }).waitFor()
    })
    await expectWhole(browser, `${web.url}/w/${workspace.name}/weekly/2026-W02/send`)
    await expectWhole(browser, `${web.url}/w/${workspace.name}/settings/letter`)
  },
)

test('a mail program takes a reader off by the link alone, without a page, a cookie or an origin', async () => {
  const { rows } = await database.pool.query<{ id: number }>(
    `insert into weekly_report_reader (workspace_id, email, added_by, added_at)
     values ($1, 'bo@reader.example', 'Mara', now()) returning id`,
    [workspace.id],
  )
  const token = leaveToken({ workspaceId: workspace.id, readerId: rows[0]!.id }, workspace.forget_key)
  const press = (of: string) =>
    fetch(`${outside.url}/leave/${of}`, {
      method: 'POST',
      body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
    })
  const left = async () => {
    const found = await database.pool.query<{ is: boolean }>(
      'select left_at is not null as is from weekly_report_reader where workspace_id = $1 and id = $2',
      [workspace.id, rows[0]!.id],
    )
    return found.rows[0]!.is
  }
  expect((await fetch(`${outside.url}/leave/${token}`)).status).toBe(200)
  expect((await press(`${token.slice(0, -4)}AAAA`)).status).toBe(404)
  expect(await left()).toBe(false)
  expect((await press(token)).status).toBe(200)
  expect(await left()).toBe(true)
})
