import { type Limit, type SurvivalCurve } from './kaplan-meier.ts'
import { type BinCounts, estimateOf, mergeBins, relativeError } from './log-bins.ts'

/**
 * A survival curve of times known only by their log-bin: every bin is one step at its estimate, those censored in it
 * count as at risk for half of it (the actuarial n − c/2). It lies inside the bracket of `binned-survival` at the end of
 * every bin; limits read from it need `outward`.
 */
export function binnedCurve(events: BinCounts, censored: BinCounts, alpha = relativeError): SurvivalCurve {
  const open = new Map(censored.bins.map((bin, i) => [bin, censored.counts[i] ?? 0]))
  const ended = new Map(events.bins.map((bin, i) => [bin, events.counts[i] ?? 0]))
  const all = mergeBins([events, censored])
  const n = all.counts.reduce((sum, count) => sum + count, 0)
  const steps = all.bins.filter((bin) => (ended.get(bin) ?? 0) > 0).length
  const times = new Float64Array(steps)
  const [atRisk, eventCounts, survival, greenwood] = [times.slice(), times.slice(), times.slice(), times.slice()]
  let [step, left, share, sum, last] = [0, n, 1, 0, 0]
  for (const bin of all.bins) {
    const [d, c] = [ended.get(bin) ?? 0, open.get(bin) ?? 0]
    last = d + c > 0 ? estimateOf(bin, alpha) : last
    if (d > 0) {
      const r = left - c / 2
      share *= 1 - d / r
      sum += d / (r * (r - d))
      times[step] = last
      atRisk[step] = r
      eventCounts[step] = d
      survival[step] = share
      greenwood[step] = sum
      step++
    }
    left -= d + c
  }
  return { times, atRisk, events: eventCounts, survival, greenwood, n, last }
}

/** A quantile of a binned curve with its limits moved outward to the edges of their bins. */
export function outward({ value, interval }: Limit, alpha = relativeError): Limit {
  if (interval === null) return { value, interval }
  const [lower, upper] = interval
  return { value, interval: [lower === null ? null : lower / (1 + alpha), upper === null ? null : upper / (1 - alpha)] }
}
