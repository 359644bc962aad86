import { Temporal } from 'temporal-polyfill'

/** Day ("2026-02-09") and clock ("08:00") of a moment in a time zone. */
export function clockOf(moment: string | Date, timeZone: string): { day: string; clock: string } {
  const at = Temporal.Instant.fromEpochMilliseconds(new Date(moment).getTime()).toZonedDateTimeISO(timeZone)
  return { day: at.toPlainDate().toString(), clock: at.toPlainTime().toString({ smallestUnit: 'minute' }) }
}

/**
 * The one moment at which a clock shows a full hour on a day: an hour that the clocks skip comes with the jump, and one
 * they show twice means the first.
 */
export function hourOn(day: string, hour: number, timeZone: string): Date {
  const local = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: { hour } })
  return new Date(local.epochMilliseconds)
}
