import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Workspace } from '#db/queries/workspace.ts'
import { importText } from '../factories/imported.ts'
import { replied, wrote } from '../factories/mail.ts'
import { launchBrowser } from '../setup/browser.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'
import { follow, openPage } from './page.ts'
import { startWeb, type Web } from './web.ts'

const { db, pool } = await createTestDatabase()

let web: Web
let browser: Browser

beforeAll(async () => {
  web = await startWeb(db, () => new Date('2026-02-04T09:00:00Z'))
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser.close()
  await web.close()
})

const lines = [
  wrote('a1', '2026-02-02', 'ann@example.org', 'Where is my order? It is late and I am angry.'),
  replied('a2', '2026-02-03', 'Please call us.'),
  wrote('b1', '2026-02-02', 'bo@example.org', 'We walked along the river.'),
]

async function given(): Promise<Workspace> {
  const workspace = await freshWorkspace(db)
  await importText({ db, pool }, workspace.id, lines.join(''), { format: 'jsonl' })
  return workspace
}

const address = ({ name }: Workspace, path: string) => `${web.url}/w/${name}/${path}`
const heading = (page: Page) => page.locator('h1')

/** Answers what is shown until the heading says something else. */
async function answerByKeys(page: Page, of: number, at: number): Promise<void> {
  await heading(page).getByText(`Check the judge: ${at} of ${of}.`).waitFor()
  const isReply = (await page.locator('#to-check').textContent())?.startsWith('We wrote')
  for (const key of isReply ? ['y'] : ['y', 'n', 'n']) await page.keyboard.press(key)
}

test('by keys alone: answer, take back, skip, and it says when it is done', { timeout: 60_000 }, async () => {
  const workspace = await given()
  await openPage(browser, {}, async (page) => {
    await page.goto(address(workspace, 'measures'))
    expect(await page.locator('#the-judge').textContent()).toContain('Nobody has checked the judge')
    await page.getByRole('link', { name: 'Check the judge' }).click()
    await page.getByRole('button', { name: 'Draw 50 messages' }).click()
    await answerByKeys(page, 3, 1)
    await heading(page).getByText('2 of 3').waitFor()
    await page.keyboard.press('u')
    await answerByKeys(page, 3, 1)
    await heading(page).getByText('2 of 3').waitFor()
    await page.keyboard.press('?')
    await page.getByText('skip this message').waitFor()
    await page.keyboard.press('s')
    await page.getByText('The message before was skipped.').waitFor()
    await answerByKeys(page, 3, 3)
    await heading(page).getByText('Done: 2 of 3 checked.').waitFor()
    await page.getByRole('link', { name: 'How well it reads' }).click()
    await page.getByText('Only 2 messages of the 50 it takes').waitFor()
  })
})

test('without scripts: the same by buttons, stopped and gone on with later', { timeout: 60_000 }, async () => {
  const workspace = await given()
  const pressing = async (page: Page, name: string) => follow(page, page.getByRole('button', { name }))
  await openPage(browser, { javaScriptEnabled: false }, async (page) => {
    await page.goto(address(workspace, 'check-the-judge'))
    await pressing(page, 'Draw 50 messages')
    await pressing(page, 'Skip')
    expect(await heading(page).textContent()).toBe('Check the judge: 2 of 3.')
    await pressing(page, 'Take the last answer back')
    for (const group of await page.locator('fieldset').all()) await group.getByLabel('no', { exact: true }).check()
    await pressing(page, 'Save and go on')
  })
  await openPage(browser, { javaScriptEnabled: false }, async (page) => {
    await page.goto(address(workspace, 'check-the-judge'))
    expect(await heading(page).textContent()).toBe('Check the judge: 2 of 3.')
  })
})

test('a verdict is corrected on the conversation page without scripts, both are shown, and it is taken back', async () => {
  const workspace = await given()
  await openPage(browser, { javaScriptEnabled: false }, async (page) => {
    await page.goto(address(workspace, 'conversations/email:a1'))
    const reply = page.locator('li[id="message-email:a2"]')
    await reply.locator('summary').click()
    await reply.getByLabel('passes along').selectOption('yes')
    await reply.getByLabel('email').check()
    await follow(page, reply.getByRole('button', { name: 'Save' }))
    expect(await reply.locator('[data-flags]').textContent()).toContain('passes along to email')
    expect(await reply.locator('[data-corrected]').textContent()).toContain(
      'passes along: the judge said yes, to phone, a person says yes, to email.',
    )
    const undo = reply.getByRole('button', { name: 'Take the last correction back' })
    await follow(page, undo)
    expect(await reply.locator('[data-corrected]').count()).toBe(0)
    expect(await reply.locator('[data-flags]').textContent()).toContain('passes along to phone')
  })
})

