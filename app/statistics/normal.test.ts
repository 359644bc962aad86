import fc from 'fast-check'
import { expect, test } from 'vitest'
import { confidenceWithin, normalCdf, normalQuantile, twoSidedZ } from './normal.ts'

test('the 95 % limits rest on 1.959963984540054, not on a rounded 1.96', () => {
  expect(twoSidedZ(0.95)).toBeCloseTo(1.959963984540054, 14)
})

test.each([
  [-20, 2.753624118606233e-89],
  [-8, 6.220960574271785e-16],
  [-3.2, 0.0006871379379158485],
  [-1, 0.15865525393145707],
  [0, 0.5],
  [2, 0.9772498680518208],
])('the share below %s is right to twelve digits, in the tails as well', (x, expected) => {
  expect(Math.abs(normalCdf(x) / expected - 1)).toBeLessThan(1e-12)
})

test('the quantile undoes the distribution function', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true }), (p) => {
      expect(normalCdf(normalQuantile(p))).toBeCloseTo(p, 13)
    }),
  )
  expect(normalQuantile(0)).toBe(-Infinity)
  expect(normalQuantile(1.1)).toBeNaN()
})

test('a z asked for instead of a confidence gives that z', () => {
  expect(confidenceWithin(2.64)).toBeCloseTo(0.9917, 4)
  for (const z of [1.96, 2.64]) expect(twoSidedZ(confidenceWithin(z))).toBeCloseTo(z, 12)
})
