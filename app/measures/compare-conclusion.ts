import { conclude } from '#app/statistics/conclude.ts'
import type { Limit } from '#app/statistics/kaplan-meier.ts'
import { leastOverlap } from './compare-strata.ts'

/** All that Compare ever says of a difference, first side against second, in the order in which it is asked. */
export const conclusions = [
  'not_enough',
  'too_different',
  'no_difference_that_matters',
  ...(['better', 'worse', 'higher', 'lower'] as const),
  'no_difference_we_can_claim',
] as const
export type CompareConclusion = (typeof conclusions)[number]

/** In words; `higher` and `lower` are for measures of which neither is better. */
export const conclusionWords: Record<CompareConclusion, string> = {
  not_enough: 'not enough conversations',
  too_different: 'too different to compare',
  no_difference_that_matters: 'no difference that matters',
  better: 'better',
  worse: 'worse',
  higher: 'higher',
  lower: 'lower',
  no_difference_we_can_claim: 'no difference we can claim',
}

/** What a difference must exceed to matter: so many points of a share, so many percent of a time. */
export type Material = { points: number; percent: number }
export const usualMaterial: Material = { points: 5, percent: 10 }

/** A side that still runs is looked at again and again, which 1.96 would punish with false conclusions (METHODS §8). */
export const zWhileRunning = 2.64
export const zOnceEnded = 1.96

export function concludeComparison(found: {
  /** Why there is too little; null where there is enough. */
  lack: string | null
  overlap: { a: number | null; b: number | null }
  interval: Limit['interval']
  material: readonly [number, number]
  /** Where nothing differs. */
  none: number
  better: 'higher' | 'lower' | 'neither'
}): CompareConclusion {
  const { lack, overlap, interval, material, none, better } = found
  if (lack !== null) return 'not_enough'
  if (Math.min(overlap.a ?? 0, overlap.b ?? 0) < leastOverlap) return 'too_different'
  const said = conclude({ enough: true, interval, material, none })
  if (said === 'not_enough') return 'no_difference_we_can_claim'
  if (said === 'not_material') return 'no_difference_that_matters'
  if (said === 'inconclusive') return 'no_difference_we_can_claim'
  const higher = said === 'first_higher'
  if (better === 'neither') return higher ? 'higher' : 'lower'
  return higher === (better === 'higher') ? 'better' : 'worse'
}

/** What a difference of shares among conversations closer alike says; `material` in shares. */
export type Closer = { value: number; interval: [number, number]; material: number }

/**
 * Whether a conclusion holds among conversations closer alike, too: a direction must show there as well, and what does not
 * matter must not look as if it did. `firstIsHigher`: the side
 * that the conclusion gives the larger share there.
 */
export function holdsCloser(conclusion: CompareConclusion, firstIsHigher: boolean, closer: Closer): boolean {
  const { value, interval, material } = closer
  if (conclusion === 'no_difference_that_matters') return Math.abs(value) < material
  if (!isClaim(conclusion)) return true
  return firstIsHigher ? interval[0] > 0 : interval[1] < 0
}

export const isClaim = (conclusion: CompareConclusion) =>
  conclusion === 'better' || conclusion === 'worse' || conclusion === 'higher' || conclusion === 'lower'
