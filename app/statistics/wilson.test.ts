import fc from 'fast-check'
import { expect, test } from 'vitest'
import { proportionDifference } from './newcombe.ts'
import { wilson } from './wilson.ts'

const counted = fc.integer({ min: 1, max: 5000 }).chain((n) => fc.record({ n: fc.constant(n), x: fc.nat({ max: n }) }))

test('the interval lies inside 0 and 1, holds the rate, and never has no width', () => {
  fc.assert(
    fc.property(counted, fc.constantFrom(0.8, 0.95, 0.99), fc.boolean(), ({ x, n }, confidence, continuity) => {
      const rate = wilson(x, n, { confidence, continuity })
      const [lower, upper] = rate?.interval ?? [Number.NaN, Number.NaN]
      expect(lower).toBeGreaterThanOrEqual(0)
      expect(upper).toBeLessThanOrEqual(1)
      expect(lower).toBeLessThanOrEqual(x / n)
      expect(upper).toBeGreaterThanOrEqual(x / n)
      expect(upper).toBeGreaterThan(lower)
    }),
  )
})

test('failures have the interval of successes turned round', () => {
  fc.assert(
    fc.property(counted, ({ x, n }) => {
      const [lower, upper] = wilson(x, n)?.interval ?? []
      expect(wilson(n - x, n)?.interval[0]).toBeCloseTo(1 - (upper ?? Number.NaN), 12)
      expect(wilson(n - x, n)?.interval[1]).toBeCloseTo(1 - (lower ?? Number.NaN), 12)
    }),
  )
})

test('the difference of two rates has the opposite sign the other way round, and stays inside −1 and 1', () => {
  fc.assert(
    fc.property(counted, counted, (one, other) => {
      const [first, second] = [wilson(one.x, one.n), wilson(other.x, other.n)]
      if (!first || !second) throw new Error('rates were expected')
      const [there, back] = [proportionDifference(first, second), proportionDifference(second, first)]
      expect(back.value).toBeCloseTo(-there.value, 12)
      expect(back.interval[0]).toBeCloseTo(-there.interval[1], 12)
      expect(there.interval[0]).toBeGreaterThanOrEqual(-1 - 1e-12)
      expect(there.interval[1]).toBeLessThanOrEqual(1 + 1e-12)
    }),
  )
})
