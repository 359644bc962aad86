const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** The wall time as if it were UTC, in milliseconds; null for a day or hour that no calendar has. */
export function wallTime(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
  ms: number,
) {
  // Second 60 is a leap second: the first of the next minute.
  if (!(year >= 1900 && month >= 1 && month <= 12 && day >= 1 && hour <= 23 && minute <= 59 && second <= 60))
    return null
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null
  return Date.UTC(year, month - 1, day, hour, minute, second, ms)
}

/** Milliseconds of an offset like `+02:00`, `-0800`, `Z`; null when there is none. */
export function offsetOf(zone: string | undefined): number | null {
  if (zone === undefined || zone === '') return null
  if (/^(z|utc|gmt)$/i.test(zone)) return 0
  const digits = zone.replace(/\D/g, '').padEnd(4, '0')
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2, 4))
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000
}

/** 1 to 12 from an English month's name; NaN when it is none. */
export const monthOf = (name: string) => months.indexOf(name.slice(0, 3).toLowerCase()) + 1 || NaN

export const milliseconds = (fraction: string) => Number(fraction.padEnd(3, '0').slice(0, 3))

export const quote = (text: string) => `"${text.length > 40 ? `${text.slice(0, 40)}…` : text}"`
