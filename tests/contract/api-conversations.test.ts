import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { z } from 'zod'
import { makeToken } from '#app/actions/tokens.server.ts'
import { readWords } from '#app/ingestion/read-words.ts'
import { atThisMachine } from '#app/rights/asker.ts'
import {
  claimedShape,
  conversationShape,
  customersShape,
  foundShape,
  markedShape,
} from '#app/screens/wire-conversations.ts'
import { startWeb, type Web } from '../browser/web.ts'
import { cookieOf, makePerson } from '../factories/signed-in.ts'
import { insertTwoTeams, twoTeamsNow, words } from '../factories/two-teams.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'

const opened = await createTestDatabase()
const { db, pool } = opened
const workspace = await freshWorkspace(db)

let web: Web
let program: Record<string, string>
let agency: Record<string, string>

beforeAll(async () => {
  const teams = await insertTwoTeams(opened, workspace)
  await readWords(pool, workspace.id)
  const made = await makeToken(db, workspace, atThisMachine, { name: 'desk', scope: 'care' })
  program = { Authorization: `Bearer ${made.ok ? made.token : ''}` }
  const member = await makePerson(db, { workspaceId: workspace.id, role: 'member', teams: [teams.agency] })
  agency = { Cookie: await cookieOf(db, member) }
  web = await startWeb(db, () => twoTeamsNow, { signedIn: false })
})
afterAll(() => web.close())

async function ask(path: string, init: RequestInit = {}, who = program): Promise<Response> {
  const headers = { Origin: web.url, ...who, ...(init.headers as Record<string, string>) }
  return fetch(`${web.url}/api/v1/${path}${path.includes('?') ? '&' : '?'}workspace=${workspace.name}`, {
    ...init,
    headers,
  })
}

/** What is answered, in the shape that the API's description says. */
async function told<Shape extends z.ZodType>(shape: Shape, answer: Promise<Response>): Promise<z.infer<Shape>> {
  const response = await answer
  const body: unknown = await response.json()
  expect({ status: response.status, body }).toMatchObject({ status: 200 })
  return shape.parse(body)
}
const errorOf = async (answer: Promise<Response>) => {
  const response = await answer
  const { error } = (await response.json()) as { error: { code: string } }
  return `${response.status} ${error.code}`
}

test('conversations are looked for as on the page: by words, page by page, as CSV, and only one’s own', async () => {
  const found = await told(foundShape, ask(`conversations?q=${words.ours}`))
  expect(found.total).toBeGreaterThan(1)
  expect(found.conversations[0]?.snippet?.parts.some(({ found: hit }) => hit)).toBe(true)
  const ids: string[] = []
  for (let after = ''; ;) {
    const page = await told(foundShape, ask(`conversations?q=${words.ours}&limit=1${after}`))
    ids.push(...page.conversations.map(({ id }) => id))
    if (page.next === null) break
    after = `&after=${encodeURIComponent(page.next)}`
  }
  expect(ids).toEqual(found.conversations.map(({ id }) => id))
  const csv = await (await ask(`conversations?q=${words.ours}`, { headers: { Accept: 'text/csv' } })).text()
  expect(parse(csv, { columns: true }).map((row) => (row as { id: string }).id)).toEqual(ids)
  const theirs = await told(foundShape, ask(`conversations?q=${words.ours}`, {}, agency))
  expect(theirs.conversations.map(({ id }) => id)).toEqual([])
  expect(await errorOf(ask('conversations?standing=lost'))).toBe('400 bad_filter')
  expect(await errorOf(ask(`conversations?q=${words.ours}&limit=0`))).toBe('400 bad_filter')
})

test('one conversation is told as its page shows it', async () => {
  const { conversation, messages, standings } = await told(conversationShape, ask('conversations/email:ours1'))
  expect(conversation.id).toBe('email:ours1')
  expect(messages.map(({ text }) => text).join(' ')).toContain(words.ours)
  expect(standings.length).toBeGreaterThan(0)
  expect(await errorOf(ask('conversations/email:nobody'))).toBe('404 no_conversation')
  expect(await errorOf(ask('conversations/email:ours1', {}, agency))).toBe('404 no_conversation')
})

test('a conversation is marked, and the mark taken back, in the program’s name', async () => {
  const marking = { method: 'POST', body: JSON.stringify({ mark: 'set_aside' }) }
  const marked = await told(markedShape, ask('conversations/email:ours1/mark', marking))
  expect(marked).toMatchObject({ conversation: 'email:ours1', mark: 'set_aside', standing: 'set_aside' })
  const undo = `conversations/email:ours1/mark?only=${encodeURIComponent(marked.undo!)}`
  expect(await told(markedShape, ask(undo, { method: 'DELETE' }))).toMatchObject({
    mark: null,
    standing: marked.before,
  })
  expect(await errorOf(ask(undo, { method: 'DELETE' }))).toBe('404 nothing_to_undo')
  expect(await errorOf(ask('conversations/email:ours1/mark', { method: 'POST', body: '{"mark": "lost"}' }))).toBe(
    '400 bad_mark',
  )
  expect(await errorOf(ask('conversations/email:ours1/mark', marking, agency))).toBe('404 no_conversation')
  const { rows } = await pool.query('select who from audit where workspace_id = $1 and action = $2', [
    workspace.id,
    'mark conversation',
  ])
  expect(rows).toEqual([{ who: 'token desk' }, { who: 'token desk' }])
})

test('a waiting conversation is claimed once, and given back by whoever has it', async () => {
  const claim = 'conversations/x:agency3/claim'
  expect(await told(claimedShape, ask(claim, { method: 'POST' }))).toEqual({
    conversation: 'x:agency3',
    claimedBy: 'token desk',
  })
  expect(await errorOf(ask(claim, { method: 'POST' }, agency))).toBe('409 claimed')
  expect(await errorOf(ask(claim, { method: 'DELETE' }, agency))).toBe('409 nothing_to_claim')
  expect(await told(claimedShape, ask(claim, { method: 'DELETE' }))).toEqual({
    conversation: 'x:agency3',
    claimedBy: null,
  })
  expect(await errorOf(ask('conversations/email:helped1/claim', { method: 'POST' }))).toBe('409 nothing_to_claim')
})

test('customers are listed as on the page, as CSV too, and only one’s own', async () => {
  const all = await told(customersShape, ask('customers?order=most'))
  expect(all.total).toBe(all.customers.length)
  const csv = await (await ask('customers?format=csv&order=most')).text()
  expect(parse(csv, { columns: true }).map((row) => Number((row as { customer: string }).customer))).toEqual(
    all.customers.map(({ id }) => id),
  )
  const theirs = await told(customersShape, ask('customers', {}, agency))
  expect(theirs.total).toBeLessThan(all.total)
  expect(JSON.stringify(theirs)).not.toContain(words.ours)
  expect(await errorOf(ask('customers?order=worst'))).toBe('400 bad_filter')
})
