import type { Stratum } from './mantel-haenszel.ts'
import { twoSidedZ } from './normal.ts'
import type { Proportion } from './wilson.ts'

/**
 * The difference of two proportions, first minus second, had both arms the same mix of strata: Σ W(p₁−p₂) with variance
 * Σ W²(p₁q₁/n₁ + p₂q₂/n₂), W the stratum's share of `mix`, by default of both arms' trials together. Strata without one
 * of the arms are left out of the mix. Null where no stratum is left.
 */
export function standardisedDifference(
  strata: readonly Stratum[],
  {
    mix = ({ n1, n2 }) => n1 + n2,
    confidence = 0.95,
    designEffect = 1,
  }: { mix?: (stratum: Stratum) => number; confidence?: number; designEffect?: number } = {},
): (Proportion & { standardError: number }) | null {
  const used = strata.filter(({ n1, n2 }) => n1 > 0 && n2 > 0)
  const whole = used.reduce((sum, stratum) => sum + mix(stratum), 0)
  if (!(whole > 0)) return null
  let [value, variance] = [0, 0]
  for (const stratum of used) {
    const { x1, n1, x2, n2 } = stratum
    const [weight, p1, p2] = [mix(stratum) / whole, x1 / n1, x2 / n2]
    value += weight * (p1 - p2)
    variance += weight * weight * ((p1 * (1 - p1)) / n1 + (p2 * (1 - p2)) / n2)
  }
  const standardError = Math.sqrt(variance * designEffect)
  const half = twoSidedZ(confidence) * standardError
  return { value, interval: [value - half, value + half], standardError }
}
