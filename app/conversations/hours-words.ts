import type { OpenSpan } from './business-hours.ts'

export type Week = OpenSpan[][]
export type ParsedWeek = { ok: true; week: Week } | { ok: false; reason: string }

/** Monday first. */
export const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const
const short = weekdays.map((name) => name.slice(0, 3).toLowerCase())
const daySeconds = 86_400

/**
 * Reads "mon-fri 09:00-12:30 13:00-17:00, sat 10:00-14:00". What runs over midnight ends earlier than it begins
 * (22:00-06:00), or after 24:00 (22:00-30:00), and belongs to the day it begins on.
 */
export function parseWeek(text: string): ParsedWeek {
  const week: Week = weekdays.map(() => [])
  let days: number[] = []
  let named = false
  const words = text
    .toLowerCase()
    .replaceAll(/\s*[-–—]\s*/g, '-')
    .split(/[\s,;]+/)
  for (const word of words.filter((one) => one !== '')) {
    const some = daysOf(word)
    if (some) {
      days = named ? [...days, ...some] : some
      named = true
      continue
    }
    const span = spanOf(word)
    if (typeof span === 'string') return { ok: false, reason: span }
    if (days.length === 0) return { ok: false, reason: `Say on which days it is open ${word}: "mon-fri ${word}".` }
    for (const day of days) week[day]!.push(span)
    named = false
  }
  return checked(week)
}

/** Reads the spans of each day, Monday first, as a form gives them: "09:00-12:30 13:00-17:00", or nothing. */
export function parseDays(days: readonly string[]): ParsedWeek {
  const week: Week = []
  for (const [i, name] of weekdays.entries()) {
    const text = (days[i] ?? '').replaceAll(/\s*[-–—]\s*/g, '-')
    const spans = text.split(/[\s,;]+/).filter((one) => one !== '' && !/^closed$/i.test(one))
    const own: OpenSpan[] = []
    for (const word of spans) {
      const span = spanOf(word)
      if (typeof span === 'string') return { ok: false, reason: `${name}: ${span}` }
      own.push(span)
    }
    week.push(own)
  }
  return checked(week)
}

function checked(week: Week): ParsedWeek {
  const sorted = week.map((spans) => spans.toSorted((a, b) => a.from - b.from))
  for (const [i, spans] of sorted.entries())
    for (const [n, span] of spans.entries()) {
      const next = spans[n + 1]
      if (next && next.from < span.to)
        return { ok: false, reason: `${weekdays[i]} is open twice at once: ${spanWords(span)} and ${spanWords(next)}.` }
    }
  if (sorted.every((spans) => spans.length === 0))
    return { ok: false, reason: 'Nobody would ever be there: give at least one day its hours.' }
  return { ok: true, week: sorted }
}

/** A day, several ("mon-fri"), or every one; undefined for other words. */
function daysOf(word: string): number[] | undefined {
  if (word === 'daily') return short.map((_, i) => i)
  const [first = '', last, ...more] = word.replace(/:$/, '').split('-')
  const [from, to] = [indexOf(first), last === undefined ? indexOf(first) : indexOf(last)]
  if (from < 0 || to < 0 || more.length > 0) return undefined
  const count = ((to - from + 7) % 7) + 1
  return Array.from({ length: count }, (_, i) => (from + i) % 7)
}

const indexOf = (word: string) =>
  word.length < 3
    ? -1
    : weekdays.findIndex((name) => name.toLowerCase() === word || name.toLowerCase().slice(0, 3) === word)

/** A span, or why it is none. */
function spanOf(word: string): OpenSpan | string {
  const times = /^(\d{1,2})(?::?(\d{2}))?-(\d{1,2})(?::?(\d{2}))?$/.exec(word)
  if (!times)
    return `"${word}" is neither a day nor a time: write the hours as 09:00-17:00, after days such as mon-fri where several are told at once.`
  const [fromHour, fromMinute, toHour, toMinute] = times.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
  ]
  const [from, end] = [fromHour * 3600 + fromMinute * 60, toHour * 3600 + toMinute * 60]
  if (fromMinute > 59 || toMinute > 59 || from >= daySeconds)
    return `"${word}" is no time of a day: hours begin from 00:00 to 23:59.`
  const to = end <= from ? end + daySeconds : end
  if (to > 2 * daySeconds || to - from > daySeconds) return `"${word}" is longer than a day.`
  return { from, to }
}

/** "mon-fri 09:00-17:00, sat 10:00-14:00": days with the same hours together; `parseWeek` reads it back. */
export function weekWords(week: readonly (readonly OpenSpan[])[]): string {
  const parts: string[] = []
  for (let day = 0; day < 7;) {
    const words = daysWords(week[day] ?? [])
    let last = day
    while (last < 6 && daysWords(week[last + 1] ?? []) === words) last++
    const days = last === day ? short[day] : `${short[day]}-${short[last]}`
    if (words !== '') parts.push(`${days} ${words}`)
    day = last + 1
  }
  return parts.join(', ')
}

/** "09:00-12:30 13:00-17:00" */
export const daysWords = (spans: readonly OpenSpan[]) => spans.map(spanWords).join(' ')

const spanWords = ({ from, to }: OpenSpan) => `${timeWords(from)}-${timeWords(to > daySeconds ? to - daySeconds : to)}`

function timeWords(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor((seconds % 3600) / 60))}`
}
