import { Temporal } from 'temporal-polyfill'

/** A span of opening in seconds after local midnight, [from, to); beyond 86,400 it runs into the next day. */
export type OpenSpan = { from: number; to: number }

export type HoursVersion = {
  /** In force from this local day ("2026-11-22") until the next version's. */
  fromDay: string
  timeZone: string
  /** The spans that begin on each day, Monday first. */
  week: readonly (readonly OpenSpan[])[]
}

export type BusinessHours = {
  /** Oldest first. */
  versions: readonly HoursVersion[]
  /** Local days on which no span begins. */
  holidays: ReadonlySet<string>
}

/** Openings in order, none touching another, as far as a calendar was asked for. */
export type OpenCalendar = {
  /** Before this moment (ms since 1970) there were no hours. */
  since: number
  /** Opens, closes, opens, closes, … in ms since 1970. */
  moments: Float64Array
  /** Seconds open before each of these moments. */
  openBefore: Float64Array
}

type Interval = { from: number; to: number }

const day = 86_400_000

/**
 * When it is open in [from, to), ms since 1970. Between two changes of a zone's offset local time runs evenly, so there
 * spans are cut in local time and added up: an hour that the clock repeats counts twice, one that it skips not at all, and
 * no moment is ever ambiguous.
 */
export function openCalendar({ versions, holidays }: BusinessHours, from: number, to: number): OpenCalendar {
  const starts = versions.map(({ fromDay, timeZone }) => startOfDay(fromDay, timeZone))
  const found = versions.flatMap((version, i) => {
    const next = versions[i + 1]
    // What begins on its last day may end days later.
    const end = next ? starts[i + 1]! + longestOf(version) + 2 * day : Infinity
    const range = { from: Math.max(from, starts[i]!), to: Math.min(to, end) }
    return [...openings(version, next?.fromDay ?? null, holidays, range)]
  })
  const apart = joined(found)
  const moments = Float64Array.from(apart.flatMap((open) => [open.from, open.to]))
  const openBefore = new Float64Array(moments.length)
  for (let i = 1; i < moments.length; i++)
    openBefore[i] = openBefore[i - 1]! + (i % 2 === 1 ? (moments[i]! - moments[i - 1]!) / 1000 : 0)
  return { since: starts[0] ?? Infinity, moments, openBefore }
}

/** Seconds of opening between two moments (ms) within the calendar; null where the first lies before any hours. */
export function openBetween(calendar: OpenCalendar, start: number, end: number): number | null {
  return start < calendar.since ? null : Math.max(0, openUntil(calendar, end) - openUntil(calendar, start))
}

/** Whether it is open at a moment (ms) within the calendar; null before any hours. */
export function isOpenAt(calendar: OpenCalendar, at: number): boolean | null {
  return at < calendar.since ? null : passed(calendar.moments, at) % 2 === 1
}

/** The moment (ms) by which it has been open for so many seconds since `start`; null where the calendar ends before. */
export function openAfter(calendar: OpenCalendar, start: number, seconds: number): number | null {
  if (start < calendar.since) return null
  const { moments, openBefore } = calendar
  const wanted = openUntil(calendar, start) + seconds
  const closes = openBefore.findIndex((open, i) => i % 2 === 1 && open >= wanted && moments[i]! >= start)
  return closes < 0 ? null : moments[closes]! - (openBefore[closes]! - wanted) * 1000
}

function openUntil({ moments, openBefore }: OpenCalendar, at: number): number {
  const count = passed(moments, at)
  if (count === 0) return 0
  return openBefore[count - 1]! + (count % 2 === 1 ? (at - moments[count - 1]!) / 1000 : 0)
}

/** How many of the moments lie at or before one. */
function passed(moments: Float64Array, at: number): number {
  let [low, high] = [0, moments.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (moments[middle]! <= at) low = middle + 1
    else high = middle
  }
  return low
}

function startOfDay(localDay: string, timeZone: string): number {
  return Temporal.PlainDate.from(localDay).toZonedDateTime(timeZone).epochMilliseconds
}

/** In ms after the midnight before it begins. */
const longestOf = ({ week }: HoursVersion) => Math.max(0, ...week.flat().map((span) => span.to * 1000))

/** The openings of one version in [from, to), of the local days from its first until before the next version's. */
function* openings(
  version: HoursVersion,
  untilDay: string | null,
  holidays: ReadonlySet<string>,
  { from, to }: Interval,
): Generator<Interval> {
  const lookBack = longestOf(version) / day
  for (const { from: begin, to: end, offset } of offsets(version.timeZone, from, to)) {
    const [localBegin, localEnd] = [begin + offset, end + offset]
    for (let at = Math.floor(localBegin / day - lookBack); at * day < localEnd; at++) {
      const localDay = new Date(at * day).toISOString().slice(0, 10)
      if (localDay < version.fromDay || (untilDay !== null && localDay >= untilDay) || holidays.has(localDay)) continue
      // Days are counted since 1970, a Thursday.
      for (const span of version.week[(((at + 3) % 7) + 7) % 7] ?? []) {
        const opens = Math.max(at * day + span.from * 1000, localBegin)
        const closes = Math.min(at * day + span.to * 1000, localEnd)
        if (closes > opens) yield { from: opens - offset, to: closes - offset }
      }
    }
  }
}

/** The stretches of [from, to) between changes of the zone's offset (ms to add for local time). */
function* offsets(timeZone: string, from: number, to: number): Generator<Interval & { offset: number }> {
  let at = from
  while (at < to) {
    const moment = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone)
    const next = Math.min(to, moment.getTimeZoneTransition('next')?.epochMilliseconds ?? to)
    yield { from: at, to: next, offset: moment.offsetNanoseconds / 1e6 }
    at = next
  }
}

function joined(intervals: Interval[]): Interval[] {
  const apart: Interval[] = []
  for (const one of intervals.toSorted((a, b) => a.from - b.from)) {
    const last = apart.at(-1)
    if (last && one.from <= last.to) last.to = Math.max(last.to, one.to)
    else apart.push({ ...one })
  }
  return apart
}
