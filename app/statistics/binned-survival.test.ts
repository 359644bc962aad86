import fc from 'fast-check'
import { expect, test } from 'vitest'
import { binnedSurvivalBrackets } from './binned-survival.ts'
import { kaplanMeier } from './kaplan-meier.ts'
import { binOf, mergeBins } from './log-bins.ts'

const binned = (values: number[]) => mergeBins(values.map((value) => ({ bins: [binOf(value)], counts: [1] })))

test('the exact quantile of the survival curve lies inside the bracket that bins give', () => {
  const times = fc.array(fc.integer({ min: 1, max: 100_000 }), { maxLength: 80 })
  fc.assert(
    fc.property(times, times, fc.constantFrom(0.25, 0.5, 0.9), (events, open, p) => {
      const curve = kaplanMeier(events, open)
      const exact = [...curve.times].find((_, i) => (curve.survival[i] ?? 1) <= 1 - p + 1e-9)
      const [bracket] = binnedSurvivalBrackets(binned(events), binned(open), [p])
      if (bracket?.seconds[0] != null)
        expect(exact ?? Infinity).toBeGreaterThanOrEqual(bracket.seconds[0] * (1 - 1e-12))
      if (bracket?.seconds[1] != null) expect(exact ?? Infinity).toBeLessThanOrEqual(bracket.seconds[1] * (1 + 1e-12))
      if (exact === undefined) expect(bracket?.seconds[1]).toBeNull()
    }),
  )
})
