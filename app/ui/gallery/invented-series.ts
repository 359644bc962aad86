import type { Reading, Unit } from '#app/measures/reading.ts'
import type { Charge, Limits, Segment, Series, WeekPoint } from '#app/measures/series.ts'

const dayMs = 86_400_000
const monday = Date.parse('2025-08-11')

/** The Monday of the `index`-th of the invented weeks, as a day. */
const dayOf = (index: number) => new Date(monday + index * 7 * dayMs).toISOString().slice(0, 10)

/** The same wobble at every call: these pictures are compared with each other. */
const wobble = (index: number, seed: number) =>
  Math.sin(index * 12.9898 + seed * 78.233) * 0.6 + Math.sin(index * 4.1 + seed) * 0.4

type Part = { weeks: number; level: number; limits: Limits | null; charge: Charge['kind']; name: string }

type Options = {
  key: string
  unit: Unit
  parts: Part[]
  seed?: number
  n?: number
  change?: (point: WeekPoint, index: number) => Partial<WeekPoint>
}

function readingOf(key: string, unit: Unit, value: number | null, n: number): Reading {
  const half = unit === 'share' ? 0.033 : unit === 'seconds' ? (value ?? 0) * 0.13 : 0
  const state = n === 0 ? 'none' : n < 5 ? 'few' : 'ok'
  const interval: Reading['interval'] =
    value === null || unit === 'count' || state !== 'ok' ? null : [Math.max(0, value - half), value + half]
  return { key, unit, state, value, interval, n, customers: Math.round(n * 0.9), immature: 0 }
}

/** Weeks of an invented measure; `change` plants what a state needs. */
export function inventSeries({ key, unit, parts, seed = 1, n = 540, change }: Options): Series {
  const points: WeekPoint[] = []
  const segments: Segment[] = []
  const charges: Charge[] = []
  for (const { weeks, level, limits, charge, name } of parts) {
    const [first, after] = [points.length, points.length + weeks]
    segments.push({
      from: dayOf(first),
      to: dayOf(after),
      began: first === 0 ? 'start' : 'stewardship',
      because: name,
      baselineWeeks: weeks,
    })
    charges.push({ from: dayOf(first), to: dayOf(after), name, kind: charge })
    for (let index = first; index < after; index++) {
      const spread = limits === null ? level * 0.05 : (limits.high - limits.low) / 5
      const value =
        unit === 'count' ? Math.round(level + wobble(index, seed) * spread) : level + wobble(index, seed) * spread
      const size = n + Math.round(wobble(index, seed + 3) * n * 0.15)
      const point: WeekPoint = {
        from: dayOf(index),
        to: dayOf(index + 1),
        reading: readingOf(key, unit, value, unit === 'count' ? value : size),
        value,
        atLeast: false,
        limits,
        finding: limits === null ? 'too_early' : 'ordinary',
        side: null,
        outage: false,
      }
      points.push({ ...point, ...change?.(point, index) })
    }
  }
  return { key, points, segments, charges }
}

export const limits = (low: number, centre: number, high: number, provisional = false): Limits => ({
  low,
  centre,
  high,
  provisional,
})

/** What a week with this figure would be: a signal, seen from its limits. */
export function withValue(point: WeekPoint, value: number, more: Partial<WeekPoint> = {}): Partial<WeekPoint> {
  const { key, unit, n } = point.reading
  return { value, reading: readingOf(key, unit, value, n), ...more }
}

/** A week with too few to count. */
export function withFew(point: WeekPoint, n: number): Partial<WeekPoint> {
  const value = n < 5 ? null : point.value
  return { value, reading: readingOf(point.reading.key, point.reading.unit, value, n), finding: 'too_few' }
}
