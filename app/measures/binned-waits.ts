import { binnedCurve, outward } from '#app/statistics/binned-curve.ts'
import { type ClusterSums, designEffect } from '#app/statistics/effective-n.ts'
import {
  type Limit,
  type LimitOptions,
  type SurvivalCurve,
  survivalLimits,
  survivalQuantile,
} from '#app/statistics/kaplan-meier.ts'
import {
  type BinCounts,
  binOf,
  estimateOf,
  lowerEdge,
  quantileBin,
  relativeError,
  upperEdge,
} from '#app/statistics/log-bins.ts'

/** A curve's events by their log-bin, and those watched without one, each by the least and the most it may be. */
export type BinnedTimes = { ended: BinCounts; watchedAtLeast: BinCounts; watchedAtMost: BinCounts }

/** What every wait counts, where a period holds too many to read one by one; see `WaitCounts`. */
export type BinnedWaitCounts = {
  bins: BinnedTimes
  /** The curve that ends at a closing without an answer; null where no reading shows it. */
  untilClosing: BinnedTimes | null
  /** The longest anybody was watched, in seconds. */
  longest: number
  answered: number
  waiting: number
  unknown: number
  customers: number
  setAside: number
  repliesNotShown: number
  unknownWords: number
  /** Per customer: waits in the curve (m), and those answered within so many seconds (x). */
  answeredWithin: { seconds: number; byCustomer: ClusterSums }[]
}

export type BinnedWaits = { binned: BinnedWaitCounts; curve: SurvivalCurve; options: LimitOptions }

/**
 * The curve from bins. The customers' design effect is that of the share answered within whichever of the counted times
 * lies nearest to the median.
 */
export function binnedWaitsOf(counts: BinnedWaitCounts): BinnedWaits {
  const { ended, watchedAtLeast } = counts.bins
  const fromHalf = ({ byCustomer: { x, m } }: { byCustomer: ClusterSums }) => Math.abs(x / m - 0.5)
  const [nearest] = counts.answeredWithin.toSorted((a, b) => fromHalf(a) - fromHalf(b))
  const curve = { ...binnedCurve(ended, watchedAtLeast), last: counts.longest }
  return { binned: counts, curve, options: { designEffect: nearest ? designEffect(nearest.byCustomer) : 1 } }
}

/**
 * The quantile's bin is the one that both of its bounds reach, so it is at most 1 % off; its limits go outward to the edges
 * of their bins.
 */
export function binnedQuantile({ binned, curve, options }: BinnedWaits, p: 0.5 | 0.9): Limit {
  const { interval } = outward(survivalQuantile(curve, p, options))
  return { value: bracketOf(binned.bins, p).value, interval }
}

/** Answered by then: between the two ends of the bin it lies in as a straight line, limits outward to these ends. */
export function binnedShareBy({ binned, curve, options }: BinnedWaits, seconds: number): Limit {
  const before = stepBefore(curve, lowerEdge(binOf(seconds)))
  const after = stepBefore(curve, upperEdge(binOf(seconds)))
  const [high, low] = [before, after].map((step) => (step < 0 ? 1 : curve.survival[step]!)) as [number, number]
  if (curve.n === 0 || (seconds > binned.longest && low > 0)) return { value: null, interval: null }
  const from = lowerEdge(binOf(seconds))
  const inBin = (seconds - from) / (upperEdge(binOf(seconds)) - from)
  const [earlier, later] = [survivalLimits(curve, before, options), survivalLimits(curve, after, options)]
  const interval: [number, number] | null = later && [1 - (earlier ?? later)[1], 1 - later[0]]
  return { value: 1 - (high + (low - high) * inBin), interval }
}

