import type { Series, WeekPoint } from '#app/measures/series.ts'

/** Weeks over which the limits stay the same, in weeks from the left edge. */
export type Band = {
  from: number
  to: number
  low: number
  centre: number
  high: number
  provisional: boolean
}

/** The limits as bands: equal neighbours become one; a rate's, which widen where n is small, go in steps. */
export function bandsOf({ points }: Series): Band[] {
  const bands: Band[] = []
  points.forEach((point, index) => {
    if (point.limits === null) return
    const before = bands.at(-1)
    if (before && before.to === index && isSame(before, point)) before.to = index + 1
    else bands.push({ from: index, to: index + 1, ...point.limits })
  })
  return bands
}

function isSame(band: Band, { limits }: WeekPoint): boolean {
  return (
    limits !== null &&
    band.low === limits.low &&
    band.high === limits.high &&
    band.centre === limits.centre &&
    band.provisional === limits.provisional
  )
}
