import { Temporal } from 'temporal-polyfill'
import { compileTimeFormat } from './time-format.ts'
import { milliseconds, monthOf, offsetOf, quote, wallTime } from './time-parts.ts'

/** Reads one time: milliseconds since 1970, or a sentence that says why it cannot be read. */
export type ReadTime = (text: string) => number | string

const yearFirst =
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:(?:[T ]| +)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?(?: ?(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?))?$/i
const weekdayFirst = /^[a-z]{3} ([a-z]{3}) +(\d{1,2}) (\d{2}):(\d{2}):(\d{2}) ([+-]\d{4}|UTC|GMT) (\d{4})$/i
const mailDate =
  /^(?:[a-z]{3}, ?)?(\d{1,2}) ([a-z]{3}) (\d{4}) (\d{2}):(\d{2})(?::(\d{2}))? (Z|UTC|GMT|[+-]\d{4})(?: \([^)]*\))?$/i
const unclearOrder = /^\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})(?:\D|$)/

/**
 * A reader for the times of one file. Without `format` it knows ISO 8601, `Tue Oct 31 22:10:47 +0000 2017`, mail dates
 * and seconds or milliseconds since 1970; it refuses dates whose day and month could be exchanged. A time without an
 * offset needs `timeZone` (an hour that a clock change skips or repeats is read as Temporal's "compatible").
 */
export function timeReader(settings: {
  format?: string | undefined
  timeZone?: string | undefined
}): { ok: true; read: ReadTime } | { ok: false; reason: string } {
  const { format, timeZone } = settings
  if (timeZone !== undefined && !isTimeZone(timeZone)) {
    return { ok: false, reason: `"${timeZone}" is no time zone; name one like Europe/Berlin or UTC.` }
  }
  const toInstant = timeZone === undefined ? null : zoneClock(timeZone)
  if (format === undefined) return { ok: true, read: (text) => readKnown(text, toInstant) }
  const compiled = compileTimeFormat(format)
  if (!compiled.ok) return compiled
  return {
    ok: true,
    read: (text) => {
      const found = compiled.read(text)
      if (typeof found === 'string') return found
      return settle(text, found.wall, found.offset, toInstant)
    },
  }
}

function readKnown(text: string, toInstant: ZoneClock | null): number | string {
  const fast = readTwitterTime(text)
  if (fast !== null) return fast
  const iso = yearFirst.exec(text)
  if (iso) {
    const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', zone] = iso
    const wall = wallTime(+year!, +month!, +day!, +hour, +minute, +second, milliseconds(fraction))
    return settle(text, wall, offsetOf(zone), toInstant)
  }
  const named = weekdayFirst.exec(text)
  if (named) {
    const [, month, day, hour, minute, second, zone, year] = named
    const wall = wallTime(+year!, monthOf(month!), +day!, +hour!, +minute!, +second!, 0)
    return settle(text, wall, offsetOf(zone), toInstant)
  }
  const mail = mailDate.exec(text)
  if (mail) {
    const [, day, month, year, hour, minute, second = '0', zone] = mail
    const wall = wallTime(+year!, monthOf(month!), +day!, +hour!, +minute!, +second, 0)
    return settle(text, wall, offsetOf(zone), toInstant)
  }
  if (/^\d{9,10}(\.\d+)?$/.test(text)) return Math.round(Number(text) * 1000)
  if (/^\d{12,13}$/.test(text)) return Number(text)
  if (unclearOrder.test(text)) {
    return `The date ${quote(text)} can be read day first or month first; give the format, for example D/M/YYYY H:mm.`
  }
  return `The time ${quote(text)} is in no format we know; give the format, for example D/M/YYYY H:mm.`
}

function settle(text: string, wall: number | null, offset: number | null, toInstant: ZoneClock | null) {
  if (wall === null) return `The time ${quote(text)} does not exist.`
  if (offset !== null) return wall - offset
  if (toInstant) return toInstant(wall)
  return `The time ${quote(text)} does not say its zone; give one, for example Europe/Berlin.`
}

// `Tue Oct 31 22:10:47 +0000 2017`, by position: a million of these are read in one import.
function readTwitterTime(text: string): number | null {
  if (text.length !== 30 || text.charCodeAt(3) !== 32 || text.charCodeAt(20) !== 43 || !text.startsWith('0000', 21)) {
    return null
  }
  if (text.charCodeAt(13) !== 58 || text.charCodeAt(16) !== 58 || text.charCodeAt(25) !== 32) return null
  const day = dayStart(text.slice(4, 10), text.slice(26))
  const hour = twoDigits(text, 11)
  const minute = twoDigits(text, 14)
  const second = twoDigits(text, 17)
  if (!(day !== null && hour < 24 && minute < 60 && second < 60)) return null
  return day + hour * 3_600_000 + minute * 60_000 + second * 1000
}

const dayStarts = new Map<string, number | null>()

function dayStart(monthAndDay: string, year: string): number | null {
  const key = monthAndDay + year
  const known = dayStarts.get(key)
  if (known !== undefined) return known
  const wholly = /^[a-z]{3} [ \d]\d\d{4}$/i.test(key)
  const start = wholly ? wallTime(+year, monthOf(key.slice(0, 3)), +key.slice(4, 6), 0, 0, 0, 0) : null
  if (dayStarts.size > 20_000) dayStarts.clear()
  dayStarts.set(key, start)
  return start
}

const twoDigits = (text: string, at: number) => {
  const tens = text.charCodeAt(at) - 48
  const ones = text.charCodeAt(at + 1) - 48
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NaN
}

type ZoneClock = (wall: number) => number

/** Turns wall times of a zone into instants. Days without a clock change are remembered, so that a row costs no Temporal. */
function zoneClock(timeZone: string): ZoneClock {
  const day = 86_400_000
  const exact = (wall: number) => {
    const iso = new Date(wall).toISOString().slice(0, -1)
    const zoned = Temporal.PlainDateTime.from(iso).toZonedDateTime(timeZone, { disambiguation: 'compatible' })
    return zoned.epochMilliseconds
  }
  const offsets = new Map<number, number | null>()
  return (wall) => {
    const start = Math.floor(wall / day)
    let offset = offsets.get(start)
    if (offset === undefined) {
      const atStart = start * day - exact(start * day)
      const atEnd = (start + 1) * day - 1 - exact((start + 1) * day - 1)
      offset = atStart === atEnd ? atStart : null
      if (offsets.size > 50_000) offsets.clear()
      offsets.set(start, offset)
    }
    return offset === null ? exact(wall) : wall - offset
  }
}

function isTimeZone(name: string) {
  try {
    Temporal.PlainDateTime.from('2020-01-01').toZonedDateTime(name)
    return true
  } catch {
    return false
  }
}
