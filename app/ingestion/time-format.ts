import { milliseconds, monthOf, offsetOf, quote, wallTime } from './time-parts.ts'

const tokens = /\[[^\]]*\]|YYYY|YY|MMMM|MMM|MM|M|DD|D|dddd|ddd|HH|H|hh|h|mm|m|ss|s|S+|A|a|ZZ|Z|\s+|./g

const patterns: Record<string, [part: string, pattern: string]> = {
  YYYY: ['year', '\\d{4}'],
  YY: ['shortYear', '\\d{2}'],
  MMMM: ['monthName', '[a-z]{3,9}\\.?'],
  MMM: ['monthName', '[a-z]{3,9}\\.?'],
  MM: ['month', '\\d{1,2}'],
  M: ['month', '\\d{1,2}'],
  DD: ['day', '\\d{1,2}'],
  D: ['day', '\\d{1,2}'],
  dddd: ['weekday', '[a-z]+\\.?'],
  ddd: ['weekday', '[a-z]+\\.?'],
  HH: ['hour', '\\d{1,2}'],
  H: ['hour', '\\d{1,2}'],
  hh: ['hour12', '\\d{1,2}'],
  h: ['hour12', '\\d{1,2}'],
  mm: ['minute', '\\d{1,2}'],
  m: ['minute', '\\d{1,2}'],
  ss: ['second', '\\d{1,2}'],
  s: ['second', '\\d{1,2}'],
  A: ['half', '[ap]\\.?m\\.?'],
  a: ['half', '[ap]\\.?m\\.?'],
  ZZ: ['zone', 'Z|UTC|GMT|[+-]\\d{2}:?\\d{2}'],
  Z: ['zone', 'Z|UTC|GMT|[+-]\\d{2}:?\\d{2}'],
}

type Found = { wall: number | null; offset: number | null }

/** A reader for times written as the tokens say (`D/M/YYYY H:mm`, `MM/DD/YYYY hh:mm:ss A`; words stand in brackets). */
export function compileTimeFormat(
  format: string,
): { ok: true; read: (text: string) => Found | string } | { ok: false; reason: string } {
  const parts = new Set<string>()
  let source = ''
  for (const token of format.match(tokens) ?? []) {
    const [part, pattern] = token.startsWith('S') ? ['fraction', '\\d{1,9}'] : (patterns[token] ?? [])
    if (part === undefined) {
      source += /^\s+$/.test(token)
        ? '\\s+'
        : token.replace(/^\[(.*)\]$/s, '$1').replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
    } else if (parts.has(part)) {
      return { ok: false, reason: `The time format "${format}" names its ${part} twice.` }
    } else {
      parts.add(part)
      source += `(?<${part}>${pattern})`
    }
  }
  const complete =
    (parts.has('year') || parts.has('shortYear')) &&
    (parts.has('month') || parts.has('monthName')) &&
    parts.has('day') &&
    parts.has('hour12') === parts.has('half')
  if (!complete) {
    const reason = `The time format "${format}" needs year, month and day (YYYY, M, D), and an A wherever it has an h.`
    return { ok: false, reason }
  }
  const expression = new RegExp(`^${source}$`, 'i')
  return {
    ok: true,
    read: (text) => {
      const groups = expression.exec(text)?.groups
      if (!groups) return `The time ${quote(text)} does not fit the format ${format}.`
      return { wall: wallOf(groups), offset: offsetOf(groups.zone) }
    },
  }
}

function wallOf(groups: Record<string, string | undefined>): number | null {
  const { year, shortYear, month, monthName, day, hour12, half, minute = '0', second = '0', fraction = '' } = groups
  const short = Number(shortYear)
  const fullYear = year === undefined ? (short < 70 ? 2000 + short : 1900 + short) : Number(year)
  let hour = Number(groups.hour ?? hour12 ?? '0')
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return null
    hour = (hour % 12) + (/^p/i.test(half) ? 12 : 0)
  }
  const monthNumber = monthName === undefined ? Number(month) : monthOf(monthName)
  return wallTime(fullYear, monthNumber, Number(day), hour, +minute, +second, milliseconds(fraction))
}
