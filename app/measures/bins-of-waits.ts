import { type BinCounts, binOf, mergeBins, upperEdge } from '#app/statistics/log-bins.ts'
import type { BinnedTimes, BinnedWaitCounts } from './binned-waits.ts'

/** People nobody answered: how long at least and at most, in seconds; how many, and how many of them were not closed. */
export type OpenWait = { least: number; most: number; count: number; unclosed: number }

/** What is kept of the waits of a week; bins as (bin, n, bin, n, …). */
export type KeptWaits = {
  n: number
  answered: number
  unknown: number
  setAside: number
  repliesNotShown: number
  unknownWords: number
  answeredBins: readonly number[]
  /** Closings before any answer, and the answers that came all the same; null where no reading shows them. */
  closing: { closedBins: readonly number[]; answeredLaterBins: readonly number[] } | null
  /** Undefined: all of them have waited longer than anybody had to wait for an answer. */
  open: OpenWait[] | undefined
  /** How long the one who began last has waited, in seconds. */
  youngestSeconds: number
  /** Waits that have one of the same customer before them in the week. */
  neighbours: number
  /** The same among waits that are known, and pairs of one customer's. */
  inCurve: { neighbours: number; pairs: number }
  /** Of these pairs, by how fast: answered waits in them, and pairs with both answered. */
  steps: { seconds: number; either: number; both: number }[]
}

/** The counts of a week's waits from what is kept of them. */
export function binnedWaitCounts(kept: KeptWaits): BinnedWaitCounts {
  const { n, answered, unknown, closing, youngestSeconds } = kept
  const ended = binsOf(kept.answeredBins)
  const closed = binsOf(closing?.closedBins ?? [])
  const late = binsOf(closing?.answeredLaterBins ?? [])
  const beyond = upperEdge(Math.max(binOf(youngestSeconds), (ended.bins.at(-1) ?? 0) + 1))
  const unclosed = n - answered - (total(closed) - total(late))
  const open = kept.open ?? [{ least: beyond, most: beyond, count: n - answered, unclosed }]
  const watched = (how: (one: OpenWait) => number) => ({
    watchedAtLeast: sparse(open.map((one) => [binOf(one.least), how(one)])),
    watchedAtMost: sparse(open.map((one) => [binOf(one.most), how(one)])),
  })
  const untilClosing = (): BinnedTimes => {
    const { watchedAtLeast, watchedAtMost } = watched((one) => one.unclosed)
    const without = { bins: late.bins, counts: late.counts.map((count) => -count) }
    return {
      ended: withoutZeros(mergeBins([ended, without])),
      watchedAtLeast: mergeBins([watchedAtLeast, closed]),
      watchedAtMost: mergeBins([watchedAtMost, closed]),
    }
  }
  const m = n - unknown
  return {
    bins: { ended, ...watched((one) => one.count) },
    untilClosing: closing && untilClosing(),
    longest: Math.max(longestIn(kept.answeredBins), ...open.map(({ least }) => least), youngestSeconds),
    answered: answered - unknown,
    waiting: n - answered,
    unknown,
    customers: n - kept.neighbours,
    setAside: kept.setAside,
    repliesNotShown: kept.repliesNotShown,
    unknownWords: kept.unknownWords,
    answeredWithin: kept.steps.map(({ seconds, either, both }) => {
      const last = binOf(seconds)
      const x = ended.counts.reduce((sum, count, i) => (ended.bins[i]! <= last ? sum + count : sum), 0)
      const clusters = m - kept.inCurve.neighbours
      const sums = { clusters, x, m, xx: x + 2 * both, xm: x + either, mm: m + 2 * kept.inCurve.pairs }
      return { seconds, byCustomer: sums }
    }),
  }
}

/** The longest that anybody in the bins may have waited, in seconds. */
export const longestIn = (bins: readonly number[]): number => upperEdge(bins.at(-2) ?? 0)

/** The upper edges, in seconds, of all bins that nothing so short or shorter lies beyond. */
export const edgesUpTo = (seconds: number): number[] =>
  Array.from({ length: binOf(seconds) }, (_, i) => upperEdge(i + 1))

const binsOf = (list: readonly number[]): BinCounts => ({
  bins: list.filter((_, i) => i % 2 === 0),
  counts: list.filter((_, i) => i % 2 === 1),
})

const total = ({ counts }: BinCounts) => counts.reduce((sum, count) => sum + count, 0)

const sparse = (pairs: [bin: number, count: number][]): BinCounts =>
  mergeBins(pairs.map(([bin, count]) => ({ bins: [bin], counts: [count] })))

function withoutZeros({ bins, counts }: BinCounts): BinCounts {
  return { bins: bins.filter((_, i) => counts[i] !== 0), counts: counts.filter((count) => count !== 0) }
}

const none: BinCounts = { bins: [], counts: [] }

/** The counts of a week in which nobody waited. */
export const noWaits: BinnedWaitCounts = {
  bins: { ended: none, watchedAtLeast: none, watchedAtMost: none },
  untilClosing: null,
  longest: 0,
  answered: 0,
  waiting: 0,
  unknown: 0,
  customers: 0,
  setAside: 0,
  repliesNotShown: 0,
  unknownWords: 0,
  answeredWithin: [],
}
