import fc from 'fast-check'
import { expect, test } from 'vitest'
import { binOf, estimateOf, lowerEdge, upperEdge } from './log-bins.ts'

const seconds = fc.integer({ min: 0, max: 90 * 86_400 })

test('a duration read back from its bin is at most 1 % off', () => {
  fc.assert(
    fc.property(seconds, (value) => {
      expect(Math.abs(estimateOf(binOf(value)) - value)).toBeLessThanOrEqual(value * 0.01 + 1e-9)
    }),
  )
  expect(estimateOf(binOf(0))).toBe(0)
})

test('a bin holds what lies between its edges', () => {
  fc.assert(
    fc.property(seconds, (value) => {
      const bin = binOf(value)
      expect(value).toBeGreaterThanOrEqual(lowerEdge(bin) * (1 - 1e-12))
      expect(value).toBeLessThanOrEqual(upperEdge(bin) * (1 + 1e-12))
    }),
  )
})
