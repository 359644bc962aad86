import { Temporal } from 'temporal-polyfill'

const quarterHour = 15 * 60 * 1000

/** Where a moment lies in a zone: its day, whole hours since that began, the Monday of its ISO week; `name` tells hours apart. */
export type CalendarHour = { day: string; hour: number; week: string; name: string }

/**
 * Gives the `CalendarHour` of a moment (ms since 1970). Offsets change and days begin on quarter hours only, so one
 * look-up a quarter hour serves every moment in it.
 */
export function calendarIn(timeZone: string): (at: number) => CalendarHour {
  const known = new Map<number, CalendarHour>()
  return (at) => {
    const quarter = Math.floor(at / quarterHour)
    let found = known.get(quarter)
    if (!found) {
      const instant = Temporal.Instant.fromEpochMilliseconds(quarter * quarterHour)
      const date = instant.toZonedDateTimeISO(timeZone).toPlainDate()
      const since = quarter * quarterHour - date.toZonedDateTime(timeZone).epochMilliseconds
      const week = date.subtract({ days: date.dayOfWeek - 1 }).toString()
      const [day, hour] = [date.toString(), Math.floor(since / 3_600_000)]
      known.set(quarter, (found = { day, hour, week, name: `${day}\u0000${hour}` }))
    }
    return found
  }
}

/** Gives the day ("2026-11-22") that a moment (ms since 1970) falls on in a zone. */
export function dayIn(timeZone: string): (at: number) => string {
  const hourOf = calendarIn(timeZone)
  return (at) => hourOf(at).day
}
