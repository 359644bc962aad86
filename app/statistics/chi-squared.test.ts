import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chiSquaredTail } from './chi-squared.ts'
import { normalCdf } from './normal.ts'

test('with one degree of freedom it is the square of a normal variable', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.001, max: 30, noNaN: true }), (z) => {
      expect(chiSquaredTail(z * z, 1) / (2 * normalCdf(-z))).toBeCloseTo(1, 11)
    }),
  )
})

test('with two it is exponential', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 500, noNaN: true }), (x) => {
      expect(chiSquaredTail(x, 2) / Math.exp(-x / 2)).toBeCloseTo(1, 11)
    }),
  )
})
