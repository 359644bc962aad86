import { expect } from 'vitest'
import { clusterSums, clusteredProportion } from '#app/statistics/effective-n.ts'
import { wilson } from '#app/statistics/wilson.ts'
import { expectNear, referenceCases } from './cases.ts'

type Rate = { p: number | null; lower: number | null; upper: number | null }

referenceCases<{ x: number; n: number; conf: number; continuity: boolean }, Rate>(
  'wilson',
  (input, expected, tolerance) => {
    const actual = wilson(input.x, input.n, { confidence: input.conf, continuity: input.continuity })
    expectNear(actual?.value ?? null, expected.p, tolerance, 'p')
    expectNear(actual?.interval[0] ?? null, expected.lower, tolerance, 'lower')
    expectNear(actual?.interval[1] ?? null, expected.upper, tolerance, 'upper')
  },
)

referenceCases<
  { x: number[]; m: number[]; conf: number },
  Rate & { n: number; clusters: number; deff: number; n_eff: number }
>('wilson_clustered', (input, expected, tolerance) => {
  const sums = clusterSums(input.m.map((m, i) => ({ x: input.x[i] ?? 0, m })))
  const actual = clusteredProportion(sums, input.conf)
  expect(actual?.n).toBe(expected.n)
  expect(actual?.clusters).toBe(expected.clusters)
  expectNear(actual?.value ?? null, expected.p, tolerance, 'p')
  expectNear(actual?.designEffect ?? null, expected.deff, tolerance, 'deff')
  expectNear(actual?.effectiveN ?? null, expected.n_eff, tolerance, 'n_eff')
  expectNear(actual?.interval[0] ?? null, expected.lower, tolerance, 'lower')
  expectNear(actual?.interval[1] ?? null, expected.upper, tolerance, 'upper')
})
