import { twoSidedZ } from './normal.ts'
import type { Proportion } from './wilson.ts'

/** Two arms of one stratum: x successes of n. The difference is first minus second. */
export type Stratum = { x1: number; n1: number; x2: number; n2: number }

export type Variance = 'sato' | 'mgr' | 'gr'

export type AdjustedDifference = Proportion & {
  standardErrors: Record<Variance, number>
  /** Strata with both arms; the others carry no weight. */
  strataUsed: number
  /** The share of each arm's trials that lie in strata used. */
  overlap: [number, number]
}

/**
 * The difference of two proportions over strata, Σ w(p₁−p₂)/Σ w with w = n₁n₂/N (Mantel & Haenszel 1959; Greenland &
 * Robins 1985, Biometrics 41:55). Variances: `sato` (Sato 1989, Biometrics 45:1323), right also where strata are many and
 * small, `mgr` (Qiu et al. 2024, arXiv 2408.12541) and `gr` (Greenland & Robins), each times `designEffect` where trials
 * come in clusters. Null where no stratum has both arms.
 */
export function mantelHaenszel(
  strata: readonly Stratum[],
  {
    confidence = 0.95,
    variance = 'sato',
    designEffect = 1,
  }: { confidence?: number; variance?: Variance; designEffect?: number } = {},
): AdjustedDifference | null {
  const used = strata.filter(({ n1, n2 }) => n1 > 0 && n2 > 0)
  if (used.length === 0) return null
  let [weights, sum, gr, mgr, p, q] = [0, 0, 0, 0, 0, 0]
  for (const { x1, n1, x2, n2 } of used) {
    const [n, y1, y2] = [n1 + n2, n1 - x1, n2 - x2]
    const w = (n1 * n2) / n
    weights += w
    sum += w * (x1 / n1 - x2 / n2)
    gr += (x1 * y1 * n2 ** 3 + x2 * y2 * n1 ** 3) / (n1 * n2 * n ** 2)
    mgr += w * w * ((x1 * y1) / (n1 * n1 * Math.max(1, n1 - 1)) + (x2 * y2) / (n2 * n2 * Math.max(1, n2 - 1)))
    p += (n1 * n1 * x2 - n2 * n2 * x1 + (n1 * n2 * (n2 - n1)) / 2) / n ** 2
    q += (x1 * y2 + x2 * y1) / (2 * n)
  }
  const value = sum / weights
  const error = (of: number) => Math.sqrt(Math.max(0, of) * designEffect) / weights
  const standardErrors = { sato: error(value * p + q), mgr: error(mgr), gr: error(gr) }
  const half = twoSidedZ(confidence) * standardErrors[variance]
  return {
    value,
    interval: [value - half, value + half],
    standardErrors,
    strataUsed: used.length,
    overlap: [share(used, strata, 'n1'), share(used, strata, 'n2')],
  }
}

function share(used: readonly Stratum[], all: readonly Stratum[], arm: 'n1' | 'n2'): number {
  const trials = (strata: readonly Stratum[]) => strata.reduce((sum, stratum) => sum + stratum[arm], 0)
  return trials(used) / trials(all)
}