test('what a person says as the judge does is called confirmed, and what follows from a correction is told', async () => {
  const workspace = await given()
  const save = async (page: Page, item: Locator, label: string, answer: string) => {
    await item.locator('summary').click()
    await item.getByLabel(label, { exact: true }).selectOption(answer)
    await follow(page, item.getByRole('button', { name: 'Save' }))
  }
  await openPage(browser, { javaScriptEnabled: false }, async (page) => {
    await page.goto(address(workspace, 'conversations/email:a1'))
    const need = page.locator('li[id="message-email:a1"]')
    await save(page, need, 'needs an answer', 'yes')
    expect(await need.locator('[data-corrected]').textContent()).toContain('yes, confirmed by a person.')
    expect(await need.locator('[data-flags]').textContent()).toContain('confirmed by a person')
    const reply = page.locator('li[id="message-email:a2"]')
    await save(page, reply, 'passes along', 'no')
    expect(await reply.locator('[data-corrected]').textContent()).toContain(
      'helps: the judge said no, from what a person says follows yes.',
    )
  })
})

test('what the judge read is marked once, where it says why', async () => {
  const workspace = await given()
  await openPage(browser, { javaScriptEnabled: false }, async (page) => {
    await page.goto(address(workspace, 'conversations/email:a1'))
    const marked = await page.locator('li[id="message-email:a1"] u').all()
    expect(marked.length).toBeGreaterThan(0)
    for (const one of marked) {
      const notes = ((await one.getAttribute('aria-describedby')) ?? '').split(' ')
      const said = await Promise.all(notes.map((id) => page.locator(`[id="${id}"]`).textContent()))
      expect(await one.getAttribute('title')).toBe(said.join(', '))
    }
  })
})

test('a form of another site changes nothing', async () => {
  const workspace = await given()
  const send = (headers: Record<string, string>) =>
    fetch(address(workspace, 'check-the-judge'), {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'do=draw',
      redirect: 'manual',
    })
  for (const headers of [{ Origin: 'http://localhost:1' }, { Origin: 'null' }, { 'Sec-Fetch-Site': 'cross-site' }]) {
    expect((await send(headers as unknown as Record<string, string>)).status).toBe(403)
  }
  expect((await send({ Origin: web.url })).status).toBe(302)
})

test('the API corrects and takes back, and says in a sentence what it cannot do', async () => {
  const { name } = await given()
  const url = `${web.url}/api/v1/corrections?workspace=${name}`
  const post = async (body: unknown) => {
    const answer = await fetch(url, { method: 'POST', body: JSON.stringify(body) })
    return [answer.status, await answer.json()]
  }
  const done = { message: 'email:a1', conversation: 'email:a1' }
  expect(await post({ message: 'email:a1', verdict: { complaint: false, tone: null } })).toEqual([
    200,
    { ...done, correction: { complaint: false, tone: null } },
  ])
  const undone = await fetch(`${url}&message=email:a1`, { method: 'DELETE' })
  expect([undone.status, await undone.json()]).toEqual([200, { ...done, correction: null }])
  const refusals: [unknown, number, string][] = [
    [{ message: 'email:zz', verdict: { complaint: true } }, 404, 'There is no message email:zz.'],
    [{ message: 'email:a1', verdict: { anger: true } }, 400, 'There is no verdict “anger”.'],
    [{ message: 'email:a1', verdict: { tone: 7 } }, 400, 'Tone is a number from −1, angry, to 1, delighted.'],
    [{ message: 'email:a1', verdict: {} }, 400, 'Nothing was said: give at least one verdict.'],
    [
      { message: 'email:a1', verdict: { promises: true } },
      400,
      'email:a1 was written by a customer: promises can be said only of our replies.',
    ],
    [
      { message: 'email:a2', verdict: { complaint: true, tone: 1 } },
      400,
      'email:a2 is a reply of ours: complaint, tone can be said only of what customers write.',
    ],
    ['x', 400, 'Send JSON such as {"message": "x:123", "verdict": {"complaint": false}}.'],
  ]
  for (const [body, status, message] of refusals) {
    expect(await post(body)).toEqual([status, { error: expect.objectContaining({ message }) as unknown }])
  }
  expect((await fetch(`${url}&message=email:a1`, { method: 'DELETE' })).status).toBe(404)
  expect((await fetch(url)).status).toBe(405)
})
