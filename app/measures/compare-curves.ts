import { shareBy, stepAt } from '#app/statistics/kaplan-meier.ts'
import type { Steps } from '#app/statistics/standardised-survival.ts'
import type { Limit } from './reading.ts'
import { type WaitCounts, waitsOf } from './wait-reading.ts'

/** The share still waiting after so many seconds; null beyond what was watched. */
export type ComparedCurves = {
  seconds: number[]
  a: CurvePoints
  b: CurvePoints
}

export type CurvePoints = {
  /** As it came, with its 95 % interval. */
  waiting: Limit[]
  /** Had both sides the same mix; null where there is no such curve. */
  adjusted: (number | null)[] | null
}

const [minute, hour, day] = [60, 3600, 86_400]
/** What one asks for: these are in the tables. */
const roundSeconds = [
  ...[5, 10, 20, 30, 45].map((n) => n * minute),
  ...[1, 2, 3, 4, 8, 12, 36].map((n) => n * hour),
  ...[1, 2, 3, 5, 7, 14].map((n) => n * day),
]
/** From a minute to a fortnight, each a seventh longer than the one before, and round times between. */
const shownSeconds = [
  ...new Set([...Array.from({ length: 72 }, (_, i) => Math.round(60 * 20_160 ** (i / 71))), ...roundSeconds]),
].toSorted((one, other) => one - other)

/** Both sides' curves at the same moments, as they are drawn and printed. */
export function curvesAt(
  counts: { a: WaitCounts; b: WaitCounts },
  adjusted: { a: Steps; b: Steps } | null,
): ComparedCurves {
  const side = (which: 'a' | 'b'): CurvePoints => {
    const { curve, options } = waitsOf(counts[which])
    const steps = adjusted?.[which]
    return {
      waiting: shownSeconds.map((seconds) => turned(shareBy(curve, seconds, options))),
      adjusted: steps
        ? shownSeconds.map((seconds) => (seconds > curve.last ? null : (steps.survival[stepAt(steps, seconds)] ?? 1)))
        : null,
    }
  }
  return { seconds: shownSeconds, a: side('a'), b: side('b') }
}

/** A share answered as one still waiting. */
function turned({ value, interval }: Limit): Limit {
  const [low, high] = interval ?? [null, null]
  return {
    value: value === null ? null : 1 - value,
    interval: interval && [high === null ? null : 1 - high, low === null ? null : 1 - low],
  }
}

/**
 * When the curves cross for the last time, and which lies lower from then on: both limits of one below the other's, before
 * and after. The moment is that at which the estimates change places; null where no such thing can be said.
 */
export function crossingOf({ seconds, a, b }: ComparedCurves): { seconds: number; lowerAfter: 'a' | 'b' } | null {
  const below = (one: CurvePoints, other: CurvePoints, i: number) => {
    const [high, low] = [one.waiting[i]?.interval?.[1] ?? null, other.waiting[i]?.interval?.[0] ?? null]
    return high !== null && low !== null && high < low
  }
  const lower = seconds.map((_, i) => (below(a, b, i) ? 'a' : below(b, a, i) ? 'b' : null))
  const lowerAfter = lower.findLast((which) => which !== null)
  const before = lower.findLastIndex((which) => which !== null && which !== lowerAfter)
  if (!lowerAfter || before < 0) return null
  const [own, other] = lowerAfter === 'a' ? [a, b] : [b, a]
  const at = seconds.find((_, i) => {
    const [one, two] = [own.waiting[i]?.value ?? null, other.waiting[i]?.value ?? null]
    return i > before && one !== null && two !== null && one <= two
  })
  return at === undefined ? null : { seconds: at, lowerAfter }
}
