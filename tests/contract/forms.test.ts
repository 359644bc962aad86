import { afterAll, beforeAll, expect, test } from 'vitest'
import { addHolidays, setHours } from '#app/actions/business-hours.server.ts'
import { writeNote } from '#app/actions/notes.server.ts'
import { invite } from '#app/actions/people.server.ts'
import { setPromise } from '#app/actions/promises.server.ts'
import { nameSteward } from '#app/actions/stewardships.server.ts'
import { makeTeam } from '#app/actions/teams.server.ts'
import { makeToken } from '#app/actions/tokens.server.ts'
import { atThisMachine } from '#app/rights/asker.ts'
import { scopeOf } from '#app/rights/scope.ts'
import { startWeb, type Web } from '../browser/web.ts'
import { cookieOf, ensureOwner, makePerson } from '../factories/signed-in.ts'
import { importText } from '../factories/imported.ts'
import { insertTwoTeams, twoTeamsNow, words } from '../factories/two-teams.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'
import { formsOf, ownLinks, type PageForm } from './forms-read.ts'
import { rules } from './rights-rules.ts'
import { addresses, cameOf, expectedOf, filled, type Walker } from './walked.ts'

const opened = await createTestDatabase()
const { db } = opened
const workspace = await freshWorkspace(db)
const customers = new Map<string, string>()

let web: Web
let owner: Walker
let upload = ''
let others: Walker[] = []

beforeAll(async () => {
  const teams = await insertTwoTeams(opened, workspace)
  for (const [stands, word] of [
    ['OUR CUSTOMER', words.ours],
    ['AGENCY’S CUSTOMER', words.agency],
  ] as const) {
    const sql = 'select customer_id from identity where external_id like $1 order by id limit 1'
    const { rows } = await opened.pool.query<{ customer_id: number }>(sql, [`${word}-%`])
    customers.set(stands, String(rows[0]!.customer_id))
  }
  web = await startWeb(db, () => twoTeamsNow, { signedIn: false })
  const asUser = (user: { id: number }) => async () => ({ Cookie: await cookieOf(db, user) })
  const walker = async (name: string, role: 'member' | 'viewer' | 'manager', own?: number[]): Promise<Walker> => {
    const user = await makePerson(db, { workspaceId: workspace.id, role, ...(own && { teams: own }) })
    return { name, headers: asUser(user), isKnown: true, part: role, ...(own && { isAgency: true }) }
  }
  owner = {
    ...{ name: 'owner', headers: asUser(await ensureOwner(db)), isKnown: true, part: 'owner', ownsInstallation: true },
  }
  others = [
    await walker('manager', 'manager'),
    await walker('member', 'member'),
    await walker('viewer', 'viewer'),
    await walker('agency’s member', 'member', [teams.agency]),
  ]
  await fillPages()
  // The pages may have to be built first.
}, 180_000)

afterAll(() => web.close())

/** What would run, or end a tag or an attribute, wherever it were not taken for text. */
const evil = `"><img src=x onerror=a()><script>a()</script>`

/** What pages have forms for only where it is there, and names that are no names. */
async function fillPages(): Promise<void> {
  const scope = scopeOf(workspace.id)
  const day = [{ from: 32_400, to: 61_200 }]
  const week = [day, day, day, day, day, [], []]
  const message = {
    type: 'message',
    channel: 'email',
    account: evil,
    thread: evil,
    topic: evil,
    text: `${evil} Where is it?`,
  }
  const author = { id: evil, name: evil }
  const line = { ...message, id: evil, at: '2026-02-05T10:00:00Z', direction: 'inbound', author }
  await importText(opened, workspace.id, `${JSON.stringify(line)}\n`, { format: 'jsonl', name: evil })
  await makeTeam(db, scope, { name: evil, kind: 'outsourced', who: evil })
  const charge = { channel: 'phone', account: null, fromDay: '2025-01-01', toDay: null, handoverDays: 0 }
  await nameSteward(opened.pool, scope, { ...charge, name: evil, team: evil }, evil)
  await writeNote(db, scope, { day: '2026-02-03', text: evil, who: evil })
  await addHolidays(db, scope, { holidays: [{ day: '2026-12-25', name: evil }], who: evil })
  await setHours(db, scope, { channel: null, fromDay: '1970-01-01', timeZone: 'UTC', week, who: 'Olga' })
  await setPromise(db, scope, { channel: 'email', fromDay: '2026-01-01', hours: 4, clock: 'wall' }, 'Olga')
  await makeToken(db, workspace, atThisMachine, { name: evil, scope: 'read' })
  await invite(db, workspace, atThisMachine, { email: 'new@example.com', role: 'viewer', teams: null })
  const file = new FormData()
  file.set('file', new File(['id,text,at\n1,Where is it?,2026-02-01T10:00:00Z\n'], `${evil}.csv`))
  const sent = await fetch(`${web.url}/w/${workspace.name}/sources/add`, {
    ...{ method: 'POST', body: file, redirect: 'manual' as const },
    headers: { ...(await owner.headers()), Origin: web.url },
  })
  upload = sent.headers.get('location')?.split('/').pop() ?? ''
  expect(upload).not.toBe('')
}

