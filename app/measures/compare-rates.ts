import { enoughToCompare } from '#app/statistics/conclude.ts'
import { clusteredProportion, type ClusterSums, clusterSums, designEffect } from '#app/statistics/effective-n.ts'
import { mantelHaenszel, type Stratum } from '#app/statistics/mantel-haenszel.ts'
import { proportionDifference } from '#app/statistics/newcombe.ts'
import { standardisedDifference } from '#app/statistics/standardised-difference.ts'
import { type Arrival, type ArrivalFact, type Stratified, stratify, stratifyCloser } from './compare-strata.ts'
import { counted } from './format.ts'

/** One thing that a share counts: whose, what was known when it arrived, and whether the share is about it. */
export type Trial = { customer: number; arrival: Arrival; success: boolean }

type Estimate = { value: number; interval: [number, number] }

export type RateComparison = {
  crude: Estimate | null
  /** Mantel–Haenszel over the strata, Sato's variance times the larger side's design effect. */
  adjusted: Estimate | null
  /** Had both sides the mix of both together; stands beside the adjusted one where strata differ in sign. */
  standardised: Estimate | null
  /** The same among conversations alike in facts that had to be given up, where there are such. */
  closer: (Estimate & { facts: ArrivalFact[] }) | null
  stratified: Stratified
  /** Why nothing may be concluded; null where there is enough. */
  lack: string | null
}

/** Fewer customers a side than this, and effective trials, conclude nothing. */
export const leastCustomers = 30
export const leastEffective = 30
export const leastOfRarer = 5

/** The difference of two shares, first minus second, as they came and among like conversations. */
export function compareRates(
  a: readonly Trial[],
  b: readonly Trial[],
  { usable, confidence }: { usable: readonly ArrivalFact[]; confidence: number },
): RateComparison {
  const arrivals = [a.map(({ arrival }) => arrival), b.map(({ arrival }) => arrival)] as const
  const stratified = stratify(...arrivals, usable)
  const sums = [sumsOf(a), sumsOf(b)] as const
  const [first, second] = [clusteredProportion(sums[0], confidence), clusteredProportion(sums[1], confidence)]
  const options = { confidence, designEffect: Math.max(designEffect(sums[0]), designEffect(sums[1])) }
  const strata = countIn(stratified, a, b)
  const closer = stratifyCloser(...arrivals, stratified)
  const known = first !== null && second !== null
  return {
    crude: first && second && proportionDifference(first, second),
    adjusted: known ? estimateOf(mantelHaenszel(strata, options)) : null,
    closer: known && closer ? closerOf(closer, estimateOf(mantelHaenszel(countIn(closer, a, b), options))) : null,
    standardised: known ? estimateOf(standardisedDifference(strata, options)) : null,
    stratified,
    lack: lackOf(sums),
  }
}

/** Trials and successes of each stratum. */
function countIn({ strata, indexOf }: Stratified, a: readonly Trial[], b: readonly Trial[]): Stratum[] {
  const counts = strata.map(({ a: n1, b: n2 }) => ({ x1: 0, n1, x2: 0, n2 }))
  for (const [arm, trials] of [['x1', a] as const, ['x2', b] as const])
    for (const { arrival, success } of trials) {
      const stratum = counts[indexOf(arrival)]
      if (stratum && success) stratum[arm]++
    }
  return counts
}

const closerOf = ({ facts }: Stratified, found: Estimate | null): RateComparison['closer'] =>
  found && { ...found, facts }

const estimateOf = (found: Estimate | null): Estimate | null =>
  found && { value: found.value, interval: found.interval }

/** Per customer: things counted and those of them that the share is about. */
export function sumsOf(trials: readonly Pick<Trial, 'customer' | 'success'>[]): ClusterSums {
  const clusters = new Map<number, { x: number; m: number }>()
  for (const { customer, success } of trials) {
    const own = clusters.get(customer) ?? { x: 0, m: 0 }
    clusters.set(customer, own)
    own.m++
    if (success) own.x++
  }
  return clusterSums(clusters.values())
}

function lackOf(sums: readonly [ClusterSums, ClusterSums]): string | null {
  const arms = sums.map((one) => {
    const { x, m: n, clusters } = one
    return { x, n, clusters, effectiveN: n === 0 ? 0 : n / designEffect(one) }
  })
  const [first, second] = arms
  if (!first || !second) return null
  const limits = { perArm: leastEffective, clusters: leastCustomers, rarer: leastOfRarer }
  if (enoughToCompare(first, second, limits)) return null
  return tooFewOf([first, second]) ?? `fewer than ${leastOfRarer} of the rarer outcome in both together`
}

/** The side that has too few, in words; null where both have enough. */
export function tooFewOf(arms: readonly { n: number; clusters: number; effectiveN: number }[]): string | null {
  const [customers, trials] = [
    Math.min(...arms.map(({ clusters }) => clusters)),
    Math.min(...arms.map(({ effectiveN }) => effectiveN)),
  ]
  if (customers < leastCustomers)
    return `${counted(customers, 'customer')} on the smaller side; ${leastCustomers} are needed`
  if (trials < leastEffective)
    return `worth ${counted(Math.floor(trials), 'independent conversation')} on the smaller side; ${leastEffective} are needed`
  return null
}
