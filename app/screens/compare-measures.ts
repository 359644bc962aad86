import type { Material } from '#app/measures/compare-conclusion.ts'
import { type ComparedCurves, curvesAt } from '#app/measures/compare-curves.ts'
import { type ArrivalFact, arrivalFacts } from '#app/measures/compare-strata.ts'
import { type ComparedMeasure, compareShare, compareWait, type Sides } from '#app/measures/comparison.ts'
import { measures } from '#app/measures/list.ts'
import { type History, historyBefore, isHistoryEnough } from '#app/measures/repeat-share.ts'
import type { DatedRow } from '#db/queries/compare.ts'
import type { Members } from './compare-placing.ts'
import { repeatSide, type ShareSide, shareSide, supportOf, waitSide, withinSide } from './compare-rows.ts'

/** Measures that two sides can be compared by. */
export const comparedKeys = [
  ...(['resolution_rate', 'first_response', 'answered_within'] as const),
  ...(['repeat_share', 'passed_along_rate', 'canned_share'] as const),
]
export type ComparedKey = (typeof comparedKeys)[number]
/** What has its own rows; answered within reads those of first response, repeat customers none. */
export type RowsKey = Exclude<ComparedKey, 'answered_within' | 'repeat_share'>

export type ToCompare = {
  keys: readonly ComparedKey[]
  members: Sides<Members>
  rows: Record<RowsKey, readonly DatedRow[]>
  /** Facts that cannot be compared by, each with why. */
  leftOut: readonly { fact: ArrivalFact; because: string }[]
  running: boolean
  material: Material
  seed: number
  /** Observations that may be looked at in all resamples together; 40 million take about a second and a half. */
  effort: number
  /** Draws for the second side first; see `compareWaits`. */
  secondFirst: boolean
  asOf: Date
  promiseSeconds: number | null
  /** When the first message of the workspace came, ms since 1970. */
  historyFrom: number
  /** Mondays of the weeks in which conversations of the workspace began. */
  weeksBegun: readonly string[]
}

const day = 86_400
const thatIsMeasured = { fact: 'customer', because: 'it is what is measured' } as const

/** Every measure on both sides, in the order in which they are shown, and the curves of first response. */
export function compareMeasures(from: ToCompare): {
  measures: Record<string, ComparedMeasure>
  curves: ComparedCurves
} {
  const { members, rows, asOf, promiseSeconds } = from
  const history = bySide(members, (own) => historyOf(own, from))
  const waits = bySide(members, (own) => waitSide(rows.first_response, own, asOf))
  const limitSeconds = promiseSeconds ?? day
  const found: Record<string, ComparedMeasure> = {}
  let curves = curvesAt({ a: waits.a.counts, b: waits.b.counts }, null)

  const share = (key: ComparedKey, sides: Sides<ShareSide>, also: Partial<ToCompare> & { lack?: string | null } = {}) =>
    compareShare(
      { a: sides.a.trials, b: sides.b.trials },
      commonOf(key, sides, { ...from, ...also }, also.lack ?? null),
    )

  for (const key of from.keys) {
    if (key === 'first_response') {
      const compared = compareWait(
        { a: waits.a.waits, b: waits.b.waits },
        {
          ...commonOf(key, waits, from, null),
          support: bySide(waits, supportOf),
          ...{ seed: from.seed, secondFirst: from.secondFirst },
          resamples: resamplesFor(waits.a.waits.length + waits.b.waits.length, from.running, from.effort),
        },
      )
      found[key] = compared.measure
      curves = curvesAt({ a: waits.a.counts, b: waits.b.counts }, compared.curves)
    } else if (key === 'answered_within') {
      const at = { promiseSeconds, limitSeconds, asOf }
      const within = (side: 'a' | 'b') => withinSide(waits[side], rows.first_response, members[side], at)
      found[key] = { ...share(key, { a: within('a'), b: within('b') }), limitSeconds }
    } else if (key === 'repeat_share') {
      const enough = isHistoryEnough(history.a) && isHistoryEnough(history.b)
      const lack = enough ? null : 'less than 26 weeks of history before a side: nobody can tell who is new'
      const leftOut = [...from.leftOut.filter(({ fact }) => fact !== 'customer'), thatIsMeasured]
      const sides = { a: repeatSide(members.a, history.a), b: repeatSide(members.b, history.b) }
      found[key] = share(key, sides, { leftOut, lack })
    } else {
      // A copy is one of what was sent to others in the 28 days before.
      const short = key === 'canned_share' && Math.min(history.a.seconds, history.b.seconds) < 28 * day
      const lack = short ? 'less than 28 days of history before a side: nobody can tell what is a copy' : null
      const sides = bySide(members, (own) => shareSide(key, rows[key], own))
      found[key] = share(key, sides, { lack })
    }
  }
  return { measures: found, curves }
}

function bySide<T, R>({ a, b }: Sides<T>, of: (side: T) => R): Sides<R> {
  return { a: of(a), b: of(b) }
}

function commonOf(
  key: ComparedKey,
  { a, b }: Sides<{ reading: ComparedMeasure['a'] }>,
  { leftOut, running, material }: Pick<ToCompare, 'leftOut' | 'running' | 'material'>,
  lack: string | null,
) {
  const measure = measures.find((one) => one.key === key)
  if (!measure) throw new Error(`${key} is no measure`)
  const { label, unit, better } = measure
  const usable = arrivalFacts.filter((fact) => !leftOut.some((left) => left.fact === fact))
  return {
    kind: { key, label, unit, better },
    readings: { a: a.reading, b: b.reading },
    usable,
    leftOut,
    running,
    material,
    lack,
  }
}

/** What of the workspace lies before a side's first conversation. */
export function historyOf(
  members: Members,
  { historyFrom, weeksBegun }: Pick<ToCompare, 'historyFrom' | 'weeksBegun'>,
): History {
  const [first] = members.values()
  return first ? historyBefore(first.day, (first.row.began - historyFrom) / 1000, weeksBegun) : { seconds: 0, weeks: 0 }
}

/** Limits that lie far out (z = 2.64) need more resamples, and large sides can do with fewer. */
function resamplesFor(observations: number, running: boolean, effort: number): number {
  const affordable = Math.floor(effort / Math.max(1, observations))
  return Math.max(1000, Math.min(running ? 10_000 : 2000, affordable))
}
