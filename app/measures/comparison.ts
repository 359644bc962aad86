import { confidenceWithin } from '#app/statistics/normal.ts'
import {
  type CompareConclusion,
  concludeComparison,
  holdsCloser,
  type Material,
  zOnceEnded,
  zWhileRunning,
} from './compare-conclusion.ts'
import { compareRates, leastOfRarer, tooFewOf, type Trials } from './compare-rates.ts'
import {
  type ArrivalFact,
  type CountedStratum,
  factName,
  overlapOf,
  type Stratified,
  withoutOverlap,
} from './compare-strata.ts'
import {
  type ComparedWaits,
  compareWaits,
  cutOffSeconds,
  type WaitComparison,
  type WaitEstimate,
} from './compare-waits.ts'
import type { Limit, Reading, Unit } from './reading.ts'

/** What a comparison needs to know of a measure. */
export type ComparedKind = { key: string; label: string; unit: Unit; better: 'higher' | 'lower' | 'neither' }

/** One measure on both sides; differences are first minus second, of times first over second. Kept stable. */
export type ComparedMeasure = ComparedKind & {
  /** What the differences are: of shares, ratios of medians, or seconds of mean waits cut off at seven days. */
  scale: 'share' | 'ratio' | 'seconds'
  a: Reading
  b: Reading
  /** Answered within: the promise, or a day where none is set. */
  limitSeconds?: number
  crude: Limit | null
  /** Among conversations alike on arrival. This decides. */
  adjusted: Limit | null
  /** Each side's own figure had both the same mix: medians, or mean waits cut off at seven days. */
  adjustedSides: { a: number | null; b: number | null } | null
  /** Shares only: had both sides the mix of both together. */
  standardised: Limit | null
  /** Waits; null where there were too many to draw customers again and again, and limits come from what each one pulls. */
  resampling: { seed: number; resamples: number; notReached: number } | null
  adjustedFor: ArrivalFact[]
  /**
   * Among conversations alike in facts too that had to be given up: the difference of the share, of waits of the share
   * answered by the median of both together. What is concluded has to hold there as well; null where nothing was given up,
   * or nothing could be taken back.
   */
  closer: { facts: ArrivalFact[]; value: number; interval: [number, number] } | null
  notAdjustedFor: { fact: ArrivalFact; because: string }[]
  strata: { all: number; comparable: number }
  /** The share of each side inside comparable strata. */
  overlap: { a: number | null; b: number | null }
  /** The strata that only one side met. */
  apart: CountedStratum[]
  z: number
  /** Of the intervals of the differences. */
  confidence: number
  /** A difference inside does not matter. */
  material: [number, number]
  conclusion: CompareConclusion
  /** Why nothing more is concluded; null where there is nothing to add. */
  because: string | null
}

export type Sides<T> = { a: T; b: T }

type Common = {
  kind: ComparedKind
  readings: Sides<Reading>
  usable: readonly ArrivalFact[]
  leftOut: readonly { fact: ArrivalFact; because: string }[]
  running: boolean
  material: Material
  /** Why there is nothing to conclude whatever the counts; null for none. */
  lack?: string | null
}

/** The two-sided confidence that a z stands for. */
export function confidenceOf(z: number): number {
  return z === zOnceEnded ? 0.95 : confidenceWithin(z)
}

const deciding = (running: boolean) => {
  const z = running ? zWhileRunning : zOnceEnded
  return { z, confidence: confidenceOf(z) }
}

/** A share on both sides: of conversations, customers or replies. */
export function compareShare(trials: Sides<Trials>, common: Common): ComparedMeasure {
  const { kind, readings, usable, running, material } = common
  const { z, confidence } = deciding(running)
  const found = compareRates(trials.a, trials.b, { usable, confidence })
  const bounds: [number, number] = [-material.points / 100, material.points / 100]
  const lack = common.lack ?? found.lack
  const overlap = overlapOf(found.stratified.strata)
  const interval = found.adjusted?.interval ?? null
  const said = concludeComparison({ lack, overlap, interval, material: bounds, none: 0, better: kind.better })
  const { conclusion, because } = confirmed(said, found.closer, (found.adjusted?.value ?? 0) > 0, material)
  return {
    ...{ ...kind, scale: 'share', ...readings, crude: found.crude, adjusted: found.adjusted },
    ...{ adjustedSides: null, standardised: found.standardised, resampling: null, closer: found.closer },
    ...aboutStrata(found.stratified, common),
    ...{ overlap, z, confidence, material: bounds, conclusion, because: lack ?? because },
  }
}

