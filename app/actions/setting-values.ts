import { Temporal } from 'temporal-polyfill'
import { weekdays } from '#app/conversations/hours-words.ts'

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

/** 1 of "Monday" to 7 of "Sunday"; undefined for what is no day of the week. */
export function weekdayOrNone(text: string): number | undefined {
  const at = weekdays.findIndex((name) => name.toLowerCase() === text.toLowerCase())
  return at === -1 ? undefined : at + 1
}

/** 8 of "08:00"; undefined for what is no full hour of a day. */
export function hourOrNone(text: string): number | undefined {
  return /^([01]\d|2[0-3]):00$/.test(text) ? Number(text.slice(0, 2)) : undefined
}

/** Most hours that can be promised: a year. */
export const mostPromised = { whole: false, most: 8760 }
export const mostQuietDays = { whole: true, most: 365 }
export const mostRetentionDays = { whole: true, most: 36_500 }
