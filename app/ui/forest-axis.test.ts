import { expect, test } from 'vitest'
import { forestAxisOf, forestPlaces } from './forest-axis.ts'

const row = (value: number, low: number | null, high: number | null) => ({
  adjusted: { value, interval: [low, high] as [number | null, number | null] },
  crude: null,
})

test('an axis reaches as far to either side of no difference as its widest interval', () => {
  const { range, ticks } = forestAxisOf('share', [row(-0.16, -0.18, -0.13), row(0.03, 0.01, 0.05)])
  expect(range).toEqual([-20, 20])
  expect(ticks.map(([, words]) => words)).toEqual(['−20', '−10', '0', '+10', '+20'])
})

test('half and twice as long lie as far from the middle', () => {
  const { range, ticks } = forestAxisOf('ratio', [row(0.5, 0.26, null)])
  expect(range).toEqual([-2, 2])
  expect(ticks.map(([, words]) => words)).toEqual(['×¼', '×½', 'same', '×2', '×4'])
  expect(forestPlaces(row(0.5, null, 2).adjusted, 'ratio')).toEqual({ value: -1, interval: [null, 1] })
})
