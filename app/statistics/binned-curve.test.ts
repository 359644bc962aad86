import fc from 'fast-check'
import { expect, test } from 'vitest'
import { binnedCurve, outward } from './binned-curve.ts'
import { binnedSurvivalBrackets } from './binned-survival.ts'
import { kaplanMeier, survivalQuantile } from './kaplan-meier.ts'
import { binOf, mergeBins } from './log-bins.ts'

const binned = (values: number[]) => mergeBins(values.map((value) => ({ bins: [binOf(value)], counts: [1] })))
const times = fc.array(fc.integer({ min: 1, max: 100_000 }), { maxLength: 80 })

test('the quantile of the binned curve lies in the bracket that holds the exact one', () => {
  fc.assert(
    fc.property(times, times, fc.constantFrom(0.25, 0.5, 0.9), (events, open, p) => {
      const curve = binnedCurve(binned(events), binned(open))
      // The middle of a step is a convention on top: compare where the curve first gets there.
      const reached = curve.times.find((_, i) => (curve.survival[i] as number) <= 1 - p + 1e-9)
      const [bracket] = binnedSurvivalBrackets(binned(events), binned(open), [p])
      if (reached === undefined) expect(bracket?.upperCurveBin).toBeNull()
      else expect(reached).toBeGreaterThan(bracket?.seconds[0] ?? Infinity)
      if (bracket?.seconds[1] != null) expect(reached).toBeLessThanOrEqual(bracket.seconds[1])
    }),
  )
})

test('with nothing censored, quantile and limits are within a bin of the exact ones, the limits outside them', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 2, max: 100_000 }), { minLength: 20, maxLength: 200 }), (events) => {
      const exact = survivalQuantile(kaplanMeier(events, []), 0.5)
      const found = outward(survivalQuantile(binnedCurve(binned(events), binned([])), 0.5))
      expect(found.value).toBeGreaterThanOrEqual((exact.value ?? Infinity) * 0.99 - 1e-9)
      expect(found.value).toBeLessThanOrEqual((exact.value ?? 0) * 1.01 + 1e-9)
      expect(found.interval?.[0]).toBeLessThanOrEqual((exact.interval?.[0] ?? 0) + 1e-9)
      expect(found.interval?.[1] ?? Infinity).toBeGreaterThanOrEqual((exact.interval?.[1] ?? Infinity) - 1e-9)
    }),
  )
})
