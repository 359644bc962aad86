import { expect, test } from 'vitest'
import type { Reading } from '#app/measures/reading.ts'
import { lineRange } from './line-range.ts'

const reading = (overrides: Partial<Reading>): Reading => {
  return {
    key: 'k',
    unit: 'seconds',
    state: 'ok',
    value: 60,
    interval: null,
    n: 9,
    customers: 9,
    immature: 0,
    ...overrides,
  }
}

test('shares are always drawn from nothing to all', () => {
  expect(lineRange([reading({ unit: 'share', value: 0.4, interval: [0.3, 0.5] })])).toEqual({
    range: [0, 1],
    scale: 'linear',
  })
})

test('waits share one range, from the shortest limit to the longest, whatever was not reached', () => {
  const readings = [
    reading({ interval: [30, null] }),
    reading({ value: null }),
    reading({ value: 600, interval: [90, 7200] }),
  ]
  expect(lineRange(readings)).toEqual({ range: [30, 7200], scale: 'log' })
})

test('a wait that stands alone is drawn against what waits usually are, so that its line has a length', () => {
  expect(lineRange([reading({ value: 3600, interval: [1800, 7200] })]).range).toEqual([60, 14 * 86_400])
})

test('without any figure there still is a range', () => {
  const { range } = lineRange([reading({ value: null })])
  expect(range[0]).toBeLessThan(range[1])
})
