import { expect, test } from 'vitest'
import { type ComparedCurves, crossingOf } from './compare-curves.ts'

/** Shares still waiting after 1, 2, 3 … seconds, each with limits so far to either side. */
function curves(a: number[], b: number[], half: number): ComparedCurves {
  const side = (values: number[]) => ({
    waiting: values.map((value) => ({ value, interval: [value - half, value + half] as [number, number] })),
    adjusted: null,
  })
  return { seconds: a.map((_, i) => i + 1), a: side(a), b: side(b) }
}

test('curves cross where their estimates change places, if they lie apart before and after', () => {
  const found = crossingOf(curves([0.9, 0.5, 0.3, 0.25, 0.2], [0.95, 0.8, 0.5, 0.2, 0.05], 0.01))
  expect(found).toEqual({ seconds: 4, lowerAfter: 'b' })
})

test('of several crossings the last is told', () => {
  const found = crossingOf(curves([0.9, 0.5, 0.3, 0.1], [0.95, 0.4, 0.4, 0.2], 0.01))
  expect(found).toEqual({ seconds: 3, lowerAfter: 'a' })
})

test('what lies within the limits is no crossing', () => {
  const [a, b] = [
    [0.9, 0.5, 0.3, 0.25, 0.2],
    [0.95, 0.8, 0.5, 0.2, 0.1],
  ]
  expect(crossingOf(curves(a, b, 0.06))).toBeNull()
  expect(crossingOf(curves(a, a, 0))).toBeNull()
})
