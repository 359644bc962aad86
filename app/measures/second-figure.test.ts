import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clusteredProportion } from '#app/statistics/effective-n.ts'
import type { Reading } from './reading.ts'
import { effectiveNOf, partShare } from './second-figure.ts'

const readingOf = (x: number, m: number, each: number): Reading => {
  const sums = { clusters: m / each, x, m, xx: x * each, xm: x * each, mm: m * each }
  const { value, interval } = clusteredProportion(sums)!
  const base = { key: 'resolution_rate', unit: 'share', state: 'ok', customers: m / each, immature: 0 } as const
  return { ...base, value, interval, n: m, parts: { confirmed: x / 2, rest: m - x / 2 } }
}

test('the effective n comes back out of a reading’s interval', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 200 }),
      fc.integer({ min: 1, max: 6 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (customers, each, share) => {
        const m = customers * each
        const x = Math.round(share * customers) * each
        const own = clusteredProportion({ clusters: customers, x, m, xx: x * each, xm: x * each, mm: m * each })!
        if (x === 0 || x === m) return
        expect(effectiveNOf(readingOf(x, m, each)) / own.effectiveN).toBeCloseTo(1, 6)
      },
    ),
  )
})

test('a part’s interval is as wide as the several conversations of one customer make it', () => {
  const [alone, several] = [
    partShare(readingOf(200, 400, 1), 'confirmed'),
    partShare(readingOf(200, 400, 4), 'confirmed'),
  ]
  expect([alone.value, several.value]).toEqual([0.25, 0.25])
  const width = ({ interval }: typeof alone) => interval![1]! - interval![0]!
  expect(width(several)).toBeGreaterThan(1.8 * width(alone))
})

test('a part of nothing is no share', () => {
  const few: Reading = { ...readingOf(2, 4, 1), state: 'few', value: null, interval: null }
  expect(partShare(few, 'confirmed')).toEqual({ value: null, interval: null })
  expect(partShare(readingOf(200, 400, 1), 'nothing')).toEqual({ value: null, interval: null })
})
