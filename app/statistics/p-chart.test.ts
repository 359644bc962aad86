import fc from 'fast-check'
import { expect, test } from 'vitest'
import { beyondLimits } from './control-rules.ts'
import { pChart } from './p-chart.ts'

const counted = fc.integer({ min: 1, max: 500 }).chain((n) => fc.record({ n: fc.constant(n), x: fc.nat({ max: n }) }))

test("Laney's floored limits are never narrower than chance alone, and stay inside 0 and 1", () => {
  fc.assert(
    fc.property(fc.array(counted, { minLength: 2, maxLength: 40 }), (points) => {
      const [floored, classical] = [pChart(points), pChart(points, points.length, 'p')]
      for (const [i, limits] of (floored?.limits ?? []).entries()) {
        const chance = classical?.limits[i]
        if (!limits || !chance) throw new Error('limits were expected')
        expect(limits.low).toBeGreaterThanOrEqual(0)
        expect(limits.high).toBeLessThanOrEqual(1)
        expect(limits.low).toBeLessThanOrEqual(chance.low)
        expect(limits.high).toBeGreaterThanOrEqual(chance.high)
      }
    }),
  )
})

test('a week without conversations has no limits, and takes no part in those of others', () => {
  const points = [
    { x: 40, n: 50 },
    { x: 30, n: 50 },
    { x: 0, n: 0 },
    { x: 45, n: 50 },
  ]
  const chart = pChart(points)
  expect(chart?.limits[2]).toBeNull()
  expect(chart?.sigmaZ).toBe(pChart(points.filter(({ n }) => n > 0))?.sigmaZ)
  expect(beyondLimits([0.8, 0.6, Number.NaN, 0.9], chart?.limits ?? [])).toEqual([])
})

test('a baseline of nothing but successes says nothing about ordinary variation', () => {
  expect(pChart(Array.from({ length: 20 }, () => ({ x: 30, n: 30 })))).toBeNull()
})

test('a shift inside the baseline hardly widens the limits, as the standard deviation would', () => {
  const points = Array.from({ length: 20 }, (_, i) => ({ x: (i < 10 ? 150 : 100) + (i % 2), n: 200 }))
  expect(pChart(points)?.limits[0]?.high).toBeLessThan(0.75)
})
