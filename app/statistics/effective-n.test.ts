import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clusterSums, clusteredProportion } from './effective-n.ts'
import { wilson } from './wilson.ts'

const clusters = fc.array(
  fc.integer({ min: 1, max: 9 }).chain((m) => fc.record({ m: fc.constant(m), x: fc.integer({ min: 0, max: m }) })),
  { minLength: 1, maxLength: 40 },
)

test('the interval always lies in 0 to 1, holds the share, and is never narrower than with independent trials', () => {
  fc.assert(
    fc.property(clusters, (all) => {
      const sums = clusterSums(all)
      const found = clusteredProportion(sums)
      const naive = wilson(sums.x, sums.m)
      if (!found || !naive) throw new Error('a rate was expected')
      const [lower, upper] = found.interval
      expect(lower).toBeGreaterThanOrEqual(0)
      expect(upper).toBeLessThanOrEqual(1)
      expect(found.value).toBeGreaterThanOrEqual(lower)
      expect(found.value).toBeLessThanOrEqual(upper)
      expect(upper - lower).toBeGreaterThanOrEqual(naive.interval[1] - naive.interval[0] - 1e-12)
    }),
  )
})

test('none and all have exact limits of 0 and 1', () => {
  expect(
    clusteredProportion(
      clusterSums([
        { x: 0, m: 3 },
        { x: 0, m: 4 },
      ]),
    )?.interval[0],
  ).toBe(0)
  expect(
    clusteredProportion(
      clusterSums([
        { x: 3, m: 3 },
        { x: 4, m: 4 },
      ]),
    )?.interval[1],
  ).toBe(1)
})

test('one customer with fifty conversations counts as one observation', () => {
  expect(clusteredProportion(clusterSums([{ x: 20, m: 50 }]))?.effectiveN).toBe(1)
})

test('no trials give no rate', () => {
  expect(clusteredProportion(clusterSums([]))).toBeNull()
  expect(wilson(0, 0)).toBeNull()
})
