import { type Fit, dot, leastSquares } from './least-squares.ts'
import { studentQuantile } from './student-t.ts'

export type Coefficient = { value: number; standardError: number; interval: [number, number] }

/** In the order of the columns: level at the start, slope, change of level, change of slope. */
export type SegmentedFit = {
  coefficients: Coefficient[]
  degrees: number
  /** ρ of neighbouring errors; 0 where it is not estimated. */
  correlation: number
}

/** How errors are taken: independent, correlated up to a lag, or each a share of the one before it. */
export type Errors = 'ols' | { neweyWest: number } | 'gls-ar1'

/**
 * A series with a break after its first `before` points: y = β₀ + β₁t + β₂·1(t > before) + β₃·max(0, t − before − 1) + u,
 * t from 1 (Wagner et al. 2002, JCPT 27:299). Intervals by Student's t. Errors: `ols`; Newey & West 1987 (Bartlett
 * weights up to the lag, T/(T−k)), too narrow for short series; or generalised least squares with AR(1) errors by
 * restricted likelihood, with fewer degrees of freedom the more they hang together (Turner et al. 2021).
 * Null with under two points on a side or under five in all.
 */
export function segmentedRegression(
  y: readonly number[],
  before: number,
  errors: Errors = 'gls-ar1',
  confidence = 0.95,
): SegmentedFit | null {
  const columns = segments(y.length, before)
  if (before < 2 || y.length - before < 2 || y.length <= columns.length) return null
  if (errors === 'gls-ar1') {
    const correlation = likeliestCorrelation(y, columns)
    const fit = leastSquares(
      whiten(y, correlation),
      columns.map((column) => whiten(column, correlation)),
    )
    const degrees = correlation > 0 ? (fit.degrees * (1 - correlation)) / (1 + correlation) : fit.degrees
    return withIntervals(fit, classical(fit), degrees, confidence, correlation)
  }
  const fit = leastSquares(y, columns)
  const standardErrors = errors === 'ols' ? classical(fit) : neweyWest(fit, columns, errors.neweyWest)
  return withIntervals(fit, standardErrors, fit.degrees, confidence, 0)
}

function segments(length: number, before: number): number[][] {
  const t = Array.from({ length }, (_, i) => i + 1)
  return [t.map(() => 1), t, t.map((at) => (at > before ? 1 : 0)), t.map((at) => Math.max(0, at - before - 1))]
}

function withIntervals(
  fit: Fit,
  standardErrors: number[],
  degrees: number,
  confidence: number,
  correlation: number,
): SegmentedFit {
  const t = studentQuantile(1 - (1 - confidence) / 2, degrees)
  return {
    coefficients: fit.coefficients.map((value, i) => {
      const standardError = standardErrors[i] ?? Number.NaN
      return { value, standardError, interval: [value - t * standardError, value + t * standardError] }
    }),
    degrees,
    correlation,
  }
}

function classical({ inverse, rss, degrees }: Fit): number[] {
  return inverse.map((row, i) => Math.sqrt(((row[i] ?? 0) * rss) / degrees))
}

/** (X'X)⁻¹ Σₗ wₗ Γₗ (X'X)⁻¹ with Bartlett's wₗ = 1 − l/(lag+1), times T/(T−k), as a column of standard errors. */
function neweyWest({ inverse, residuals, degrees }: Fit, columns: number[][], lag: number): number[] {
  // Each column's pull on each coefficient, already multiplied by (X'X)⁻¹.
  const pulls = inverse.map((row) =>
    residuals.map((residual, t) => residual * row.reduce((sum, weight, j) => sum + weight * (columns[j]?.[t] ?? 0), 0)),
  )
  return pulls.map((pull) => {
    let sum = dot(pull, pull)
    for (let l = 1; l <= lag; l++) sum += 2 * (1 - l / (lag + 1)) * dot(pull.slice(l), pull)
    return Math.sqrt((sum * residuals.length) / degrees)
  })
}

/** Prais & Winsten's transformation: takes AR(1) correlation out of a series and keeps its first value. */
function whiten(series: readonly number[], correlation: number): number[] {
  return series.map((value, i) =>
    i === 0 ? value * Math.sqrt(1 - correlation ** 2) : value - correlation * (series[i - 1] ?? 0),
  )
}

/** The ρ of the greatest restricted likelihood −½(T−k) ln RSS + ½ ln(1−ρ²) − ½ ln |X*'X*|: a grid, then golden section. */
function likeliestCorrelation(y: readonly number[], columns: number[][]): number {
  const likelihood = (correlation: number) => {
    const fit = leastSquares(
      whiten(y, correlation),
      columns.map((column) => whiten(column, correlation)),
    )
    return (Math.log(1 - correlation ** 2) - fit.degrees * Math.log(fit.rss) - fit.logDeterminant) / 2
  }
  // A series on its lines has no errors to correlate.
  if (leastSquares(y, columns).rss < 1e-20 * dot(y, y)) return 0
  const step = 0.05
  let best = { at: 0, value: likelihood(0) }
  for (let i = -19; i < 20; i++) {
    const value = likelihood(i * step)
    if (value > best.value) best = { at: i * step, value }
  }
  let [low, high] = [Math.max(-0.999, best.at - step), Math.min(0.999, best.at + step)]
  const golden = (Math.sqrt(5) - 1) / 2
  let [left, right] = [high - golden * (high - low), low + golden * (high - low)]
  let [atLeft, atRight] = [likelihood(left), likelihood(right)]
  while (high - low > 1e-8) {
    if (atLeft > atRight) {
      ;[high, right, atRight] = [right, left, atLeft]
      left = high - golden * (high - low)
      atLeft = likelihood(left)
    } else {
      ;[low, left, atLeft] = [left, right, atRight]
      right = low + golden * (high - low)
      atRight = likelihood(right)
    }
  }
  return (low + high) / 2
}
