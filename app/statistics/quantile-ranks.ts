// A tail that is exactly the doubt allowed is not to be lost to rounding.
const slack = 1e-12

/**
 * The 1-based ranks of the sorted values that enclose the p-quantile, whatever the distribution: as close together as
 * leaves at most half of the doubt on either side, by the binomial distribution of how many values lie below it (Conover
 * 1999, 3.2). Null for a limit that so few values do not have.
 */
export function quantileRanks(n: number, p: number, confidence = 0.95): { lower: number | null; upper: number | null } {
  const tail = (1 - confidence) / 2
  // Σ over everything up to a count, and from a count on; logarithms, as (1−p)ⁿ alone is soon too small.
  const logs = new Float64Array(n + 1)
  logs[0] = n * Math.log1p(-p)
  for (let k = 1; k <= n; k++) logs[k] = (logs[k - 1] as number) + Math.log((n - k + 1) / k) + Math.log(p / (1 - p))
  const ranks: { lower: number | null; upper: number | null } = { lower: null, upper: null }
  let [below, above] = [0, 0]
  for (let k = 0; k < n; k++) {
    below += Math.exp(logs[k] as number)
    if (below > tail + slack) break
    ranks.lower = k + 1
  }
  for (let k = n; k > 0; k--) {
    above += Math.exp(logs[k] as number)
    if (above > tail + slack) break
    ranks.upper = k
  }
  return ranks
}

/** How many values it takes for both limits of the p-quantile to exist: pⁿ and (1−p)ⁿ at most half of the doubt. */
export function minimumForQuantile(p: number, confidence = 0.95): number {
  const log = Math.log((1 - confidence) / 2)
  return Math.ceil(log / Math.log(Math.max(p, 1 - p)) - slack)
}
