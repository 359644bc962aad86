import { twoSidedZ } from './normal.ts'

export type Proportion = { value: number; interval: [number, number] }

/**
 * Wilson's score interval of `successes` out of `n` (Wilson 1927; Newcombe 1998, Stat Med 17:857, method 3, and with
 * `continuity` method 4). `n` may be an effective, fractional one. Null when n is 0: no trials, no rate. Limits are
 * exactly 0 for no success and exactly 1 for no failure.
 */
export function wilson(
  successes: number,
  n: number,
  { confidence = 0.95, continuity = false }: { confidence?: number; continuity?: boolean } = {},
): Proportion | null {
  if (n <= 0) return null
  const z = twoSidedZ(confidence)
  const p = successes / n
  const failures = n - successes
  const z2 = z * z
  const shrink = 2 * (n + z2)
  const middle = 2 * successes + z2
  const below = continuity
    ? 1 + z * Math.sqrt(Math.max(0, z2 - 2 - 1 / n + 4 * p * (failures + 1)))
    : z * Math.sqrt(z2 + 4 * p * failures)
  const above = continuity ? 1 + z * Math.sqrt(Math.max(0, z2 + 2 - 1 / n + 4 * p * (failures - 1))) : below
  return {
    value: p,
    interval: [
      successes === 0 ? 0 : Math.max(0, (middle - below) / shrink),
      failures === 0 ? 1 : Math.min(1, (middle + above) / shrink),
    ],
  }
}
