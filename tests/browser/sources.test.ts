import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listJobs } from '#app/jobs/list.ts'
import { runWorker, type RunningWorker } from '#app/jobs/run-worker.ts'
import { createLog } from '#app/platform/log.ts'
import { projectFolder } from '#app/platform/env.ts'
import { importText } from '../factories/imported.ts'
import { cookieOf, makePerson } from '../factories/signed-in.ts'
import { twcsFile, twcsRows } from '../factories/twcs.ts'
import { launchBrowser } from '../setup/browser.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'
import { follow, openPage } from './page.ts'
import { startWeb, type Web } from './web.ts'

const database = await createTestDatabase()
const { db, url } = database
const shared = join(projectFolder, '../shared/data/twcs/twcs_dev_brands.csv')

let web: Web
let browser: Browser
let worker: RunningWorker
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rapport-test-uploads-'))
  web = await startWeb(db, () => new Date(), { uploads: { folder, maxBytes: 200 * 1024 * 1024 } })
  browser = await launchBrowser()
  const log = createLog({ LOG_LEVEL: 'silent' }, 'worker under test')
  worker = await runWorker({
    url,
    jobs: listJobs(folder, 'http://localhost'),
    log,
    now: () => new Date(),
    pollMilliseconds: 50,
  })
})

afterAll(async () => {
  await worker.stop()
  await browser.close()
  await web.close()
  await rm(folder, { recursive: true, force: true })
})

const address = ({ name }: { name: string }, path: string) => `${web.url}/w/${name}/${path}`

async function fileOf(name: string, contents: string | Buffer): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, contents)
  return path
}

async function send(page: Page, path: string): Promise<void> {
  await page.setInputFiles('input[type=file]', path)
  await follow(page, page.getByRole('button', { name: 'Send it' }))
}

test(
  'an owner sends a file, sees its first rows, tries it, imports it and reads Health',
  { timeout: 180_000 },
  async () => {
    const workspace = await freshWorkspace(db)
    if (!existsSync(shared)) process.stdout.write(`a small made-up file is sent: ${shared} is not there\n`)
    const path = existsSync(shared) ? shared : await fileOf('tweets.csv', twcsFile(twcsRows(11, 400)))
    await openPage(browser, {}, async (page) => {
      await page.goto(address(workspace, 'sources'))
      await page.getByRole('link', { name: 'Bring in a file' }).click()
      await page.getByRole('heading', { name: 'Bring in a file of conversations.' }).waitFor()
      await send(page, path)
      await page.getByText('Customer Support on Twitter, columns separated by commas').waitFor()
      expect(await page.locator('tbody tr').count()).toBeGreaterThan(3)
      await page.getByRole('button', { name: 'Try it: store nothing' }).click()
      await page.getByText('Nothing was stored. An import would read').waitFor({ timeout: 120_000 })
      await page.getByRole('button', { name: 'Import it' }).last().click()
      await page.getByRole('heading', { name: 'is imported.' }).waitFor({ timeout: 120_000 })
      await page.getByRole('link', { name: 'Health' }).last().click()
      await page.getByText('Complete to').first().waitFor()
    })
  },
)

test('without scripts: a wrong file is refused in one sentence, and a table is mapped by its selects', async () => {
  const workspace = await freshWorkspace(db)
  const reach = await fileOf('reach.csv', 'date,followers,likes\n2026-01-01,10,20\n2026-01-02,11,21\n')
  const table = await fileOf('talk.csv', 'nr;when;who;words\n1;2026-01-05T10:00:00Z;ann;Where is my order?\n')
  await openPage(browser, { javaScriptEnabled: false }, async (page) => {
    await page.goto(address(workspace, 'sources/add'))
    await send(page, reach)
    expect(await page.getByRole('alert').textContent()).toContain('send the conversations instead')
    await send(page, table)
    const press = (name: string) => follow(page, page.getByRole('button', { name }))
    await press('Import it')
    expect(await page.getByRole('alert').first().textContent()).toContain('when it was written')
    await page.getByLabel('When it was written').selectOption('when')
    await page.getByLabel('What was written').selectOption('words')
    await page.getByLabel('Who wrote it', { exact: true }).selectOption('who')
    await press('Import it')
    await expect
      .poll(
        async () => {
          await page.reload()
          return page.locator('h1').textContent()
        },
        { timeout: 30_000 },
      )
      .toBe('talk.csv is imported.')
  })
})

