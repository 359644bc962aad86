import fc from 'fast-check'
import { expect, test } from 'vitest'
import { logRank } from './log-rank.ts'

const times = fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 40 })
const watched = fc.record({ events: times, censored: times })

test('what is observed and what is expected add up to the same', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(watched, watched, watched), { minLength: 1, maxLength: 4 }), (strata) => {
      const result = logRank(strata)
      const sum = (values: number[] = []) => values.reduce((total, value) => total + value, 0)
      expect(sum(result?.observed)).toBeCloseTo(sum(result?.expected), 8)
      expect(result?.p ?? 1).toBeLessThanOrEqual(1)
    }),
  )
})

test('of two groups, z squared is the statistic, and swapping them turns its sign', () => {
  fc.assert(
    fc.property(watched, watched, (one, other) => {
      const [there, back] = [logRank([[one, other]]), logRank([[other, one]])]
      if (!there || !back) return
      expect(there.z ** 2).toBeCloseTo(there.chiSquared, 8)
      expect(back.z).toBeCloseTo(-there.z, 8)
    }),
  )
})

test('a mix that differs fools the crude test, not the one inside strata', () => {
  const spread = (n: number, around: number) => ({
    events: Array.from({ length: n }, (_, i) => around * (0.5 + i / n)),
    censored: [],
  })
  const [quick, slow] = [10, 1000]
  const strata = [
    [spread(90, quick), spread(10, quick)],
    [spread(10, slow), spread(90, slow)],
  ]
  const together = [0, 1].map((g) => ({ events: strata.flatMap((stratum) => stratum[g]?.events ?? []), censored: [] }))
  expect(logRank(strata)?.p).toBeGreaterThan(0.3)
  expect(logRank([together])?.p).toBeLessThan(1e-6)
})

test('a group that was never beside another says nothing', () => {
  expect(logRank([])).toBeNull()
  expect(logRank([[{ events: [1, 2], censored: [] }]])).toBeNull()
  expect(
    logRank([
      [
        { events: [1, 2], censored: [] },
        { events: [], censored: [] },
      ],
    ]),
  ).toBeNull()
})
