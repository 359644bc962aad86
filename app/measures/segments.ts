import { addDays, mondayOf } from './days.ts'
import type { Segment } from './series.ts'

/** A declared change: a stewardship that starts, or a dated note. `days` are those in which both sides may still be at work. */
export type Change = { day: string; days: number; kind: 'stewardship' | 'note'; because: string }

/** Weeks [from, to) between two changes; in those of `passing`, by their Monday, the change is under way. */
export type Stretch = Omit<Segment, 'baselineWeeks' | 'baseline'> & { passing: readonly string[] }

/**
 * Cuts weeks where a change was declared, moved on by the measure's own delay: a stewardship begins to show in a figure
 * by due date only when the first conversations in its charge come due. The week in which a change lies belongs to what
 * follows it.
 *
 * @param range Mondays, `to` exclusive
 */
export function segmentsOf(
  range: { from: string; to: string },
  changes: readonly Change[],
  delayDays: number,
): Stretch[] {
  const moved = changes
    .map((change) => ({ ...change, day: addDays(change.day, delayDays) }))
    .filter(({ day }) => day < range.to)
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  const passing = [...new Set(moved.flatMap(passingWeeks))]
  const starts = new Map<string, typeof moved>()
  for (const change of moved) {
    const monday = mondayOf(change.day)
    const from = monday < range.from ? range.from : monday
    // Of what lies before the first week only the last says how these weeks began.
    const together = (starts.get(from) ?? []).filter((other) => mondayOf(other.day) === monday)
    starts.set(from, [...together, change])
  }
  const mondays = [...new Set([range.from, ...starts.keys()])].toSorted()
  return mondays.map((from, i) => {
    const own = starts.get(from) ?? []
    const began = own.length === 0 ? 'start' : own.some(({ kind }) => kind === 'stewardship') ? 'stewardship' : 'note'
    const to = mondays[i + 1] ?? range.to
    return {
      ...{ from, to, began, passing: passing.filter((monday) => monday >= from && monday < to) },
      // A note beside a stewardship's start says the same in other words.
      because: own.flatMap(({ kind, because }) => (kind === began ? [because.replace(/[.\s]+$/, '')] : [])).join('; '),
    }
  })
}

/** The Mondays of the weeks in which both sides were at work; none where the change falls on a Monday at once. */
function passingWeeks({ day, days }: Change): string[] {
  const end = addDays(day, Math.max(days, day === mondayOf(day) ? 0 : 1))
  const weeks: string[] = []
  for (let monday = mondayOf(day); monday < end; monday = addDays(monday, 7)) weeks.push(monday)
  return weeks
}
