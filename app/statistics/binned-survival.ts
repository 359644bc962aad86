import { tolerance } from './kaplan-meier.ts'
import { type BinCounts, lowerEdge, mergeBins, upperEdge } from './log-bins.ts'

export type SurvivalBracket = {
  /** First bin whose end the lower curve (censored first) reaches 1 − p in; null when never. */
  lowerCurveBin: number | null
  /** The same of the upper curve (events first); null when never. */
  upperCurveBin: number | null
  /** Seconds between which the exact quantile lies, (from, to]; null when that end is not reached. */
  seconds: [number | null, number | null]
}

/**
 * Where the exact Kaplan–Meier quantile must lie when times are known only by their log-bin: with d events, c censored
 * and n at risk in a bin, its true factor lies between 1 − d/(n−c) (all censored first) and 1 − d/n (all events first).
 * Bins are those of `log-bins`; `quantiles` are shares p that have had their event. At the end of every bin the two curves
 * enclose the exact one, which is all the proof there is.
 */
export function binnedSurvivalBrackets(
  events: BinCounts,
  censored: BinCounts,
  quantiles: number[],
  alpha?: number,
): SurvivalBracket[] {
  const ended = new Map(events.bins.map((bin, i) => [bin, events.counts[i] ?? 0]))
  const open = new Map(censored.bins.map((bin, i) => [bin, censored.counts[i] ?? 0]))
  const all = mergeBins([events, censored])
  let atRisk = all.counts.reduce((sum, count) => sum + count, 0)
  let [lower, upper] = [1, 1]
  const found = quantiles.map(() => ({ lower: null as number | null, upper: null as number | null }))
  for (const bin of all.bins) {
    const d = ended.get(bin) ?? 0
    const c = open.get(bin) ?? 0
    if (d > 0) {
      lower *= 1 - d / (atRisk - c)
      upper *= 1 - d / atRisk
      for (const [i, p] of quantiles.entries()) {
        const reached = found[i]
        if (reached && lower <= 1 - p + tolerance) reached.lower ??= bin
        if (reached && upper <= 1 - p + tolerance) reached.upper ??= bin
      }
    }
    atRisk -= d + c
  }
  return found.map((reached) => ({
    lowerCurveBin: reached.lower,
    upperCurveBin: reached.upper,
    seconds: [
      reached.lower === null ? null : lowerEdge(reached.lower, alpha),
      reached.upper === null ? null : upperEdge(reached.upper, alpha),
    ],
  }))
}
