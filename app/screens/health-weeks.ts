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

type Known = { firstAt: Date; lastAt: Date }

/**
 * The Monday of the week that Health looks at: the one asked for, else the last that was over at as-of. Where messages
 * ended longer ago than that, the week of the last.
 */
export function weekLookedAt(view: View, { lastAt }: Known): string {
  const { timeZone } = view.workspace
  if (view.week !== undefined) return view.week
  if (view.to !== null) return mondayOf(addDays(view.to, -1))
  const today = dayOf(view.asOf, timeZone)
  const last = dayOf(lastAt, timeZone)
  return addDays(last, silentDays) < today ? mondayOf(last) : addDays(mondayOf(today), -7)
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
export function weeksToChoose(view: View, { firstAt, lastAt }: Known): string[] {
  const { timeZone } = view.workspace
  const first = mondayOf(dayOf(firstAt, timeZone))
  const [today, end] = [dayOf(view.asOf, timeZone), addDays(dayOf(lastAt, timeZone), silentDays)]
  const weeks: string[] = []
  for (let week = mondayOf(end < today ? end : today); week >= first; week = addDays(week, -7)) weeks.push(week)
  return weeks
}
