import { meanMovingRange, sigmaOfMovingRange } from './moving-range.ts'

export type Counted = { x: number; n: number }

/** `p` is the classical chart, `p-prime` Laney's; `p-prime-floored` never has narrower limits than the classical one. */
export type PChartMethod = 'p' | 'p-prime' | 'p-prime-floored'

export type PChart = {
  centre: number
  /** How many times the binomial variation the points vary from one to the next; 1 is binomial. Before any floor. */
  sigmaZ: number
  /** One per point, inside [0, 1]; null for a point without trials. */
  limits: ({ low: number; high: number } | null)[]
  /** zᵢ = (pᵢ − p̄)/σᵢ of every point with trials: comparable whatever its n. */
  standardised: (number | null)[]
}

/**
 * Limits of rates x/n from the first `baselineCount` points: p̄ ± 3σᵢσ_z with p̄ = Σx/Σn, σᵢ = √(p̄(1−p̄)/nᵢ), σ_z =
 * MR̄(z)/1.128 (Laney 2002, Qual Eng 14:531). With σ_z floored at 1 points that happen to vary little do not narrow the
 * limits below chance. Null where the baseline has under two points with trials, or none or all successes: nothing there
 * says how much is ordinary.
 */
export function pChart(
  points: readonly Counted[],
  baselineCount: number = points.length,
  method: PChartMethod = 'p-prime-floored',
): PChart | null {
  const baseline = points.slice(0, baselineCount).filter(({ n }) => n > 0)
  const centre = baseline.reduce((sum, { x }) => sum + x, 0) / baseline.reduce((sum, { n }) => sum + n, 0)
  if (baseline.length < 2 || centre <= 0 || centre >= 1) return null
  const sigma = (n: number) => Math.sqrt((centre * (1 - centre)) / n)
  const standardise = ({ x, n }: Counted) => (x / n - centre) / sigma(n)
  const sigmaZ = sigmaOfMovingRange(meanMovingRange(baseline.map(standardise)) ?? 0)
  const widen = { p: 1, 'p-prime': sigmaZ, 'p-prime-floored': Math.max(1, sigmaZ) }[method]
  return {
    centre,
    sigmaZ,
    limits: points.map(({ n }) => {
      if (n === 0) return null
      const half = 3 * sigma(n) * widen
      return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) }
    }),
    standardised: points.map((point) => (point.n === 0 ? null : standardise(point))),
  }
}
