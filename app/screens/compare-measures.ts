import type { Material } from '#app/measures/compare-conclusion.ts'
import { type ComparedCurves, curvesAt } from '#app/measures/compare-curves.ts'
import { type ArrivalFact, arrivalFacts } from '#app/measures/compare-strata.ts'
import { type ComparedMeasure, compareShare, compareWait, type Sides } from '#app/measures/comparison.ts'
import { measures } from '#app/measures/list.ts'
import { type History, historyBefore, isHistoryEnough } from '#app/measures/repeat-share.ts'
import type { CountedPart } from './compare-arrived.ts'
import type { Members } from './compare-placing.ts'
import {
  repeatSide,
  type ShareSide,
  shareSide,
  supportOf,
  type WaitSide,
  waitSide,
  withinSide,
} from './compare-rows.ts'
import {
  type ComparedKey,
  comparedKeys,
  isShareKey,
  type RowsKey,
  rowsKeys,
  type ShareKey,
  shareWay,
  type WaitKey,
} from './compare-ways.ts'

export type ToCompare = {
  keys: readonly ComparedKey[]
  members: Sides<Members>
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

/** `curves` is null where first response is not compared. */
export type Compared = { measures: Record<string, ComparedMeasure>; curves: ComparedCurves | null }

/**
 * Every measure on both sides of each cut, in the order in which they are shown, and the curves of first response. At most
 * two measures' rows are there at a time: those of all would be several times as much as the rest.
 */
export async function compareMeasures(
  cuts: readonly ToCompare[],
  loadParts: (key: RowsKey) => Promise<readonly CountedPart[]>,
): Promise<Compared[]> {
  const compared = cuts.map((from) => ({
    from,
    found: new Map<ComparedKey, ComparedMeasure>(),
    curves: null as ComparedCurves | null,
  }))
  const wanted = rowsKeys.filter((key) => cuts.some(({ keys }) => keys.includes(key)))
  const [first] = wanted
  let next = first && loadParts(first)
  for (const [i, key] of wanted.entries()) {
    const parts = (await next) ?? []
    const following = wanted[i + 1]
    // The database reads while we compare.
    next = following && loadParts(following)
    next?.catch(() => undefined)
    for (const one of compared.filter(({ from: { keys } }) => keys.includes(key))) {
      const { from, found } = one
      if (isShareKey(key)) found.set(key, compareParts(key, parts, from))
      else {
        const sides = bySide(from.members, (own) => waitSide(key, parts, own, from.asOf))
        const { measure, curves } = compareWaitSides(key, sides, from)
        found.set(key, measure)
        if (key !== 'first_response') continue
        if (from.keys.includes('answered_within')) found.set('answered_within', compareWithin(sides, from))
        one.curves = curvesAt({ a: sides.a.counts, b: sides.b.counts }, curves)
      }
    }
  }
  return compared.map(({ from, found, curves }) => {
    if (from.keys.includes('repeat_share')) found.set('repeat_share', compareRepeat(from))
    const inOrder = comparedKeys.flatMap((key) => (found.has(key) ? [[key, found.get(key)!] as const] : []))
    return { measures: Object.fromEntries(inOrder), curves }
  })
}

function compareParts(key: ShareKey, parts: readonly CountedPart[], from: ToCompare): ComparedMeasure {
  const { needs } = shareWay(key)
  const { a, b } = bySide(from.members, (own) => historyOf(own, from))
  const short = needs !== undefined && Math.min(a.seconds, b.seconds) < needs.days * day
  const sides = bySide(from.members, (own) => shareSide(key, parts, own))
  return compareShares(key, sides, { ...from, lack: short ? needs.because : null })
}

/** Who is new is what is measured here: nothing to adjust for. */
function compareRepeat(from: ToCompare): ComparedMeasure {
  const history = bySide(from.members, (own) => historyOf(own, from))
  const enough = isHistoryEnough(history.a) && isHistoryEnough(history.b)
  const lack = enough ? null : 'less than 26 weeks of history before a side: nobody can tell who is new'
  const leftOut = [...from.leftOut.filter(({ fact }) => fact !== 'customer'), thatIsMeasured]
  const sides = { a: repeatSide(from.members.a, history.a), b: repeatSide(from.members.b, history.b) }
  return compareShares('repeat_share', sides, { ...from, leftOut, lack })
}

function compareWithin(responses: Sides<WaitSide>, from: ToCompare): ComparedMeasure {
  const { promiseSeconds } = from
  const limitSeconds = promiseSeconds ?? day
  const sides = bySide(responses, (side) => withinSide(side, { promiseSeconds, limitSeconds }))
  return { ...compareShares('answered_within', sides, from), limitSeconds }
}

function compareShares(key: ComparedKey, sides: Sides<ShareSide>, from: ToCompare & { lack?: string | null }) {
  return compareShare({ a: sides.a.trials, b: sides.b.trials }, commonOf(key, sides, from, from.lack ?? null))
}

function compareWaitSides(key: WaitKey, sides: Sides<WaitSide>, from: ToCompare) {
  const { seed, secondFirst, running, effort } = from
  const { a, b } = sides
  // The measure whose curves are drawn gets the most; the others about as much together.
  const share = key === 'first_response' ? effort : effort / 2
  return compareWait(
    { a: a.waits, b: b.waits },
    {
      ...commonOf(key, sides, from, null),
      ...{ support: bySide(sides, supportOf), seed, secondFirst },
      resamples: resamplesFor(a.waits.seconds.length + b.waits.seconds.length, running, share),
    },
  )
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
  { arrived, places: [first] }: Members,
  { historyFrom, weeksBegun }: Pick<ToCompare, 'historyFrom' | 'weeksBegun'>,
): History {
  if (first === undefined) return { seconds: 0, weeks: 0 }
  const day = arrived.days[arrived.day[first]!]!
  return historyBefore(day, (arrived.began[first]! - historyFrom) / 1000, weeksBegun)
}

/** Limits that lie far out (z = 2.64) need more resamples, and large sides can do with fewer. */
function resamplesFor(observations: number, running: boolean, effort: number): number {
  const affordable = Math.floor(effort / Math.max(1, observations))
  return Math.max(1000, Math.min(running ? 10_000 : 2000, affordable))
}