/** How seldom customers and answers may be for a wait to be concluded from. */
export type WaitSupport = { n: number; answered: number; customers: number; designEffect: number }

/** A wait on both sides, with the curves it was read from. */
export function compareWait(
  waits: Sides<ComparedWaits>,
  common: Common & {
    support: Sides<WaitSupport>
    seed: number
    resamples: number
    secondFirst: boolean
    mostDrawn?: number
  },
): { measure: ComparedMeasure; curves: WaitComparison['curves'] } {
  const { kind, readings, usable, running, material, support, ...drawing } = common
  const { z, confidence } = deciding(running)
  const found = compareWaits(waits.a, waits.b, { ...drawing, usable, confidence })
  const { scale, adjusted, crude, stratified } = found
  const bounds = boundsOf(scale, adjusted, material)
  const lack = common.lack ?? lackOfWaits(support, scale)
  const overlap = overlapOf(stratified.strata)
  const said = concludeComparison({
    ...{ lack, overlap, interval: adjusted?.interval ?? null, material: bounds },
    ...{ none: scale === 'ratio' ? 1 : 0, better: kind.better },
  })
  // Whoever waits longer has fewer answered by then.
  const sooner = (adjusted?.value ?? 0) < (scale === 'ratio' ? 1 : 0)
  const { conclusion, because } = confirmed(said, found.closer, sooner, material)
  const measure: ComparedMeasure = {
    ...{ ...kind, scale, ...readings, crude: limitOf(crude), adjusted: limitOf(adjusted), standardised: null },
    adjustedSides: adjusted && { a: reachedOr(adjusted.a), b: reachedOr(adjusted.b) },
    closer: found.closer,
    resampling: adjusted && adjusted.resampling,
    ...aboutStrata(stratified, common),
    ...{ overlap, z, confidence, material: bounds, conclusion, because: lack ?? because },
  }
  return { measure, curves: found.curves }
}

/** A conclusion that does not hold among conversations closer alike is none, and says so. */
function confirmed(
  conclusion: CompareConclusion,
  closer: ComparedMeasure['closer'],
  firstIsHigher: boolean,
  { points }: Material,
): { conclusion: CompareConclusion; because: string | null } {
  if (closer === null || holdsCloser(conclusion, firstIsHigher, { ...closer, material: points / 100 }))
    return { conclusion, because: null }
  const facts = closer.facts.map(factName).join(', ')
  return {
    conclusion: 'no_difference_we_can_claim',
    because: `it does not hold among conversations alike in ${facts}`,
  }
}

const limitOf = (found: WaitEstimate | null): Limit | null =>
  found && { value: found.value === null ? null : reachedOr(found.value), interval: found.interval }

const reachedOr = (value: number | null) => (value !== null && Number.isFinite(value) ? value : null)

/** Times alike both ways round: a ratio of 1.1 is one of 1/1.1 seen from the other side. */
function boundsOf(scale: WaitComparison['scale'], found: WaitEstimate | null, { percent }: Material): [number, number] {
  const more = 1 + percent / 100
  if (scale === 'ratio') return [1 / more, more]
  const least = Math.min(found?.a ?? cutOffSeconds, found?.b ?? cutOffSeconds)
  return [-(more - 1) * least, (more - 1) * least]
}

/** A median rests on what was answered, a mean cut off at seven days on what was watched as well. */
const leastAnswered = 30

function lackOfWaits({ a, b }: Sides<WaitSupport>, scale: WaitComparison['scale']): string | null {
  const arms = [a, b].map(({ n, customers, designEffect }) => ({
    ...{ n, clusters: customers, effectiveN: n / Math.max(1, designEffect) },
  }))
  const tooFew = tooFewOf(arms)
  if (tooFew !== null) return tooFew
  const answered = Math.min(a.answered, b.answered)
  if (scale === 'ratio' && answered < leastAnswered)
    return `${answered} answered on the smaller side; a median needs ${leastAnswered}`
  const together = a.answered + b.answered
  return together < leastOfRarer ? `fewer than ${leastOfRarer} answered in both together` : null
}

function aboutStrata({ facts, givenUp, strata }: Stratified, { leftOut }: Common) {
  const because = 'most strata would have held fewer than 10 a side'
  return {
    adjustedFor: facts,
    notAdjustedFor: [...leftOut, ...givenUp.map((fact) => ({ fact, because }))],
    strata: { all: strata.length, comparable: strata.filter(({ a, b }) => a > 0 && b > 0).length },
    apart: withoutOverlap(strata),
  }
}
