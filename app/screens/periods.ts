import { addDays } from '#app/conversations/add-days.ts'
import { Temporal } from 'temporal-polyfill'

export type By = 'week' | 'month' | 'all'

/** [from, to) as instants, and the days in the time zone that they are the beginning of. */
export type Period = { from: Date; to: Date; fromDay: string; toDay: string }

/** The instant at which a day ("2026-02-02") begins in a time zone; not always midnight where clocks change then. */
export function startOfDay(day: string, timeZone: string): Date {
  return new Date(Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds)
}

/** The day that an instant falls on in a time zone. */
export function dayOf(instant: Date, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone).toPlainDate().toString()
}

/** The first day of the ISO week (Monday) or month that a day lies in, moved on by `count` of them. */
export function periodStart(day: string, by: 'week' | 'month', count = 0): string {
  const date = Temporal.PlainDate.from(day)
  return by === 'week'
    ? date
        .subtract({ days: date.dayOfWeek - 1 })
        .add({ weeks: count })
        .toString()
    : date.with({ day: 1 }).add({ months: count }).toString()
}

/** How many weeks or months `periodsOf` would cut [from, to) into, without making them. */
export function countPeriods({ from, to, by }: { from: string; to: string; by: 'week' | 'month' }): number {
  if (to <= from) return 0
  const first = Temporal.PlainDate.from(periodStart(from, by))
  const last = Temporal.PlainDate.from(periodStart(addDays(to, -1), by))
  return by === 'week'
    ? last.since(first, { largestUnit: 'weeks' }).weeks + 1
    : (last.year - first.year) * 12 + last.month - first.month + 1
}

/**
 * Cuts [from, to) into ISO weeks, months, or one period. The first and last are cut short where the range begins or ends
 * within them. The week of a clock change has seven days of 23, 24 or 25 hours. Empty when `to` is not after `from`.
 */
export function periodsOf(range: { from: string; to: string; by: By; timeZone: string }): Period[] {
  const { to, by, timeZone } = range
  const periods: Period[] = []
  for (let day = range.from; day < to;) {
    const next = by === 'all' ? to : periodStart(day, by, 1)
    const end = next < to ? next : to
    periods.push({ from: startOfDay(day, timeZone), to: startOfDay(end, timeZone), fromDay: day, toDay: end })
    day = end
  }
  return periods
}
