import fc from 'fast-check'
import { expect, test } from 'vitest'
import { adjustP } from './p-adjust.ts'

const family = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 30 })
const method = fc.constantFrom('holm' as const, 'bonferroni' as const, 'BH' as const, 'BY' as const)

test('an adjusted p is never smaller, never above 1, and keeps the order', () => {
  fc.assert(
    fc.property(family, method, (p, by) => {
      const adjusted = adjustP(p, by)
      for (const [i, one] of p.entries()) {
        expect(adjusted[i]).toBeGreaterThanOrEqual(one - 1e-15)
        expect(adjusted[i]).toBeLessThanOrEqual(1)
        for (const [j, other] of p.entries()) if (one < other) expect(adjusted[i]).toBeLessThanOrEqual(adjusted[j] ?? 0)
      }
    }),
  )
})

test('BH is at most Holm, Holm at most Bonferroni; one test alone is as it was', () => {
  fc.assert(
    fc.property(family, (p) => {
      const [holm, bonferroni, bh] = [adjustP(p, 'holm'), adjustP(p, 'bonferroni'), adjustP(p, 'BH')]
      for (const i of p.keys()) {
        expect(bh[i]).toBeLessThanOrEqual((holm[i] ?? 0) + 1e-12)
        expect(holm[i]).toBeLessThanOrEqual((bonferroni[i] ?? 0) + 1e-12)
      }
      expect(adjustP(p.slice(0, 1), 'holm')).toEqual(p.slice(0, 1))
    }),
  )
})
