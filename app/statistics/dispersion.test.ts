import { expect, test } from 'vitest'
import { dispersion } from './dispersion.ts'

test('groups that vary as chance would have it, or less, count as they are', () => {
  expect(
    dispersion([
      { x: 10, n: 100 },
      { x: 10, n: 100 },
    ]),
  ).toBe(1)
  expect(
    dispersion([
      { x: 0, n: 100 },
      { x: 0, n: 50 },
    ]),
  ).toBe(1)
  expect(dispersion([{ x: 3, n: 4 }])).toBe(1)
})

test('groups that vary more count for as much less', () => {
  // p = 0.2; (10−20)² and (30−20)² over 16 each, one degree of freedom
  expect(
    dispersion([
      { x: 10, n: 100 },
      { x: 30, n: 100 },
    ]),
  ).toBeCloseTo(12.5, 12)
})
