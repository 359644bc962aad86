import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bootstrap } from './bootstrap.ts'
import { bootstrapQuantiles } from './clustered-quantiles.ts'
import { kaplanMeier, survivalQuantile } from './kaplan-meier.ts'

const anyTimes = fc.array(
  fc.record({ time: fc.integer({ min: 1, max: 30 }), cluster: fc.integer({ min: 0, max: 7 }), ended: fc.boolean() }),
  { minLength: 1, maxLength: 60 },
)
type Told = { time: number; cluster: number; ended: boolean }
const listed = (all: readonly Told[]) => ({
  times: all.map(({ time }) => time),
  cluster: all.map(({ cluster }) => cluster),
})

test('a resample’s quantile is that of the curve of what was drawn, every cluster as often as it was', () => {
  fc.assert(
    fc.property(anyTimes, fc.nat(), fc.constantFrom(0.5, 0.9), (all, seed, p) => {
      const options = { seed, resamples: 20 }
      const plain = bootstrap(
        [8],
        (drawn) => {
          const times = (ended: boolean) =>
            all.flatMap((one) =>
              one.ended === ended ? Array.from({ length: drawn[one.cluster]! }, () => one.time) : [],
            )
          const curve = kaplanMeier(times(true), times(false))
          // The first time at which the curve is down there: limits need no middle of a step.
          const at = curve.survival.findIndex((left) => left <= 1 - p + 1e-9)
          return at < 0 ? Infinity : curve.times[at]!
        },
        options,
      )
      const [ended, open] = [listed(all.filter((one) => one.ended)), listed(all.filter((one) => !one.ended))]
      expect(bootstrapQuantiles(ended, open, 8, [p], options)).toEqual([plain])
    }),
    { numRuns: 100 },
  )
})

test('clusters that agree among themselves widen the limits; the same seed gives the same ones', () => {
  // 40 customers with one wait each, then ten of each of the same waits.
  const waits = Array.from({ length: 40 }, (_, i) => 60 * (i + 1))
  const once = bootstrapQuantiles({ times: waits, cluster: waits.map((_, i) => i) }, listed([]), 40, [0.5], {
    ...{ seed: 1, resamples: 1000 },
  })
  const tenfold = waits.flatMap((wait, i) =>
    Array.from({ length: 10 }, () => ({ time: wait, cluster: i, ended: true })),
  )
  const [clustered] = bootstrapQuantiles(listed(tenfold), listed([]), 40, [0.5], { seed: 1, resamples: 1000 })
  const [apart] = bootstrapQuantiles(
    { times: tenfold.map(({ time }) => time), cluster: tenfold.map((_, i) => i) },
    ...([listed([]), 400, [0.5], { seed: 1, resamples: 1000 }] as const),
  )
  const width = ({ interval: [low, high] }: { interval: [number | null, number | null] }) => high! - low!
  expect(width(clustered!)).toBe(width(once[0]!))
  expect(width(clustered!)).toBeGreaterThan(2 * width(apart!))
  const median = survivalQuantile(kaplanMeier(waits, []), 0.5).value!
  expect(clustered!.interval[0]! < median && median < clustered!.interval[1]!).toBe(true)
})
