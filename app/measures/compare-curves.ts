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

/** From a minute to a fortnight, each a seventh longer than the one before. */
const shownSeconds = Array.from({ length: 72 }, (_, i) => Math.round(60 * 20_160 ** (i / 71)))

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
