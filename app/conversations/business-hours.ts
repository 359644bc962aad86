import { Temporal } from 'temporal-polyfill'

/** A span of opening in seconds after local midnight, [from, to); beyond 86,400 it runs into the next day. */
export type OpenSpan = { from: number; to: number }

export type BusinessHours = {
  timeZone: string
  /** Oldest first; in force from a local day ("2026-11-22") on. `week` has the spans that begin on each day, Monday first. */
  versions: readonly { fromDay: string; week: readonly (readonly OpenSpan[])[] }[]
  /** Local days on which no span begins. */
  holidays: ReadonlySet<string>
}

type Interval = { from: number; to: number }

const day = 86_400_000
const block = 28 * day

/**
 * Gives the seconds of opening between two moments (ms since 1970), null where the first lies before any version. Between
 * two changes of the zone's offset local time runs evenly, so there spans are cut in local time and added up: an hour that
 * the clock repeats counts twice, one that it skips not at all, and no moment is ever ambiguous. What it learned of a
 * month is kept: one clock serves many waits.
 */
export function businessClock(hours: BusinessHours): (start: number, end: number) => number | null {
  const [oldest] = hours.versions
  const since = oldest ? startOfDay(oldest.fromDay, hours.timeZone) : Infinity
  const known = new Map<number, Interval[]>()
  const openIn = (index: number) => {
    const found = known.get(index) ?? openings(hours, index * block, (index + 1) * block)
    known.set(index, found)
    return found
  }
  return (start, end) => {
    if (start < since) return null
    let open = 0
    for (let index = Math.floor(start / block); index * block < end; index++)
      for (const { from, to } of openIn(index)) open += Math.max(0, Math.min(to, end) - Math.max(from, start))
    return open / 1000
  }
}

function startOfDay(localDay: string, timeZone: string): number {
  return Temporal.PlainDate.from(localDay).toZonedDateTime(timeZone).epochMilliseconds
}

/** When it is open in [from, to), oldest first, none overlapping another. */
function openings(hours: BusinessHours, from: number, to: number): Interval[] {
  const lookBack = Math.max(0, ...hours.versions.flatMap(({ week }) => week.flat().map((span) => span.to * 1000))) / day
  const found: Interval[] = []
  for (const { from: begin, to: end, offset } of offsets(hours.timeZone, from, to)) {
    const [localBegin, localEnd] = [begin + offset, end + offset]
    for (let at = Math.floor(localBegin / day - lookBack); at * day < localEnd; at++)
      for (const span of spansOn(hours, at)) {
        const opens = Math.max(at * day + span.from * 1000, localBegin)
        const closes = Math.min(at * day + span.to * 1000, localEnd)
        if (closes > opens) found.push({ from: opens - offset, to: closes - offset })
      }
  }
  return joined(found)
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

/** The spans that begin on a local day, counted in days since 1970 (a Thursday). */
function spansOn({ versions, holidays }: BusinessHours, at: number): readonly OpenSpan[] {
  const localDay = new Date(at * day).toISOString().slice(0, 10)
  if (holidays.has(localDay)) return []
  const version = versions.findLast(({ fromDay }) => fromDay <= localDay)
  return version?.week[(((at + 3) % 7) + 7) % 7] ?? []
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