/** The last step of the curve that lies wholly at or before a time. */
function stepBefore(curve: SurvivalCurve, seconds: number): number {
  let [low, high] = [0, curve.times.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (curve.times[middle]! <= seconds) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** Median and p90 of the curve that ends at a closing. */
export function binnedAtClosing({ untilClosing }: BinnedWaitCounts): { p50: number | null; p90: number | null } {
  if (!untilClosing) return { p50: null, p90: null }
  return { p50: bracketOf(untilClosing, 0.5).value, p90: bracketOf(untilClosing, 0.9).value }
}

/** Quantiles and mean of the answered ones alone, at most 1 % off; undefined when nothing was answered. */
export function binnedAnsweredOnly({ bins: { ended } }: BinnedWaitCounts) {
  const [p50, p90] = [quantileBin(ended, 0.5), quantileBin(ended, 0.9)]
  if (p50 === null || p90 === null) return undefined
  const n = ended.counts.reduce((sum, count) => sum + count, 0)
  const total = ended.bins.reduce((sum, bin, i) => sum + estimateOf(bin) * ended.counts[i]!, 0)
  return { n, p50: estimateOf(p50), p90: estimateOf(p90), mean: total / n }
}

/** How far off a time read from bins may be at most, as a share of it; null where bins cannot say where it lies. */
export function binError(counts: BinnedWaitCounts): number | null {
  const sides = [counts.bins, ...(counts.untilClosing ? [counts.untilClosing] : [])]
  const errors = sides.flatMap((times) => shares.map((p) => bracketOf(times, p).error))
  return errors.includes(null) ? null : Math.max(...(errors as number[]))
}

// Floating point misses exact halves otherwise.
const tolerance = 1e-9

/** Median and p90 are at most 1 % off; where they are not, the facts have to be read. */
export function isSharp(counts: BinnedWaitCounts): boolean {
  return shares.every((p) => {
    const { error } = bracketOf(counts.bins, p)
    return error !== null && error <= relativeError + tolerance
  })
}

type Bracket = { value: number | null; error: number | null }
const shares = [0.5, 0.9] as const
const looked = new WeakMap<BinnedTimes, Bracket[]>()

/** Of median or p90: the middle of where it must lie, by ratio, and how far off that may be; null where it may be anywhere. */
function bracketOf(times: BinnedTimes, p: (typeof shares)[number]): Bracket {
  const found = looked.get(times) ?? bracketsOf(times)
  looked.set(times, found)
  return found[shares.indexOf(p)]!
}

/** The lowest and the highest that the curve may be, whatever the order within bins: see `binnedSurvivalBrackets`. */
function bracketsOf({ ended, watchedAtLeast, watchedAtMost }: BinnedTimes): Bracket[] {
  const [least, most] = [dense(watchedAtLeast), dense(watchedAtMost)]
  const n = [ended, watchedAtLeast].reduce((sum, { counts }) => counts.reduce((all, one) => all + one, sum), 0)
  let [low, high, gone, goneLeast, goneMost, bin] = [1, 1, 0, 0, 0, 0]
  const found = shares.map((): Reached => ({ from: null, to: null, exactly: 0, next: null }))
  for (const [i, at] of ended.bins.entries()) {
    for (; bin < at; bin++) {
      goneLeast += least[bin] ?? 0
      goneMost += most[bin] ?? 0
    }
    const d = ended.counts[i]!
    const c = least[at] ?? 0
    low *= 1 - d / (n - gone - goneLeast - c)
    high *= 1 - d / (n - gone - goneMost)
    gone += d
    for (const [which, p] of shares.entries()) {
      const reached = found[which]!
      if (low <= 1 - p + tolerance) reached.from ??= at
      if (high <= 1 - p + tolerance) reached.to ??= at
      const [lowOn, highOn] = [low, high].map((bound) => Math.abs(bound - 1 + p) <= tolerance)
      if (reached.exactly === 2) reached.next ??= at
      else if (lowOn && highOn && reached.from === at && reached.to === at) reached.exactly = 2
      else if (lowOn || highOn) reached.exactly ||= 1
    }
  }
  return found.map(bracketed)
}

/** The bins in which the lowest and the highest the curve may be reach 1 − p. */
type Reached = {
  from: number | null
  to: number | null
  /** How many of the two may stay on 1 − p itself: then it lies half-way to the next event. */
  exactly: 0 | 1 | 2
  /** The bin of that event, where both do. */
  next: number | null
}

function bracketed({ from, to, exactly, next }: Reached): Bracket {
  if (from === null && to === null) return { value: null, error: 0 }
  if (from === null || to === null || exactly === 1 || (exactly === 2 && next === null))
    return { value: null, error: null }
  if (next === null && from === to) return { value: estimateOf(from), error: from === 0 ? 0 : relativeError }
  const [lowest, highest] =
    next === null
      ? [lowerEdge(from), upperEdge(to)]
      : [(lowerEdge(from) + lowerEdge(next)) / 2, (upperEdge(to) + upperEdge(next)) / 2]
  return { value: (2 * lowest * highest) / (lowest + highest), error: (highest - lowest) / (highest + lowest) }
}

function dense({ bins, counts }: BinCounts): Float64Array {
  const all = new Float64Array((bins.at(-1) ?? 0) + 1)
  for (const [i, bin] of bins.entries()) all[bin]! += counts[i]!
  return all
}
