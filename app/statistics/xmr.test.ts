import fc from 'fast-check'
import { expect, test } from 'vitest'
import { xmrLimits } from './xmr.ts'

test('a shift inside the baseline hardly widens the limits, as the standard deviation would', () => {
  const shifted = [10, 11, 10, 11, 10, 11, 10, 11, 30, 31, 30, 31, 30, 31, 30, 31]
  expect(xmrLimits(shifted)?.high).toBeLessThan(30)
})

test('later values never move limits that rest on the baseline', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 30 }),
      fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true })),
      (baseline, later) => {
        expect(xmrLimits([...baseline, ...later], baseline.length)).toEqual(xmrLimits(baseline))
      },
    ),
  )
})

test('one value has no ordinary variation', () => {
  expect(xmrLimits([5])).toBeNull()
  expect(xmrLimits([5, 6], 1)).toBeNull()
})
