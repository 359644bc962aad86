import { expect } from 'vitest'
import { binnedSurvivalBrackets } from '#app/statistics/binned-survival.ts'
import { type BinCounts, binOf, estimateOf, mergeBins, quantileBin } from '#app/statistics/log-bins.ts'
import { quantile } from '#app/statistics/quantile.ts'
import { expectNear, referenceCases } from './cases.ts'

referenceCases<{ x: number[]; p: number[] }, { values: number[] }>('quantile_type7', (input, expected, tolerance) => {
  const sorted = input.x.toSorted((a, b) => a - b)
  for (const [i, p] of input.p.entries())
    expectNear(quantile(sorted, p), expected.values[i] ?? null, tolerance, `p=${p}`)
})

referenceCases<
  { alpha: number; parts: number[][]; q: number[] },
  { n: number; exact_lower_quantiles: number[]; max_relative_error: number }
>('log_bin_quantiles', (input, expected) => {
  const merged = mergeBins(
    input.parts.map((part) => mergeBins(part.map((seconds) => ({ bins: [binOf(seconds, input.alpha)], counts: [1] })))),
  )
  expect(merged.counts.reduce((sum, count) => sum + count, 0)).toBe(expected.n)
  for (const [i, q] of input.q.entries()) {
    const exact = expected.exact_lower_quantiles[i] ?? Number.NaN
    const bin = quantileBin(merged, q)
    const estimate = bin === null ? Number.NaN : estimateOf(bin, input.alpha)
    expect(Math.abs(estimate - exact) / exact, `q=${q}`).toBeLessThanOrEqual(expected.max_relative_error + 1e-9)
  }
})

const sparse = (bins: { bin: number; n: number }[]): BinCounts => ({
  bins: bins.map(({ bin }) => bin),
  counts: bins.map(({ n }) => n),
})

referenceCases<
  { alpha: number; event_bins: { bin: number; n: number }[]; censored_bins: { bin: number; n: number }[] },
  {
    quantiles: {
      p: number
      bin_censored_first: number | null
      bin_events_first: number | null
      bracket_seconds: [number | null, number | null]
    }[]
  }
>('binned_km_bracket', (input, expected, tolerance) => {
  const actual = binnedSurvivalBrackets(
    sparse(input.event_bins),
    sparse(input.censored_bins),
    expected.quantiles.map(({ p }) => p),
    input.alpha,
  )
  for (const [i, one] of expected.quantiles.entries()) {
    expect(actual[i]?.lowerCurveBin).toBe(one.bin_censored_first)
    expect(actual[i]?.upperCurveBin).toBe(one.bin_events_first)
    expectNear(actual[i]?.seconds[0] ?? null, one.bracket_seconds[0], tolerance, 'bracket_seconds')
    expectNear(actual[i]?.seconds[1] ?? null, one.bracket_seconds[1], tolerance, 'bracket_seconds')
  }
})
