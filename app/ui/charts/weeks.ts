import { months } from '#app/measures/days.ts'
import type { WeekPoint } from '#app/measures/series.ts'

const dayMs = 86_400_000

/** A month that begins at a week; without words where they would run into the next month's. */
export type Month = { at: number; label: string }

/** Where a day lies, in weeks from the left edge of the chart. */
export function weekAt(points: readonly WeekPoint[], day: string): number {
  const [first] = points
  return first === undefined ? 0 : (Date.parse(day) - Date.parse(first.from)) / (7 * dayMs)
}

/** The months that begin in these weeks; the first week names its own. */
export function monthsOf(points: readonly WeekPoint[]): Month[] {
  const begun = points.flatMap(({ from }, at) => {
    const before = points[at - 1]?.from.slice(5, 7)
    return before === from.slice(5, 7) ? [] : [{ at, label: months[Number(from.slice(5, 7)) - 1] ?? '' }]
  })
  return begun.map(({ at, label }, index) => {
    const next = begun[index + 1]
    return next !== undefined && next.at - at < 3 ? { at, label: '' } : { at, label }
  })
}
