import { chargeOn } from '#app/measures/charge-on.ts'
import type { Unit } from '#app/measures/reading.ts'
import type { Charge, Series, WeekPoint } from '#app/measures/series.ts'
import { markOf } from '../charge-words.ts'
import { bandsOf, type Band } from './bands.ts'
import { monthsOf, weekAt, type Month } from './weeks.ts'
import { yAxisOf, type YAxis } from './y-axis.ts'

/** How one week is drawn. */
export type PlannedWeek = {
  point: WeekPoint
  /** The middle of the week, in weeks from the left edge. */
  at: number
  value: number
  interval: [number | null, number | null] | null
  kind: 'in_house' | 'outsourced' | 'other'
  shape: 'point' | 'hollow' | 'signal' | 'earlier_signal'
  newest: boolean
}

export type Strip = { from: number; to: number; kind: Charge['kind']; charge: Charge }

/** What a chart of weeks shows, in weeks from its left edge and in the unit of its measure; the same for every drawer of it. */
export type Plan = {
  unit: Unit
  weeks: number
  y: YAxis
  bands: Band[]
  /** Neighbouring weeks that the line connects. */
  runs: PlannedWeek[][]
  drawn: PlannedWeek[]
  months: Month[]
  strips: Strip[]
  /** Where other people took over, or the limits begin anew. */
  changes: number[]
}

/** Lays a series out: what is drawn, where lines break, and how far up and down the chart reaches. */
export function planChart(series: Series, unit: Unit): Plan {
  const { points, charges, segments } = series
  const drawn = points.flatMap((point, index) => planWeek(point, index, points.length, charges))
  const strips = stripsOf(points, charges)
  const changes = [
    ...strips.slice(1).map(({ from }) => from),
    ...segments.slice(1).map(({ from }) => weekAt(points, from)),
  ]
  return {
    unit,
    weeks: points.length,
    y: yAxisOf(points, unit),
    bands: bandsOf(series),
    runs: runsOf(drawn, changes),
    drawn,
    months: monthsOf(points),
    strips,
    changes: [...new Set(changes)].filter((at) => at > 0 && at < points.length).toSorted((a, b) => a - b),
  }
}

function planWeek(point: WeekPoint, index: number, weeks: number, charges: Charge[]): PlannedWeek[] {
  if (point.value === null) return []
  const newest = index === weeks - 1
  const { finding } = point
  const signal = newest ? ('signal' as const) : ('earlier_signal' as const)
  const shape =
    finding === 'signal' ? signal : finding === 'too_few' || point.outage ? ('hollow' as const) : ('point' as const)
  const charge = chargeOn(charges, point.from)
  return [
    {
      point,
      at: index + 0.5,
      value: point.value,
      interval: point.reading.interval,
      kind: markOf(charge?.kind ?? 'unknown'),
      shape,
      newest,
    },
  ]
}

/** Weeks out of the ordinary count, and those on either side of a change, are not connected. */
function runsOf(drawn: PlannedWeek[], changes: number[]): PlannedWeek[][] {
  const runs: PlannedWeek[][] = []
  for (const week of drawn) {
    if (week.shape === 'hollow') continue
    const before = runs.at(-1)?.at(-1)
    const follows =
      before !== undefined &&
      week.at - before.at === 1 &&
      before.kind === week.kind &&
      !changes.some((at) => before.at < at && at < week.at)
    if (follows) runs.at(-1)?.push(week)
    else runs.push([week])
  }
  return runs.filter((run) => run.length > 1)
}

function stripsOf(points: WeekPoint[], charges: Charge[]): Strip[] {
  return charges
    .map((charge) => ({
      from: Math.max(0, weekAt(points, charge.from)),
      to: Math.min(points.length, weekAt(points, charge.to)),
      kind: charge.kind,
      charge,
    }))
    .filter(({ from, to }) => to > from)
}
