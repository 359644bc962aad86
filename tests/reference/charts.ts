import { beyondLimits, runsOnOneSide, zoneRule } from '#app/statistics/control-rules.ts'
import { type PChartMethod, pChart } from '#app/statistics/p-chart.ts'
import { segmentedRegression } from '#app/statistics/segmented-regression.ts'
import { xmrLimits } from '#app/statistics/xmr.ts'
import { answers, disagreements } from './agree.ts'

type ExpectedXmr = { unpl: number; lnpl: number }

const xmr = ({ x, baseline_count: count }: { x: number[]; baseline_count: number }) => {
  const limits = xmrLimits(x, count)
  return (
    limits && {
      cl: limits.centre,
      mr_bar: limits.movingRange,
      unpl: limits.high,
      lnpl: limits.low,
      url: limits.rangeHigh,
      signals: {
        beyond_limits: beyondLimits(x, limits),
        run_of_8: runsOnOneSide(x, limits.centre),
        two_of_three_2s: zoneRule(x, limits, { needed: 2, window: 3, sigmas: 2 }),
        three_of_four_1_5s: zoneRule(x, limits, { needed: 3, window: 4, sigmas: 1.5 }),
        four_of_five_1s: zoneRule(x, limits, { needed: 4, window: 5, sigmas: 1 }),
      },
    }
  )
}

const errorsOf = (fit: ReturnType<typeof segmentedRegression>) => fit?.coefficients.map((one) => one.standardError)
const valuesOf = (fit: ReturnType<typeof segmentedRegression>) => fit?.coefficients.map((one) => one.value)

export const charts = {
  xmr: (input: Parameters<typeof xmr>[0], expected: ExpectedXmr, tolerance: Record<string, unknown>): string[] => {
    const share = tolerance['rel_of_limit_width']
    const width = expected.unpl - expected.lnpl
    return disagreements(
      xmr(input),
      expected,
      typeof share === 'number' ? { ...tolerance, abs: share * width } : tolerance,
    )
  },

  p_chart: answers((input: { x: number[]; n: number[]; baseline_count: number }) => {
    const points = input.x.map((x, i) => ({ x, n: input.n[i] ?? 0 }))
    const rates = points.map(({ x, n }) => x / n)
    const by = (method: PChartMethod) => {
      const chart = pChart(points, input.baseline_count, method)
      return {
        p_bar: chart?.centre ?? null,
        sigma_z: chart?.sigmaZ ?? null,
        ucl: chart?.limits.map((limits) => limits && limits.high),
        lcl: chart?.limits.map((limits) => limits && limits.low),
        signals: beyondLimits(rates, chart?.limits ?? []),
      }
    }
    const [p, prime, floored] = [by('p'), by('p-prime'), by('p-prime-floored')]
    return { p_bar: p.p_bar, sigma_z: p.sigma_z, p, p_prime: prime, p_prime_floor1: floored }
  }),

  segmented_regression: (
    input: { y: number[]; n_pre: number; nw_lag: number },
    expected: unknown,
    tolerance: Record<string, unknown>,
  ): string[] => {
    const ols = segmentedRegression(input.y, input.n_pre, 'ols')
    const neweyWest = segmentedRegression(input.y, input.n_pre, { neweyWest: input.nw_lag })
    const gls = segmentedRegression(input.y, input.n_pre, 'gls-ar1')
    const actual = {
      ols: { coef: valuesOf(ols), se: errorsOf(ols) },
      newey_west: { se: errorsOf(neweyWest) },
      gls_ar1_reml: { phi: gls?.correlation, coef: valuesOf(gls), se: errorsOf(gls) },
      level_change: ols?.coefficients[2]?.value,
    }
    // The level change is one of the plain coefficients over again.
    return disagreements(actual, expected, { level_change: tolerance['ols'], ...tolerance })
  },
}