/** The pages there are, filled in with what is the agency’s and what is not. */
function pagesFor(walker: Walker): string[] {
  const found = addresses.filter((address) => {
    const rule = rules[address]
    const isPage = !address.startsWith('/api/') && !/\.csv$|\/live$|\/progress$|letter\.pdf$|:file$/.test(address)
    return rule && isPage && expectedOf(address, rule, walker, 'GET') === 'let in'
  })
  const paths = found.flatMap((address) =>
    (['own', 'agency'] as const).map((whose) => {
      const fill = { ...rules[address]!.fill?.[whose] }
      if (fill['id'] !== undefined) fill['id'] = customers.get(fill['id']) ?? fill['id']
      if (fill['upload'] !== undefined) fill['upload'] = upload
      return filled(address, { workspace: workspace.name, ...fill }, rules[address]!.search?.[whose] ?? {})
    }),
  )
  return [...new Set(paths)]
}

async function read(walker: Walker, path: string): Promise<{ status: number; html: string }> {
  const answer = await fetch(`${web.url}${path}`, { headers: await walker.headers(), redirect: 'manual' })
  return { status: answer.status, html: await answer.text() }
}

/** Of a session of its own: some forms end it. */
async function send(walker: Walker, action: string, fields: Record<string, string>) {
  const answer = await fetch(new URL(action, web.url), {
    ...{ method: 'POST', redirect: 'manual' as const, body: new URLSearchParams(fields) },
    headers: { ...(await walker.headers()), Origin: web.url },
  })
  return { status: answer.status, text: await answer.text(), location: answer.headers.get('location') }
}

/** The rule of an address of ours; undefined where it is none. */
function addressOf(path: string): string | undefined {
  const fits = (address: string) => {
    const pattern = address.replaceAll('.', '\\.').replaceAll(/:\w+/g, '[^/]+')
    return !address.includes('*') && new RegExp(`^${pattern}$`).test(path)
  }
  // An address in words goes before one with a name in its place.
  return addresses.filter(fits).toSorted((a, b) => a.split(':').length - b.split(':').length)[0]
}

test('no page offers a form or a link to whom it would be refused', async () => {
  const found: unknown[] = []
  let forms = 0
  for (const walker of others) {
    const sent = new Set<string>()
    for (const path of pagesFor(walker)) {
      const { status, html } = await read(walker, path)
      if (status !== 200) continue
      for (const link of ownLinks(html)) {
        const address = addressOf(link)
        const rule = address === undefined ? undefined : rules[address]
        const expected = rule && expectedOf(address!, rule, walker, 'GET')
        if (expected === 'refused') found.push({ who: walker.name, page: path, link })
      }
      for (const { action, fields, buttons } of formsOf(html, path, 'post')) {
        const what = {
          ...(fields['do'] !== undefined && { do: fields['do'] }),
          ...buttons.find(({ name }) => name === 'do'),
        }
        const key = JSON.stringify([action, what])
        if (sent.has(key) || action.startsWith('/sign-out')) continue
        sent.add(key)
        forms += 1
        const { status: came } = await send(walker, action, { ...(what.do ? { do: what.do } : {}) })
        if (cameOf(came, null) === 'refused') found.push({ who: walker.name, page: path, form: key })
      }
    }
  }
  expect(found).toEqual([])
  expect(forms).toBeGreaterThan(20)
}, 240_000)

