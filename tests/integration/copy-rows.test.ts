import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inBatch } from '#db/batch.server.ts'
import { copyRows } from '#db/copy-rows.server.ts'
import type { CopyValue } from '#db/copy-rows.server.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'

const { db, pool } = await createTestDatabase()
const workspace = await freshWorkspace(db)

const types = {
  words: 'text',
  yes: 'boolean',
  small: 'smallint',
  whole: 'integer',
  large: 'bigint',
  share: 'real',
  amount: 'numeric',
  on_day: 'date',
  at: 'timestamptz',
  json: 'jsonb',
  places: 'text[]',
  bins: 'integer[]',
  counts: 'bigint[]',
  moments: 'timestamptz[]',
}
const columns = Object.keys(types)

/** What is read back after these rows were copied. */
const copied = (rows: readonly CopyValue[][]) =>
  inBatch(pool, workspace.id, async (batch) => {
    const list = Object.entries(types).map((column) => column.join(' '))
    await batch.query(`create temp table copied (nth integer, ${list.join(', ')}) on commit drop`)
    await copyRows(
      batch,
      'copied',
      ['nth', ...columns],
      rows.map((row, nth) => [nth, ...row]),
    )
    const found = await batch.query<Record<string, unknown>>(`select ${columns.join(', ')} from copied order by nth`)
    return found.map((row) => columns.map((column) => row[column]))
  })

const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string()).map((one) => one.replaceAll('\0', '').toWellFormed())
const moment = fc.date({ min: new Date('0001-01-02'), max: new Date('9999-12-30'), noInvalidDate: true })
const int = fc.integer()
const long = fc.maxSafeInteger()
const row = fc.tuple(
  fc.option(text),
  fc.option(fc.boolean()),
  fc.option(fc.integer({ min: -32_768, max: 32_767 })),
  fc.option(int),
  fc.option(long),
  // Exact in four bytes.
  fc.option(fc.integer({ min: -100_000, max: 100_000 }).map((n) => n / 8)),
  fc.option(
    fc.tuple(fc.nat(), fc.constantFrom('', '.5', '.50', '.0125', '.00007')).map(([n, cents]) => `${n}${cents}`),
  ),
  fc.option(moment.map((at) => at.toISOString().slice(0, 10))),
  fc.option(moment),
  fc.option(fc.jsonValue().map((value) => JSON.stringify(value).replaceAll('\\u0000', '').replaceAll('-0', '0'))),
  fc.option(fc.array(text)),
  fc.option(fc.array(int)),
  fc.option(fc.array(long)),
  fc.option(fc.array(moment)),
)

test('what is copied is what is read back, whatever its type', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 20 }), async (rows) => {
      const json = columns.indexOf('json')
      const expected = rows.map((values) => {
        const given: unknown[] = [...values]
        if (typeof given[json] === 'string') given[json] = JSON.parse(given[json])
        return given
      })
      expect(await copied(rows)).toEqual(expected)
    }),
    { numRuns: 40 },
  )
})

test('rows longer than a chunk arrive whole', async () => {
  const long = 'é\t\\n'.repeat(300_000)
  const rows = [long, 'short', long].map((words) => columns.map((column) => (column === 'words' ? words : null)))
  expect(await copied(rows)).toEqual(rows)
})

test('a number that its column cannot hold is refused, and the batch ends', async () => {
  const tooLarge = columns.map((column) => (column === 'whole' ? 2 ** 31 : null))
  await expect(copied([tooLarge])).rejects.toThrow('not a whole number of 32 bits: 2147483648')
  expect(await copied([])).toEqual([])
})
