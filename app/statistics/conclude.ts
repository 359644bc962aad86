import type { Limit } from './kaplan-meier.ts'

/** What may be said of a difference, first minus second. */
export type Conclusion = 'not_enough' | 'not_material' | 'first_higher' | 'second_higher' | 'inconclusive'

/** One arm of a comparison of proportions: x of n, worth `effectiveN` where they come in `clusters`. */
export type Arm = { x: number; n: number; effectiveN?: number; clusters?: number }

/**
 * Whether two proportions rest on enough to be compared: each arm on `perArm` trials (effective, where they come in
 * clusters) and `clusters` of these, and the rarer outcome seen `rarer` times in both together.
 */
export function enoughToCompare(
  first: Arm,
  second: Arm,
  { perArm = 30, clusters = 20, rarer = 5 }: { perArm?: number; clusters?: number; rarer?: number } = {},
): boolean {
  const [successes, trials] = [first.x + second.x, first.n + second.n]
  return (
    [first, second].every((arm) => (arm.effectiveN ?? arm.n) >= perArm && (arm.clusters ?? Infinity) >= clusters) &&
    Math.min(successes, trials - successes) >= rarer
  )
}

/**
 * The rule of conclusions from an interval of a difference: what lies wholly inside `material` does not matter, however
 * certain it is, so that is asked before the sign. `enough` comes from outside; without it nothing is concluded. `none` is
 * where nothing differs: 0, or 1 for a ratio. A limit that is not reached is beyond everything.
 */
export function conclude({
  enough,
  interval,
  material,
  none = 0,
}: {
  enough: boolean
  interval: Limit['interval']
  material: readonly [number, number]
  none?: number
}): Conclusion {
  if (!enough || interval === null) return 'not_enough'
  const [lower, upper] = [interval[0] ?? -Infinity, interval[1] ?? Infinity]
  if (lower > material[0] && upper < material[1]) return 'not_material'
  if (lower > none) return 'first_higher'
  if (upper < none) return 'second_higher'
  return 'inconclusive'
}
