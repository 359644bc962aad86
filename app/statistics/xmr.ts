import { meanMovingRange, sigmaOfMovingRange } from './moving-range.ts'

/** Natural limits of single values: low and high are centre ± 3 sigma; `rangeHigh` is the limit of one moving range. */
export type XmrLimits = {
  centre: number
  movingRange: number
  sigma: number
  low: number
  high: number
  rangeHigh: number
}

/**
 * The XmR chart's limits from the first `baselineCount` values: mean ± 3·MR̄/1.128 (2.66·MR̄), and 3.267·MR̄ for the
 * moving range (Wheeler; NIST/SEMATECH 6.3.2.2). In the unit of the values; durations belong on a log scale first.
 * Null under two values.
 */
export function xmrLimits(values: ArrayLike<number>, baselineCount: number = values.length): XmrLimits | null {
  const baseline = Array.prototype.slice.call(values, 0, baselineCount) as number[]
  const movingRange = meanMovingRange(baseline)
  if (movingRange === null) return null
  const centre = baseline.reduce((sum, value) => sum + value, 0) / baseline.length
  const sigma = sigmaOfMovingRange(movingRange)
  return {
    centre,
    movingRange,
    sigma,
    low: centre - 3 * sigma,
    high: centre + 3 * sigma,
    rangeHigh: 3.267 * movingRange,
  }
}
