import { addDays } from '#app/measures/days.ts'
import type { Reading } from '#app/measures/reading.ts'
import type { WeekReading } from '#app/measures/weekly-series.ts'

/** The Monday of the first week of `weeksOf`. */
export const firstWeek = '2025-03-03'

export function rate(value: number | null, n = 400, key = 'resolution_rate'): Reading {
  const interval: Reading['interval'] = value === null ? null : [Math.max(0, value - 0.05), Math.min(1, value + 0.05)]
  return {
    key,
    unit: 'share',
    state: n === 0 ? 'none' : value === null ? 'too_soon' : 'ok',
    value,
    interval,
    n,
    customers: n,
    immature: 0,
  }
}

/** A median in hours; `atLeast` is one that was not reached. */
export function wait(hours: number, n = 400, atLeast = false, key = 'first_response'): Reading {
  const seconds = hours * 3600
  return {
    key,
    unit: 'seconds',
    state: 'ok',
    value: atLeast ? null : seconds,
    interval: [atLeast ? seconds : seconds * 0.9, atLeast ? null : seconds * 1.1],
    n,
    customers: n,
    immature: 0,
  }
}

/** One reading per week, the first in `firstWeek`. */
export function weeksOf(readings: readonly Reading[]): WeekReading[] {
  return readings.map((reading, i) => ({
    from: addDays(firstWeek, 7 * i),
    to: addDays(firstWeek, 7 * (i + 1)),
    reading,
  }))
}
