import { request } from 'node:http'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, expectTypeOf, test } from 'vitest'
import type { z } from 'zod'
import { measures } from '#app/measures/list.ts'
import type { Readings } from '#app/measures/reading.ts'
import { scopeOf } from '#app/rights/scope.ts'
import { conversationsShape, errorShape, readingsShape } from '#app/screens/wire.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { ensureSource } from '#db/queries/source.ts'
import { addSourceGap, removeSourceGap } from '#db/queries/source-gap.ts'
import { startWeb, type Web } from '../browser/web.ts'
import { brandNow, insertBrand } from '../factories/brand.ts'
import { conversationFacts, insertConversations } from '../factories/conversation.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'
import { addresses } from './walked.ts'

const { db } = await createTestDatabase()
const ours = await freshWorkspace(db)
const theirs = await freshWorkspace(db)

let web: Web

beforeAll(async () => {
  await insertBrand(db, ours)
  const account = '=cmd|calc'
  const facts = conversationFacts({ workspace_id: theirs.id, id: 'their/own', account, topic: '@home', customer_id: 9 })
  await inWorkspace(db, { workspaceId: theirs.id, teams: 'all' }, (trx) => insertConversations(trx, [facts]))
  web = await startWeb(db, () => brandNow)
})

afterAll(() => web.close())

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${web.url}/api/v1/${path}`, { headers })

/** `fetch` writes Host and Origin itself. */
function statusWith(path: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(`${web.url}${path}`, { headers }, (answer) => resolve(answer.resume().statusCode))
      .on('error', reject)
      .end()
  })
}

test('readings have the promised shape, every measure in every period', async () => {
  const answer = await get(`readings?workspace=${ours.name}&by=month&from=2025-12-01`)
  expect(answer.headers.get('server-timing')).toMatch(/^loader;dur=\d/)
  const readings = readingsShape.parse(await answer.json())
  expectTypeOf<Readings>().toExtend<z.infer<typeof readingsShape>>()
  expect(readings.periods.length).toBe(3)
  const [first] = readings.periods
  expect(Object.keys(first?.readings ?? {})).toEqual(
    measures.map(({ key }) => key).filter((key) => key !== 'waiting_now'),
  )
  expect(Object.keys(readings.periods.at(-1)?.readings ?? {})).toContain('waiting_now')
})

test('a gap that a person declared is told with the readings it touches, and leaves their CSV as it is', async () => {
  const scope = scopeOf(ours.id)
  const posts = {
    ...{ format: 'jsonl', name: 'posts', namespace: 'main', channel: 'x', only_accounts: null, shows_replies: true },
    ...{ sha256: 'of posts', settings: {} },
  }
  const query = `readings?workspace=${ours.name}&by=month&from=2025-12-01`
  const csv = await (await get(`${query}&format=csv`)).text()
  const { id } = await inWorkspace(db, scope, (trx) => ensureSource(trx, scope, posts))
  const gap = { source_id: id, from_at: new Date('2026-01-08T09:00Z'), to_at: null, reason: 'Why', made_by: 'test' }
  const added = await inWorkspace(db, scope, (trx) => addSourceGap(trx, scope, gap))
  const { gaps } = readingsShape.parse(await (await get(query)).json())
  expect(gaps).toEqual([{ source: 'posts', from: '2026-01-08', to: null }])
  expect(await (await get(`${query}&format=csv`)).text()).toBe(csv)
  await inWorkspace(db, scope, (trx) => removeSourceGap(trx, scope, added.id))
})

test('readings as CSV say the same, by Accept or by format', async () => {
  const query = `readings?workspace=${ours.name}&measure=resolution_rate`
  const readings = readingsShape.parse(await (await get(query)).json())
  const reading = readings.periods[0]?.readings['resolution_rate']
  const answer = await get(query, { Accept: 'text/csv' })
  expect(answer.headers.get('content-type')).toContain('text/csv')
  const csv = await answer.text()
  expect(await (await get(`${query}&format=csv`)).text()).toBe(csv)
  const rows = parse(csv, { columns: true }) as Record<string, string>[]
  expect(rows[0]).toMatchObject({ figure: 'resolution_rate', value: String(reading?.value), n: String(reading?.n) })
  const parts = rows
    .filter(({ figure = '' }) => figure in (reading?.parts ?? {}))
    .map(({ figure, value }) => [figure, Number(value)])
  expect(Object.fromEntries(parts)).toEqual(reading?.parts)
})

test('as-of may be written in three ways', async () => {
  const all = await Promise.all(
    ['as-of', 'as_of', 'asOf'].map(async (name) =>
      (await get(`readings?workspace=${ours.name}&${name}=2026-01-20`)).text(),
    ),
  )
  expect(new Set(all).size).toBe(1)
  expect(all[0]).toContain('"asOf":"2026-01-20')
})

test('a list pages to its end without a gap or a repetition, and its CSV is the whole of it', async () => {
  const query = `conversations?workspace=${ours.name}&measure=first_response`
  const ids: string[] = []
  let after = ''
  for (;;) {
    const page = conversationsShape.parse(
      await (await get(`${query}&limit=70&after=${encodeURIComponent(after)}`)).json(),
    )
    ids.push(...page.conversations.map(({ id }) => id))
    if (page.next === null) {
      expect(ids.length).toBe(page.total)
      break
    }
    after = page.next
  }
  expect(new Set(ids).size).toBe(ids.length)
  const csv = parse(await (await get(`${query}&limit=1`, { Accept: 'text/csv' })).text(), { columns: true }) as {
    id: string
  }[]
  expect(csv.map(({ id }) => id)).toEqual(ids)
})

test('text that a spreadsheet would run as a formula arrives as text', async () => {
  const csv = await (await get(`conversations?workspace=${theirs.name}&format=csv`)).text()
  const [row] = parse(csv, { columns: true }) as Record<string, string>[]
  expect(row).toMatchObject({ account: `'=cmd|calc`, topic: `'@home` })
})

test('what belongs to one workspace is never shown in another', async () => {
  const list = conversationsShape.parse(await (await get(`conversations?workspace=${theirs.name}&limit=500`)).json())
  expect(list.conversations.map(({ id }) => id)).toEqual(['their/own'])
  const mine = await (await get(`conversations?workspace=${ours.name}&limit=500`)).text()
  expect(mine).not.toContain('their/own')
})

test.each([
  ['readings?workspace=nobody', 404],
  ['readings?from=2026-01-01', 400],
  ['readings?workspace=OURS&from=03/04/2016', 400],
  ['readings?workspace=OURS&channel=fax', 400],
  ['conversations?workspace=OURS&measure=followers', 400],
  ['conversations?workspace=OURS&measure=first_response&part=likes', 400],
  ['conversations?workspace=OURS&limit=0', 400],
  ['conversations?workspace=OURS&limit=1e9', 400],
  ['conversations?workspace=OURS&after=nonsense', 400],
  ['readings?workspace=OURS&from=0000-01-01&by=week', 400],
  ['readings?workspace=OURS&from=1970-01-01&by=week', 400],
  ['readings?workspace=OURS&as-of=-271821-04-20T00:00:00Z', 400],
  ['conversations?workspace=OURS&to=9999-12-31', 400],
  ['readings?workspace=%00', 400],
  ['followers', 404],
])('%s is refused with %i and a sentence', async (path, status) => {
  const answer = await get(path.replace('OURS', ours.name))
  expect(answer.status).toBe(status)
  expect(errorShape.parse(await answer.json()).error.message).toMatch(/\w.*[.:…]/)
})

test.each(['readings', 'conversations'])(
  '%s that fail say so as an error like any other, and not why',
  async (path) => {
    const broken = await startWeb(db, () => {
      throw new Error('the clock stopped')
    })
    try {
      const answer = await fetch(`${broken.url}/api/v1/${path}?workspace=${ours.name}`)
      expect(answer.status).toBe(500)
      const { error } = errorShape.parse(await answer.json())
      expect(error.code).toBe('failed')
      expect(error.message).not.toContain('clock')
    } finally {
      await broken.close()
    }
  },
)

test('only this machine is answered, by its own name: pages and API alike', async () => {
  const pages = ['/api/v1/readings', '/', `/w/${ours.name}/health`]
  const foreign: Record<string, string>[] = [
    { Host: 'evil.example' },
    { Host: 'localhost.evil.example:3000' },
    { Origin: 'https://evil.example' },
    { Origin: 'null' },
  ]
  for (const path of pages) {
    expect(await Promise.all(foreign.map((headers) => statusWith(path, headers)))).toEqual([403, 403, 403, 403])
  }
  const here = `/api/v1/readings?workspace=${ours.name}`
  expect(await statusWith(here, { Host: 'localhost:3000', Origin: 'http://localhost:3000' })).toBe(200)
  expect(await statusWith(here, { Host: '[::1]:3000' })).toBe(200)
})

test('the description of the API describes these answers and the records on the wire', async () => {
  const described = (await (await get('openapi.json')).json()) as {
    paths: Record<string, { get: { parameters: { name: string }[]; responses: Record<string, unknown> } }>
    components: { schemas: Record<string, { properties: Record<string, unknown>; required: string[] }> }
  }
  // Every address is described, and none that is not there.
  const here = addresses
    .filter((address) => address.startsWith('/api/v1/') && !address.endsWith('.json'))
    .map((address) => address.replaceAll(/:(\w+)/g, '{$1}'))
  expect(Object.keys(described.paths).toSorted()).toEqual(here.toSorted())
  const names = described.paths['/api/v1/conversations']?.get.parameters.map(({ name }) => name)
  expect(names).toEqual(
    expect.arrayContaining(['workspace', 'from', 'to', 'as-of', 'measure', 'part', 'after', 'limit']),
  )
  const message = described.components.schemas['MessageRecord']
  expect(Object.keys(message?.properties ?? {})).toEqual(
    expect.arrayContaining(['id', 'at', 'direction', 'author', 'replyTo']),
  )
  expect(message?.required).toEqual(expect.arrayContaining(['id', 'at', 'direction', 'author']))
})

test('the process says that it is up, and that it is ready', async () => {
  expect(await (await fetch(`${web.url}/healthz`)).json()).toMatchObject({ app: 'rapport', process: process.pid })
  expect(await (await fetch(`${web.url}/readyz`)).json()).toEqual({ ready: true })
})
