/** Relative error that a value read back from its bin has at most. */
export const relativeError = 0.01

/** Counts per bin, sparse: parallel arrays, bins ascending. */
export type BinCounts = { bins: number[]; counts: number[] }

function growth(alpha: number): number {
  return (1 + alpha) / (1 - alpha)
}

/**
 * The bin of a duration: 0 for no time at all, else ⌈log_γ x⌉ with γ = (1+α)/(1−α) (DDSketch: Masson, Rim & Lee 2019).
 * Below 1 s bins are negative unless floored there: durations under a second, but above none, count as one second.
 */
export function binOf(seconds: number, alpha = relativeError): number {
  if (seconds <= 0) return 0
  return Math.max(1, Math.ceil(Math.log(seconds) / Math.log(growth(alpha))))
}

/** Exclusive lower edge of a bin, in seconds; bin 0 holds only 0. */
export function lowerEdge(bin: number, alpha = relativeError): number {
  return bin <= 1 ? 0 : growth(alpha) ** (bin - 1)
}

/** Inclusive upper edge of a bin, in seconds. */
export function upperEdge(bin: number, alpha = relativeError): number {
  return bin === 0 ? 0 : growth(alpha) ** bin
}

/** The value of a bin that is at most α off any value in it: 2γⁱ/(γ+1). */
export function estimateOf(bin: number, alpha = relativeError): number {
  return bin === 0 ? 0 : (2 * upperEdge(bin, alpha)) / (growth(alpha) + 1)
}

/** Adds counts of the same bins; merging loses nothing. */
export function mergeBins(parts: Iterable<BinCounts>): BinCounts {
  const sums = new Map<number, number>()
  for (const { bins, counts } of parts)
    for (const [i, bin] of bins.entries()) sums.set(bin, (sums.get(bin) ?? 0) + (counts[i] ?? 0))
  const bins = [...sums.keys()].sort((a, b) => a - b)
  return { bins, counts: bins.map((bin) => sums.get(bin) ?? 0) }
}

/** The bin that holds the lower p-quantile, 1-based rank ⌊1 + p(n−1)⌋; null without counts. */
export function quantileBin({ bins, counts }: BinCounts, p: number): number | null {
  const n = counts.reduce((sum, count) => sum + count, 0)
  let left = Math.floor(1 + p * (n - 1))
  for (const [i, bin] of bins.entries()) {
    left -= counts[i] ?? 0
    if (left <= 0) return bin
  }
  return null
}
