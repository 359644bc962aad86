import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, expectTypeOf, test } from 'vitest'
import type { z } from 'zod'
import { comparisonShape, sideListShape } from '#app/screens/compare-wire.ts'
import type { Comparison } from '#app/screens/compare.server.ts'
import { errorShape } from '#app/screens/wire.ts'
import { startWeb, type Web } from '../browser/web.ts'
import { brandNow, insertBrand } from '../factories/brand.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'
import { terminal } from '../setup/terminal.ts'

const database = await createTestDatabase()
const workspace = await freshWorkspace(database.db)

let web: Web

beforeAll(async () => {
  await insertBrand(database.db, workspace)
  web = await startWeb(database.db, () => brandNow)
})

afterAll(() => web.close())

const get = (query: string, headers: Record<string, string> = {}) =>
  fetch(`${web.url}/api/v1/compare?workspace=${workspace.name}&${query}`, { headers })

test('a comparison has the promised shape, and is what the terminal prints', async () => {
  const answer = await get('a=channel:x&b=channel:email')
  expect(answer.headers.get('server-timing')).toMatch(/^loader;dur=\d/)
  const comparison = comparisonShape.parse(await answer.json())
  expectTypeOf<Comparison>().toExtend<z.infer<typeof comparisonShape>>()
  const { json } = terminal(database, { workspace: workspace.name, now: () => brandNow })
  expect(comparison).toEqual(await json('compare', 'channel:x', 'channel:email'))
  expect(comparison.curves.seconds.length).toBe(comparison.curves.a.waiting.length)
})

test('as CSV it has a row for each measure', async () => {
  const answer = await get('a=channel:x&b=channel:email', { Accept: 'text/csv' })
  const rows = parse(await answer.text(), { columns: true }) as Record<string, string>[]
  const comparison = comparisonShape.parse(await (await get('a=channel:x&b=channel:email')).json())
  expect(rows.map(({ measure, conclusion }) => [measure, conclusion])).toEqual(
    Object.values(comparison.measures).map(({ key, conclusion }) => [key, conclusion]),
  )
})

test('the list behind a count has the promised shape, and as CSV as many rows', async () => {
  const comparison = comparisonShape.parse(await (await get('a=channel:x&b=channel:email')).json())
  const behind = `${web.url}/api/v1/compare/conversations?workspace=${workspace.name}&a=channel:x&b=channel:email`
  const answer = await fetch(`${behind}&side=b&of=passed_along_rate`)
  const list = sideListShape.parse(await answer.json())
  expect(list.total).toBe(comparison.measures['passed_along_rate']?.b.n)
  const csv = await (await fetch(`${behind}&side=b&of=passed_along_rate&format=csv`)).text()
  expect(parse(csv, { columns: true })).toHaveLength(list.total)
  const curves = parse(await (await get('a=channel:x&b=channel:email&format=csv&table=curves')).text(), {
    columns: true,
  })
  expect(curves).toHaveLength(comparison.curves.seconds.length)
  expect((await fetch(`${behind}&of=likes`)).status).toBe(400)
})

test.each([
  ['a=channel:x', 'Say what to compare'],
  ['a=channel:x&b=channel:pigeon', '"pigeon" is no channel'],
  ['a=channel:x&b=channel:email&points=many', '"many" is not a whole number (points).'],
])('%s is refused with the reason', async (query, reason) => {
  const answer = await get(query)
  expect(answer.status).toBe(400)
  expect(errorShape.parse(await answer.json()).error.message).toContain(reason)
})
