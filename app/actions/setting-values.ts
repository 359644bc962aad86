import { Temporal } from 'temporal-polyfill'

/** An IANA name as it is spelled there; undefined for what is none. */
export function timeZoneOf(text: string): string | undefined {
  try {
    // Offsets such as +02:00 are accepted here too, but know no clock change.
    if (/^[A-Za-z]/.test(text)) return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone
  } catch {
    // told by whoever asks
  }
  return undefined
}

/** A number above 0; null for `off`, undefined for anything else. */
export function numberOrOff(text: string, limits: { whole: boolean; most: number }): number | null | undefined {
  if (text === 'off') return null
  const number = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN
  return number > 0 && number <= limits.most && (!limits.whole || Number.isInteger(number)) ? number : undefined
}

/** "2026-01-05"; undefined for what is no day. */
export function dayOrNone(text: string): string | undefined {
  try {
    return /^\d{4}-\d{2}-\d{2}$/.test(text) ? Temporal.PlainDate.from(text).toString() : undefined
  } catch {
    return undefined
  }
}

/** Most hours that can be promised: a year. */
export const mostPromised = { whole: false, most: 8760 }
export const mostQuietDays = { whole: true, most: 365 }
export const mostRetentionDays = { whole: true, most: 36_500 }
