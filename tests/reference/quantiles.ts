import { binnedSurvivalBrackets } from '#app/statistics/binned-survival.ts'
import { type BinCounts, binOf, estimateOf, mergeBins, quantileBin } from '#app/statistics/log-bins.ts'
import { minimumForQuantile, quantileRanks } from '#app/statistics/quantile-ranks.ts'
import { quantile } from '#app/statistics/quantile.ts'
import { answers, disagreements } from './agree.ts'
import { firstReached } from './waits.ts'

type Bin = { bin: number; n: number }

const sparse = (bins: Bin[]): BinCounts => ({ bins: bins.map(({ bin }) => bin), counts: bins.map(({ n }) => n) })

export const quantiles = {
  quantile_type7: answers((input: { x: number[]; p: number[] }) => {
    const sorted = Float64Array.from(input.x).sort()
    return { values: input.p.map((p) => quantile(sorted, p)) }
  }),

  quantile_ci_ranks: answers((input: { n: number; p: number; conf: number }) => {
    const { lower, upper } = quantileRanks(input.n, input.p, input.conf)
    return { lower_rank: lower, upper_rank: upper }
  }),

  min_n_for_quantile_ci: answers((input: { p: number; conf: number }) => ({
    min_n: minimumForQuantile(input.p, input.conf),
  })),

  log_bin_quantiles: (
    input: { alpha: number; parts: number[][]; q: number[] },
    expected: { n: number; exact_lower_quantiles: number[]; max_relative_error: number },
  ): string[] => {
    const binned = (part: number[]) =>
      mergeBins(part.map((seconds) => ({ bins: [binOf(seconds, input.alpha)], counts: [1] })))
    const merged = mergeBins(input.parts.map(binned))
    const sorted = input.parts.flat().sort((a, b) => a - b)
    const exact = input.q.map((q) => sorted[Math.floor(1 + q * (sorted.length - 1)) - 1] ?? null)
    const n = merged.counts.reduce((sum, count) => sum + count, 0)
    const off = input.q.flatMap((q, i) => {
      const bin = quantileBin(merged, q)
      const [estimate, wanted] = [bin === null ? null : estimateOf(bin, input.alpha), exact[i] ?? null]
      if (estimate === null || wanted === null) return [`q=${q}: no estimate`]
      // Rounding alone may put a value on its bin's edge a hair beyond.
      return Math.abs(estimate - wanted) <= (expected.max_relative_error + 1e-9) * wanted
        ? []
        : [`q=${q}: ${estimate} is further than ${expected.max_relative_error} from ${wanted}`]
    })
    const { max_relative_error: _, ...counted } = expected
    return [...off, ...disagreements({ n, exact_lower_quantiles: exact }, counted, {})]
  },

  binned_km_bracket: answers(
    (
      input: { alpha: number; event_bins: Bin[]; censored_bins: Bin[]; raw: [number, number][] },
      expected: { quantiles: { p: number }[] },
    ) => {
      const probabilities = expected.quantiles.map(({ p }) => p)
      const brackets = binnedSurvivalBrackets(
        sparse(input.event_bins),
        sparse(input.censored_bins),
        probabilities,
        input.alpha,
      )
      const raw = { time: input.raw.map(([time]) => time), event: input.raw.map(([, event]) => event) }
      return {
        quantiles: probabilities.map((p, i) => ({
          p,
          bin_censored_first: brackets[i]?.lowerCurveBin ?? null,
          bin_events_first: brackets[i]?.upperCurveBin ?? null,
          bracket_seconds: brackets[i]?.seconds,
          exact_smallest_t_seconds: firstReached(raw, p),
        })),
      }
    },
  ),
}
