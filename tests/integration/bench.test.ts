import { expect, test } from 'vitest'
import { benchReaders } from '../bench/readers.ts'
import { benchReadings, makeBenchWorkspace } from '../bench/readings.ts'
import { benchScripts } from '../bench/scripts.ts'
import { benchTable } from '../bench/table.ts'
import { addWaitingWords } from '../bench/waiting-words.ts'
import { ensurePages } from '../browser/web.ts'
import { createTestDatabase } from '../setup/database.ts'

const database = await createTestDatabase()

test('the bench prints its table, and DuckDB finds the same figures', { timeout: 240_000 }, async () => {
  await ensurePages()
  const made = await makeBenchWorkspace(database, 3000)
  const bench = await benchReadings(database, made)
  expect(bench.duckdb?.differences).toEqual([])
  const readers = await benchReaders(database.url, made, 1)
  expect(readers.requests).toBeGreaterThan(5)
  await addWaitingWords(database.pool, made)
  const waiting = await benchReaders(database.url, made, 1, 'waiting')
  expect(waiting.requests).toBeGreaterThan(5)
  const scripts = await benchScripts(database.url, made)
  expect(scripts.first.files).toBeGreaterThan(3)
  expect(scripts.later.files, 'the charts come after the first paint').toBeGreaterThan(0)
  expect(scripts.first.bytes + scripts.later.bytes).toBeLessThanOrEqual(200_000)
  const run = { now: new Date('2026-11-22'), commit: 'abc1234' }
  const table = benchTable({ readings: [bench], readers, waiting, scripts }, run)
  expect(table).toContain('| all readings of 13 weeks by week, 3,000 conversations |')
  expect(table).toContain('2026-11-22')
  for (const line of table.split('\n').filter((row) => row.startsWith('|'))) expect(line.split(' | ')).toHaveLength(4)
  expect(table.match(/ok|\*\*missed\*\*/g)).toHaveLength(9)
})
