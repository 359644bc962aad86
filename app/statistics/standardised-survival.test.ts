import fc from 'fast-check'
import { expect, test } from 'vitest'
import { kaplanMeier, stepAt } from './kaplan-meier.ts'
import { restrictedMean } from './rmst.ts'
import { sortStrata, standardisedCurve, standardisedMean, standardisedQuantile } from './standardised-survival.ts'

const observed = fc.array(
  fc.record({ time: fc.integer({ min: 0, max: 40 }), ended: fc.boolean(), stratum: fc.constantFrom(0, 1) }),
  { minLength: 1, maxLength: 60 },
)

test('at every time it is the mean of the strata by the mix', () => {
  fc.assert(
    fc.property(observed, fc.nat({ max: 5 }), fc.integer({ min: 1, max: 5 }), (all, first, second) => {
      const found = standardisedCurve(sortStrata(all), [first, second])
      const strata = [0, 1].map((k) => all.filter(({ stratum }) => stratum === k))
      const missing = strata.some((own, k) => own.length === 0 && [first, second][k] !== 0)
      expect(found === null).toBe(missing)
      if (!found) return
      const curves = strata.map((own) => {
        const times = (ended: boolean) => own.filter((one) => one.ended === ended).map(({ time }) => time)
        return kaplanMeier(times(true), times(false))
      })
      for (let t = 0; t <= 40; t++) {
        const [one, other] = curves.map((curve) => curve.survival[stepAt(curve, t)] ?? 1)
        const expected = (first * (one ?? 1) + second * (other ?? 1)) / (first + second)
        expect(found.survival[stepAt(found, t)] ?? 1).toBeCloseTo(expected, 10)
      }
    }),
  )
})

test('drawing a cluster twice is having its observations twice', () => {
  fc.assert(
    fc.property(observed, fc.nat({ max: 59 }), (all, pick) => {
      const clustered = all.map((one, cluster) => ({ ...one, stratum: 0, cluster }))
      const twice = pick % all.length
      const drawn = all.map((_, i) => (i === twice ? 2 : 1))
      const doubled = [...clustered, ...clustered.slice(twice, twice + 1)]
      const expected = standardisedQuantile(sortStrata(doubled), [1], 0.5)
      expect(standardisedQuantile(sortStrata(clustered), [1], 0.5, drawn)).toBe(expected)
    }),
  )
})

test('a quantile that is not reached is beyond everything, an empty stratum is not known', () => {
  const open = [{ time: 5, ended: false, stratum: 0 }]
  expect(standardisedQuantile(sortStrata(open), [1], 0.5)).toBe(Infinity)
  expect(standardisedQuantile(sortStrata(open), [1, 1], 0.5)).toBeNull()
  expect(standardisedCurve(sortStrata([]), [])).toBeNull()
})

test('the restricted mean is the mean of those of the strata by the mix, and as unknown as any of them', () => {
  fc.assert(
    fc.property(observed, fc.integer({ min: 1, max: 45 }), (all, tau) => {
      const means = [0, 1].map((k) => {
        const times = (ended: boolean) =>
          all.filter((one) => one.stratum === k && one.ended === ended).map(({ time }) => time)
        return restrictedMean(kaplanMeier(times(true), times(false)), tau)?.value ?? null
      })
      const found = standardisedMean(sortStrata(all), [1, 3], tau)
      expect(found === null).toBe(means.includes(null))
      if (found !== null) expect(found).toBeCloseTo(((means[0] ?? 0) + 3 * (means[1] ?? 0)) / 4, 9)
    }),
  )
})