test('whatever people, customers and files are called, and whatever they write, stays text on every page', async () => {
  const found: string[] = []
  let told = 0
  const id = encodeURIComponent(`email:${evil}`)
  const own = ['conversations/' + id, 'waiting?selected=' + id, 'conversations?q=' + encodeURIComponent(evil)]
  for (const path of [...pagesFor(owner), ...own.map((one) => `/w/${workspace.name}/${one}`)]) {
    const { html } = await read(owner, path)
    if (/<img src=x|<script>a\(/.test(html)) found.push(path)
    if (html.includes('&lt;img src=x')) told += 1
  }
  expect(found).toEqual([])
  expect(told).toBeGreaterThan(8)
})

/** What is put into one field after the other. */
const bad = { 'a third of a megabyte': 'x'.repeat(300_000), 'beyond all numbers': '1e30' }
/** What is put into all of them at once, since nothing looks at it field by field. */
const badEverywhere = { 'a NUL': 'a\0b', 'half an emoji': '\ud83d', 'a negative number': '-1', nothing: '' }

/** What is asked for in an address. */
const badAsked: [string, string][] = [
  ['beyond all numbers', '1e30'],
  ['a very long word', 'x'.repeat(4000)],
]

test('no field of any form makes a page fail, whatever is put into it', async () => {
  const found: unknown[] = []
  let posts = 0
  const done = new Set<string>()
  const trying = async (
    form: PageForm,
    changed: Record<string, string>,
    told: { kind: string; value: string; field?: string },
  ) => {
    // As a script sends it: the page is not drawn for each, only for what goes into every field at once.
    const [path, search] = form.action.split('?')
    const action = told.kind in bad ? `${path}.data${search === undefined ? '' : `?${search}`}` : form.action
    const { status } = await send(owner, action, { ...form.fields, ...changed })
    posts += 1
    if (status >= 500) found.push({ action: form.action, status, ...told })
  }
  const asking = async (path: string, field: string, [kind, text]: [string, string]) => {
    const url = new URL(path, web.url)
    url.searchParams.set(field, text)
    const { status } = await read(owner, `${url.pathname}${url.search}`)
    posts += 1
    if (status >= 500) found.push({ asked: path, field, kind, status })
  }
  for (const path of pagesFor(owner)) {
    const { html } = await read(owner, path)
    const asked = new Set(formsOf(html, path, 'get').flatMap(({ fields }) => Object.keys(fields)))
    await Promise.all([...asked].flatMap((field) => badAsked.map((one) => asking(path, field, one))))
    for (const form of formsOf(html, path, 'post')) {
      if (form.isFile || form.action.startsWith('/sign-out')) continue
      for (const { name: button, value } of form.buttons.length > 0 ? form.buttons : [{ name: '', value: '' }]) {
        const pressed = button === '' ? {} : { [button]: value }
        const fields = Object.keys({ ...form.fields, ...pressed })
        // The same form on another page, or of another row, is the same form.
        const address = addressOf(form.action.replace(/\?.*/, '')) ?? form.action
        const key = JSON.stringify([address, pressed, fields, form.fields['do']])
        if (done.has(key)) continue
        done.add(key)
        const each = fields.flatMap((field) => Object.entries(bad).map(([kind, text]) => ({ field, kind, text })))
        await Promise.all([
          ...each.map(({ field, kind, text }) => trying(form, { ...pressed, [field]: text }, { value, field, kind })),
          ...Object.entries(badEverywhere).map(([kind, text]) => {
            const all = Object.fromEntries(fields.filter((field) => field !== 'do').map((field) => [field, text]))
            return trying(form, { ...pressed, ...all }, { value, kind })
          }),
        ])
      }
    }
  }
  expect(found).toEqual([])
  expect(posts).toBeGreaterThan(300)
}, 240_000)
