import { Temporal } from 'temporal-polyfill'

export type HolidayLine = { day: string; name: string }
export type ReadHolidays = { ok: true; holidays: HolidayLine[]; skipped: string[] } | { ok: false; reason: string }

/** No entry of a calendar that lasts longer is taken for a holiday. */
const mostDays = 31

/**
 * Reads holidays from a calendar file (iCalendar: its all-day events, each day of those that last longer) or from lines of
 * "2026-12-25,Christmas". What repeats without saying its days, and lines that are no day, are told in `skipped`.
 */
export function readHolidays(text: string): ReadHolidays {
  const found = /^\s*BEGIN:VCALENDAR/i.test(text) ? fromCalendar(text) : fromLines(text)
  if (found.holidays.length > 0) return { ok: true, ...found }
  const example = 'it needs lines such as "2026-12-25,Christmas", or all-day events of a calendar (.ics)'
  return { ok: false, reason: `There is no holiday in this file: ${example}.` }
}

function fromLines(text: string): { holidays: HolidayLine[]; skipped: string[] } {
  const holidays: HolidayLine[] = []
  const skipped: string[] = []
  for (const [i, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    if (line.trim() === '') continue
    const [first = '', ...rest] = line.split(/[,;\t]/)
    const day = readDay(first.trim())
    const name = rest.join(',').trim().replaceAll(/^"|"$/g, '')
    if (day) holidays.push({ day, name: name || 'Holiday' })
    // A heading is no mistake.
    else if (i > 0) skipped.push(line.trim())
  }
  return { holidays, skipped }
}

function fromCalendar(text: string): { holidays: HolidayLine[]; skipped: string[] } {
  const holidays: HolidayLine[] = []
  const skipped: string[] = []
  const unfolded = text.replaceAll(/\r?\n[ \t]/g, '')
  for (const [, event = ''] of unfolded.matchAll(/BEGIN:VEVENT\r?\n([\s\S]*?)END:VEVENT/g)) {
    const of = (key: string) => new RegExp(`^${key}(?:;[^:\\r\\n]*)?:(.*)$`, 'm').exec(event)?.[1]?.trim()
    const name = (of('SUMMARY') ?? 'Holiday').replaceAll(/\\([,;\\])/g, '$1').replaceAll(/\\n/gi, ' ')
    const [from, to] = [readDay(of('DTSTART') ?? ''), readDay(of('DTEND') ?? '')]
    const until = from && (to && to > from ? to : next(from))
    if (!from || !until || of('RRULE') !== undefined) skipped.push(name)
    else for (let day = from, n = 0; day < until && n < mostDays; day = next(day), n++) holidays.push({ day, name })
  }
  return { holidays, skipped }
}

/** "2026-12-25" or "20261225"; undefined for everything else, times of a day too. */
function readDay(text: string): string | undefined {
  const parts = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(text)
  try {
    return parts ? Temporal.PlainDate.from(`${parts[1]}-${parts[2]}-${parts[3]}`).toString() : undefined
  } catch {
    return undefined
  }
}

const next = (day: string) => Temporal.PlainDate.from(day).add({ days: 1 }).toString()
