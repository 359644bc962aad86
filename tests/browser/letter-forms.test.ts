import type { Browser, Page } from 'playwright-core'
import { extractText } from 'unpdf'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays } from '#app/measures/days.ts'
import { type ToldLetter, toldLetterShape } from '#app/measures/letter.ts'
import { letterHeadings } from '#app/measures/letter-words.ts'
import { atThisMachine } from '#app/rights/asker.ts'
import type { Access } from '#app/screens/in-view.server.ts'
import { editLetter } from '#app/weekly-report/edit.server.ts'
import { writeLetter } from '#app/weekly-report/freeze.server.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { busyNow, busyWeek, busyWeekLines } from '../factories/busy-week.ts'
import { importText } from '../factories/imported.ts'
import { expectFigures, figuresSaid, packed } from '../factories/letter-figures.ts'
import { replied, wrote } from '../factories/mail.ts'
import { launchBrowser } from '../setup/browser.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'
import { terminal } from '../setup/terminal.ts'
import { openPage } from './page.ts'
import { startWeb, type Web } from './web.ts'

const database = await createTestDatabase()
const { db, pool } = database
const workspace = await freshWorkspace(db)
const week = '2026-W02'
const later = new Date('2026-01-19T12:00:00Z')

/** Nobody answered them, and they come due in the busy week. */
const neverAnswered = ['ann', 'ben', 'cleo'].flatMap((name) => [
  wrote(`${name}1`, '2025-12-24T09:00:00Z', `${name}@example.org`, '★★☆☆☆ Where is my parcel? 😤', { thread: name }),
  wrote(`${name}2`, '2025-12-25T09:00:00Z', `${name}@example.org`, 'I am still waiting!', { thread: name }),
])
/** Told only after the letter was written. */
const late = Array.from({ length: 30 }, (_, i) => {
  const [day, thread] = [addDays(busyWeek, i % 5), `late${i}`]
  return [
    wrote(`${thread}a`, `${day}T09:00:00Z`, `${thread}@example.org`, 'My rug smells odd. Please help!', { thread }),
    replied(`${thread}b`, `${day}T09:20:00Z`, 'We have sent a new one, it arrives tomorrow.', { thread }),
  ].join('')
})

let web: Web
let browser: Browser
let letter: ToldLetter

beforeAll(async () => {
  const access = (now: Date): Access => ({
    ...{ db, askerOf: () => atThisMachine, now: () => now },
    inWorkspace: (scope, work) => inWorkspace(db, scope, work),
  })
  await importText(database, workspace.id, [...busyWeekLines(), ...neverAnswered].join(''), { format: 'jsonl' })
  await pool.query('update message set first_seen_at = occurred_at where workspace_id = $1', [workspace.id])
  await writeLetter(access(busyNow), workspace.name, week, 'us')
  await importText(database, workspace.id, late.join(''), { format: 'jsonl', name: 'late.jsonl' })
  await writeLetter(access(later), workspace.name, '2026-W03', 'us')
  const scope = { workspaceId: workspace.id, teams: 'all' as const }
  const change = { do: 'note' as const, text: 'The pumps are mended.' }
  await inWorkspace(db, scope, (trx) => editLetter(trx, scope, { week, change, seen: 0, who: 'Mara' }))
  web = await startWeb(db, () => later)
  browser = await launchBrowser()
  letter = await letterOf(week)
}, 120_000)

afterAll(async () => {
  await browser.close()
  await web.close()
})

const address = (path: string) => `${web.url}/w/${workspace.name}/weekly/${path}`
const fetched = async (path: string) => (await fetch(address(path))).text()
const letterOf = async (of: string) => toldLetterShape.parse(JSON.parse(await fetched(`${of}/letter.json`)))

