import { Temporal } from 'temporal-polyfill'

const quarterHour = 15 * 60 * 1000

/**
 * Gives the day ("2026-11-22") that a moment (ms since 1970) falls on in a zone. Offsets change on quarter hours only,
 * so one look-up a quarter hour serves every moment in it.
 */
export function dayIn(timeZone: string): (at: number) => string {
  const known = new Map<number, string>()
  return (at) => {
    const quarter = Math.floor(at / quarterHour)
    let day = known.get(quarter)
    if (day === undefined) {
      const instant = Temporal.Instant.fromEpochMilliseconds(quarter * quarterHour)
      day = instant.toZonedDateTimeISO(timeZone).toPlainDate().toString()
      known.set(quarter, day)
    }
    return day
  }
}
