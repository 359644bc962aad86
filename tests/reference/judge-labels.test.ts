import { expect, test } from 'vitest'
import { measureShipped, tableLines } from '../bench/judge.ts'
import { missingLabels } from '../bench/labelled.ts'

const missing = missingLabels()
const when = missing.length > 0 ? ` (skipped: ${missing.join(', ')} is not here)` : ''

test.skipIf(missing.length > 0)(`complaints are told from the rest as people told them${when}`, () => {
  const rows = measureShipped()
  const held = (set: string) => rows[rows.findIndex((row) => row.set.includes(set)) + 2]
  expect(held('airline')).toMatchObject({ set: '… held aside', n: 1333 })
  expect(held('airline')?.f1).toBeGreaterThanOrEqual(0.82)
  expect(held('Preoţiuc')?.f1).toBeGreaterThanOrEqual(0.77)
  expect(held('telecom')?.f1).toBeGreaterThanOrEqual(0.78)
  for (const { f1, baseline, majority } of rows) expect(f1).toBeGreaterThan(Math.max(baseline, majority))
})

test('without the labelled files no table is printed that looks like a result', () => {
  expect(tableLines('As it ships', ['set', 'n'], [])).toEqual([])
  expect(tableLines('As it ships', ['set', 'n'], [['shop', 3]])).toEqual([
    ...['', 'As it ships', '', '| set | n |', '| --- | --- |', '| shop | 3 |'],
  ])
})
