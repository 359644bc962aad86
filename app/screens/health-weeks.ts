import type { Change } from '#app/measures/segments.ts'
import { addDays, mondayOf } from '#app/measures/days.ts'
import { dayOf } from './periods.ts'
import type { View } from './view.ts'

/** Weeks that a chart shows. */
export const shownWeeks = 26
/** Before them, as many as a run of eight needs to be seen in the first. */
const runWeeks = 7
/** After so long without a message one looks at where a brand's messages end, not at empty weeks. */
const silentDays = 15

/** The first week there is, a Monday, and when the last message came. */
type Known = { first: string; lastAt: Date }

/** What counts as the first weeks of a brand's history. */
const historyWeeks = 26
const leastWeeks = 4

/**
 * The first week of a brand's history: conversations began in at least half of the weeks from it to the 26th, or to the
 * last, so that a few old messages do not lie before years of empty weeks. Where they always come so rarely, the oldest.
 *
 * @param mondays of the weeks in which conversations began, oldest first
 */
export function firstWeekOf(mondays: readonly string[]): string | undefined {
  const last = mondays.at(-1) ?? ''
  const found = mondays.find((monday, i) => {
    const to = [addDays(monday, 7 * historyWeeks), addDays(last, 7)].toSorted()[0] ?? ''
    const weeks = (Date.parse(to) - Date.parse(monday)) / (7 * 86_400_000)
    const begun = mondays.slice(i, i + historyWeeks).filter((one) => one < to).length
    return begun >= leastWeeks && begun >= weeks / 2
  })
  return found ?? mondays[0]
}

/**
 * The Monday of the week that Health looks at: the one asked for, else the last that was over at as-of, or the running
 * one where nothing is older. Where messages ended longer ago than that, the week of the last.
 */
export function weekLookedAt(view: View, { first, lastAt }: Known): string {
  const { timeZone } = view.workspace
  if (view.week !== undefined) return view.week
  if (view.to !== null) return mondayOf(addDays(view.to, -1))
  const today = dayOf(view.asOf, timeZone)
  const last = dayOf(lastAt, timeZone)
  return addDays(last, silentDays) < today ? mondayOf(last) : latest(addDays(mondayOf(today), -7), first)
}

/** Mondays, `to` exclusive. */
export type Stretch = { from: string; to: string }

/**
 * Which weeks to read: those shown, and from the last change before them on, because the first weeks after it make the
 * limits. Where years lie between, the weeks in the middle are left out: no limit and no point comes from them.
 */
export function stretchesToRead(week: string, changes: readonly Change[], firstDay: string): Stretch[] {
  const to = addDays(week, 7)
  // A week from before anything was said can be asked for.
  const begin = firstDay < week ? mondayOf(firstDay) : week
  const shown = latest(begin, addDays(to, -7 * shownWeeks))
  const before = changes.map(({ day }) => mondayOf(day)).filter((monday) => monday <= shown)
  const start = latest(begin, before.toSorted().at(-1) ?? begin)
  const near = latest(start, addDays(shown, -7 * runWeeks))
  const early = addDays(start, 7 * baselineReach)
  return early < near
    ? [
        { from: start, to: early },
        { from: near, to },
      ]
    : [{ from: start, to }]
}

/** In so many weeks 20 that count are found, also for repeat customers, who need 26 weeks of history first. */
const baselineReach = 56

const latest = (a: string, b: string) => (a > b ? a : b)

/** The weeks one may choose: from the last that has begun back to the first there is, newest first. */
export function weeksToChoose(view: View, { first, lastAt }: Known): string[] {
  const { timeZone } = view.workspace
  const [today, end] = [dayOf(view.asOf, timeZone), addDays(dayOf(lastAt, timeZone), silentDays)]
  const weeks: string[] = []
  for (let week = mondayOf(end < today ? end : today); week >= first; week = addDays(week, -7)) weeks.push(week)
  return weeks
}
