import fc from 'fast-check'
import { expect, test } from 'vitest'
import { quantile } from './quantile.ts'

const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 50 })
const sorted = values.map((some) => some.toSorted((a, b) => a - b))

test('it lies between two neighbours, and 0 and 1 are the ends', () => {
  fc.assert(
    fc.property(sorted, fc.double({ min: 0, max: 1, noNaN: true }), (all, p) => {
      const found = quantile(all, p) ?? Number.NaN
      const at = (all.length - 1) * p
      expect(found).toBeGreaterThanOrEqual((all[Math.floor(at)] ?? Number.NaN) - 1e-9)
      expect(found).toBeLessThanOrEqual((all[Math.ceil(at)] ?? Number.NaN) + 1e-9)
      expect(quantile(all, 0)).toBe(all[0])
      expect(quantile(all, 1)).toBe(all.at(-1))
    }),
  )
})

test('no values have none', () => expect(quantile([], 0.5)).toBeNull())