test('a row in quarantine is mended in place, discarded and brought back, without scripts', async () => {
  const workspace = await freshWorkspace(db)
  const [header, ...rows] = twcsFile(twcsRows(4, 5)).split('\r\n')
  const broken = rows.slice(0, 2).map((row) => row.replace(/,(True|False),/, ',maybe,'))
  await importText(database, workspace.id, [header, ...broken, ...rows.slice(2)].join('\r\n'), { name: 'tweets.csv' })
  await openPage(browser, { javaScriptEnabled: false }, async (page) => {
    const press = (name: string) => follow(page, page.getByRole('button', { name, exact: true }).first())
    await page.goto(address(workspace, 'sources/quarantine'))
    expect(await page.locator('h1').textContent()).toBe('2 rows in quarantine.')
    await press('Discard')
    expect(await page.getByRole('status').textContent()).toContain('Discarded 1 row')
    await press('Undo')
    expect(await page.locator('h1').textContent()).toBe('2 rows in quarantine.')
    await page.locator('summary', { hasText: 'Change what stands there' }).first().click()
    await page
      .locator('textarea')
      .first()
      .fill(rows[0] ?? '')
    await press('Save and read again')
    expect(await page.getByRole('status').textContent()).toContain('Took in 1 row.')
    expect(await page.locator('h1').textContent()).toBe('1 row in quarantine.')
  })
})

test('rows in quarantine are counted by their reason, and those of one are shown and read again alone', async () => {
  const workspace = await freshWorkspace(db)
  const spoken = ['I am Ann', 'call me', 'hello?'].map((at, id) =>
    JSON.stringify({ type: 'message', id: String(id), channel: 'email', at, text: 'Hello?' }),
  )
  await importText(database, workspace.id, [...spoken, '{"id', '{"at'].join('\n'), { format: 'jsonl' })
  await openPage(browser, { javaScriptEnabled: false }, async (page) => {
    await page.goto(address(workspace, 'sources/quarantine'))
    const reasons = page.getByRole('navigation', { name: 'For which reason' }).getByRole('link')
    expect(await reasons.allTextContents()).toEqual([
      'Every reason',
      // What each row said itself is no part of its kind.
      expect.stringMatching(/“at” of this message is not right: “…” is no moment.* 3$/),
      expect.stringMatching(/ 2$/),
    ])
    expect(await reasons.nth(1).getAttribute('href')).toMatch(/\?reason=[0-9a-f]{12}$/)
    await follow(page, reasons.last())
    await page.getByRole('heading', { name: '2 rows in quarantine for one reason.' }).waitFor()
    expect(await page.locator('li[id^=row-]').count()).toBe(2)
    await page.getByRole('button', { name: 'Read these again' }).click()
    await page.getByText('2 still cannot be read').waitFor()
  })
})

test('a viewer sees how the sources stand and no control, and may change nothing', async () => {
  const workspace = await freshWorkspace(db)
  await importText(database, workspace.id, `${twcsFile(twcsRows(4, 5))}broken\r\n`, { name: 'tweets.csv' })
  const cookie = await cookieOf(db, await makePerson(db, { workspaceId: workspace.id, role: 'viewer' }))
  const get = async (path: string) => fetch(address(workspace, path), { headers: { cookie } })
  const page = await (await get('sources')).text()
  expect(page).toContain('tweets.csv')
  expect(page).not.toContain('Discard')
  expect(page).not.toContain('sources/add')
  expect((await get('sources/add')).status).toBe(403)
  const body = new URLSearchParams({ do: 'replay-all' })
  expect((await fetch(address(workspace, 'sources'), { method: 'POST', headers: { cookie }, body })).status).toBe(403)
})

test('runs and quarantine download as CSV', async () => {
  const workspace = await freshWorkspace(db)
  await importText(database, workspace.id, `${twcsFile(twcsRows(4, 5))}=broken()\r\n`, { name: 'tweets.csv' })
  const get = async (path: string) => (await fetch(address(workspace, path))).text()
  expect(await get('sources/runs.csv')).toMatch(/^source,started_at.*\r\ntweets\.csv,.*,finished,/)
  expect(await get('sources/quarantine.csv')).toContain(`,'=broken(),false,`)
})
