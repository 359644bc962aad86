import { Temporal } from 'temporal-polyfill'
import { firstWeek, sampleTimeZone } from './truth.ts'

/**
 * The days of the sample, in its own time zone. Weeks are ISO weeks counted from the one that `now` lies in, which is 0;
 * the week before is −1.
 */
export type Calendar = {
  /** Midnight at the beginning of a day, in ms since 1970; `day` 0 is the week's Monday. */
  midnight(week: number, day: number): number
  /** The same as a date, `2026-01-05`. */
  date(week: number, day: number): string
  /** How far into the year a day is, 0 to 1. */
  season(week: number, day: number): number
  /** The week in which a moment lies; beyond the sample's ends, the last or first one. */
  weekOf(at: number): number
}

export function calendarUntil(now: Date): Calendar {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(sampleTimeZone).toPlainDate()
  const first = today.subtract({ days: today.dayOfWeek - 1 }).add({ weeks: firstWeek })
  const days = Array.from({ length: (1 - firstWeek) * 7 + 1 }, (_, count) => {
    const date = first.add({ days: count })
    return {
      at: date.toZonedDateTime(sampleTimeZone).epochMilliseconds,
      date: date.toString(),
      season: (date.dayOfYear - 1) / date.daysInYear,
    }
  })
  const dayAt = (week: number, day: number) => days[(week - firstWeek) * 7 + day]!
  return {
    midnight: (week, day) => dayAt(week, day).at,
    date: (week, day) => dayAt(week, day).date,
    season: (week, day) => dayAt(week, day).season,
    weekOf: (at) => {
      let week = firstWeek
      while (week < 0 && dayAt(week + 1, 0).at <= at) week++
      return week
    },
  }
}
