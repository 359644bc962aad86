/** Holm 1979 and Bonferroni hold the chance of any false find; BH 1995 and BY 2001 the share of false ones among finds. */
export type Adjustment = 'holm' | 'bonferroni' | 'BH' | 'BY'

/**
 * p-values of a family of tests adjusted for their number, in the order given, at most 1 (Holm 1979, SJS 6:65; Benjamini
 * & Hochberg 1995, JRSS B 57:289; Benjamini & Yekutieli 2001, for tests that depend on each other).
 */
export function adjustP(p: readonly number[], method: Adjustment): number[] {
  const m = p.length
  if (method === 'bonferroni') return p.map((one) => Math.min(1, one * m))
  const ascending = [...p.keys()].sort((a, b) => (p[a] as number) - (p[b] as number))
  const adjusted = p.slice()
  if (method === 'holm') {
    let highest = 0
    for (const [rank, i] of ascending.entries()) {
      highest = Math.max(highest, (m - rank) * (p[i] as number))
      adjusted[i] = Math.min(1, highest)
    }
    return adjusted
  }
  const factor = method === 'BY' ? p.reduce((sum, _, i) => sum + 1 / (i + 1), 0) : 1
  let lowest = 1
  for (const [rank, i] of [...ascending.entries()].reverse()) {
    lowest = Math.min(lowest, (factor * m * (p[i] as number)) / (rank + 1))
    adjusted[i] = lowest
  }
  return adjusted
}
