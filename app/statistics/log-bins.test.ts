import fc from 'fast-check'
import { expect, test } from 'vitest'
import { binOf, estimateOf, lowerEdge, mergeBins, quantileBin, upperEdge } from './log-bins.ts'

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

test('bins merged are the bins of all together, in whatever parts and order', () => {
  const binned = (part: number[]) => mergeBins(part.map((value) => ({ bins: [binOf(value)], counts: [1] })))
  fc.assert(
    fc.property(fc.array(fc.array(seconds)), (parts) => {
      expect(mergeBins(parts.map(binned))).toEqual(binned(parts.flat()))
      expect(mergeBins(parts.toReversed().map(binned))).toEqual(binned(parts.flat()))
    }),
  )
})

test('the bin of a quantile holds that value of the sorted list', () => {
  fc.assert(
    fc.property(fc.array(seconds, { minLength: 1 }), fc.constantFrom(0, 0.25, 0.5, 0.9, 1), (values, p) => {
      const sorted = values.toSorted((a, b) => a - b)
      const merged = mergeBins(values.map((value) => ({ bins: [binOf(value)], counts: [1] })))
      expect(quantileBin(merged, p)).toBe(binOf(sorted[Math.floor(1 + p * (values.length - 1)) - 1] ?? -1))
    }),
  )
})
