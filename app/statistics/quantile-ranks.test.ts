import { expect, test } from 'vitest'
import { minimumForQuantile, quantileRanks } from './quantile-ranks.ts'

test.each([
  [0.5, 6],
  [0.75, 13],
  [0.9, 36],
  [0.95, 72],
])('both limits of the %s quantile exist from %s values on, not before', (p, n) => {
  expect(minimumForQuantile(p)).toBe(n)
  expect(quantileRanks(n, p).upper).toBe(n)
  expect(quantileRanks(n - 1, p).upper).toBeNull()
})

test('the ranks of a median lie even', () => {
  for (const n of [6, 25, 250, 5000]) {
    const { lower, upper } = quantileRanks(n, 0.5)
    expect((lower ?? 0) + (upper ?? 0)).toBe(n + 1)
  }
})

test('no values have no ranks', () => {
  expect(quantileRanks(0, 0.5)).toEqual({ lower: null, upper: null })
})
