import { expect, test } from 'vitest'
import { benchReadings } from '../bench/readings.ts'
import { benchTable } from '../bench/table.ts'
import { createTestDatabase } from '../setup/database.ts'

const database = await createTestDatabase()

test('the bench prints its table, and DuckDB finds the same figures', { timeout: 120_000 }, async () => {
  const bench = await benchReadings(database, 3000)
  expect(bench.same).toBe(true)
  const table = benchTable({ imported: null, readings: [bench] }, new Date('2026-11-22'))
  expect(table).toContain('| all readings of 13 weeks by week, 3,000 conversations |')
  expect(table.split('\n').filter((line) => line.startsWith('|'))).toHaveLength(7)
})