test('every form says the same figures: page, files, API, command and plain lines', async () => {
  const parts = new Set(figuresSaid(letter).map(([of]) => of))
  expect([...parts]).toEqual(expect.arrayContaining(['first_response', 'first_response, what changed', 'waiting']))
  expect([...parts]).toContain(`restated ${week}`)

  const api = await fetch(`${web.url}/api/v1/reports/${week}?workspace=${workspace.name}`)
  expect(await api.json()).toEqual(letter)
  const { json, say } = terminal(database, { workspace: workspace.name, now: () => later })
  expect(await json('report', '--week', week)).toEqual(letter)
  const spoken = async (format: string) => (await say('report', '--week', week, '--format', format)).out
  expectFigures('plain lines', await spoken('text'), letter)
  expect((await spoken('csv')).trim()).toBe((await fetched(`${week}/letter.csv`)).trim())
  expectFigures('CSV', (await spoken('csv')).replaceAll('""', '"'), letter)
  await openPage(browser, { javaScriptEnabled: false }, async (page) => {
    await page.goto(address(week))
    expectFigures('page', await page.locator('main').innerText(), letter)
  })
  await openPage(browser, { javaScriptEnabled: false }, async (page) => {
    await page.setContent(await fetched(`${week}/letter.html`))
    expectFigures('HTML', await page.locator('main').innerText(), letter)
  })
})

test('the next letter says both figures in every form, and why', async () => {
  const next = await letterOf('2026-W03')
  const [restated] = next.restated
  expect(restated?.figures[0]?.sentence).toMatch(/we said .+; it is .+ now, because 60 messages reached us late\.$/)
  await openPage(browser, { javaScriptEnabled: false }, async (page) => {
    await page.goto(address('2026-W03'))
    expectFigures('page', await page.locator('main').innerText(), next)
  })
  expectFigures('CSV', (await fetched('2026-W03/letter.csv')).replaceAll('""', '"'), next)
})

/** What paper shows of a page: its lines and cells. What stands in the margin of a line is apart, and so are charts. */
async function shownOnPaper(page: Page): Promise<string[]> {
  await page.emulateMedia({ media: 'print' })
  return page.locator('main').evaluate((main) => {
    const isShown = (one: HTMLElement) =>
      one.checkVisibility() && !one.closest('.out-of-sight') && getComputedStyle(one).position !== 'absolute'
    const blocks = [...main.querySelectorAll<HTMLElement>('h1, h2, h3, p, li, blockquote, th, td')].filter(isShown)
    return blocks.map((block) =>
      [...block.childNodes]
        .map((node) => (node instanceof HTMLElement ? (isShown(node) ? node.innerText : '') : node.textContent))
        .join(''),
    )
  })
}

test('its PDF says word for word what the page says, on two sheets', { timeout: 60_000 }, async () => {
  const pdf = await fetch(address(`${week}/letter.pdf`))
  expect(pdf.headers.get('content-type')).toBe('application/pdf')
  const { text: sheets, totalPages } = await extractText(new Uint8Array(await pdf.arrayBuffer()))
  expect(totalPages).toBe(2)
  const [first, second] = sheets.map(packed) as [string, string]
  expectFigures('PDF', first + second, letter)
  expect(first).toContain(packed(letterHeadings.changed))
  for (const words of [
    letterHeadings.waiting,
    letterHeadings.complete,
    letter.notes.at(-1)!.text,
    letter.notes[0]!.text,
  ])
    expect(second).toContain(packed(words))
  await openPage(browser, { javaScriptEnabled: false }, async (page) => {
    await page.setContent(await fetched(`${week}/letter.html`))
    const shown = (await shownOnPaper(page)).map(packed)
    expect(shown.filter((words) => !(first + second).includes(words))).toEqual([])
    // What a customer wrote with pictures has its words.
    expect(shown.join('')).toContain(packed('Where is my parcel?”'))
    expect(first + second).not.toContain('😤')
  })
})

test('on Letter as on A4 it takes two sheets, without what belongs to the page around it', async () => {
  await openPage(browser, {}, async (page) => {
    await page.goto(address(week))
    for (const format of ['A4', 'Letter']) {
      const { totalPages, text } = await extractText(new Uint8Array(await page.pdf({ format })))
      expect({ format, totalPages }).toEqual({ format, totalPages: 2 })
      expect(packed(text[1]!)).toContain(packed(letter.notes[0]!.text))
    }
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('footer').isVisible()).toBe(false)
  })
})
