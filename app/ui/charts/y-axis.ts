import type { Unit } from '#app/measures/reading.ts'
import type { WeekPoint } from '#app/measures/series.ts'

export type YAxis = { low: number; high: number; scale: 'linear' | 'log' }

/** Waits of which one is this many times another are drawn so that equal steps mean equal ratios. */
const manyTimes = 12

/**
 * How far up and down a chart reaches: every figure and every limit, and of an interval that is far wider only its
 * beginning. Rates are cropped (they are points, not bars); waits and counts begin at nought.
 */
export function yAxisOf(points: readonly WeekPoint[], unit: Unit): YAxis {
  const inside = points.flatMap(({ value, limits }) => [
    ...(value === null ? [] : [value]),
    ...(limits === null ? [] : [limits.low, limits.high]),
  ])
  if (inside.length === 0) return { low: 0, high: 1, scale: 'linear' }
  const [low, high] = [Math.min(...inside), Math.max(...inside)]
  if (unit === 'share') return rates(points, low, high)
  const least = Math.min(...inside.filter((value) => value > 0), high)
  if (unit === 'seconds' && least > 0 && high / least > manyTimes) {
    return { low: Math.max(1, least / 1.5), high: high * 1.5, scale: 'log' }
  }
  return { low: 0, high: high <= 0 ? 1 : high * 1.12, scale: 'linear' }
}

function rates(points: readonly WeekPoint[], low: number, high: number): YAxis {
  const ends = points.flatMap(({ reading }) => reading.interval?.filter((limit) => limit !== null) ?? [])
  const span = Math.max(high - low, 0.04)
  const [bottom, top] = [Math.min(low, ...ends), Math.max(high, ...ends)]
  const pad = span * 0.06
  return {
    low: Math.max(0, Math.max(bottom, low - span / 2) - pad),
    high: Math.min(1, Math.min(top, high + span / 2) + pad),
    scale: 'linear',
  }
}
