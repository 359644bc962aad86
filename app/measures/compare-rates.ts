import { enoughToCompare } from '#app/statistics/conclude.ts'
import { clusteredProportion, type ClusterSums, clusterSums, designEffect } from '#app/statistics/effective-n.ts'
import { mantelHaenszel, type Stratum } from '#app/statistics/mantel-haenszel.ts'
import { proportionDifference } from '#app/statistics/newcombe.ts'
import { standardisedDifference } from '#app/statistics/standardised-difference.ts'
import {
  type Arrival,
  type ArrivalFact,
  kindsMet,
  type Stratified,
  stratify,
  stratifyCloser,
} from './compare-strata.ts'
import { sizeFor } from './columns.ts'
import { counted } from './format.ts'

/** Things compared, as parallel columns: what was known when each arrived, as an index of `kinds`, and whose it is, numbered from 0. */
export type Met = { kinds: readonly Arrival[]; kind: Uint32Array; customer: Uint32Array }

/** What a share counts; `success` is 1 where the share is about it. */
export type Trials = Met & { success: Uint8Array }

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
  a: Trials,
  b: Trials,
  { usable, confidence }: { usable: readonly ArrivalFact[]; confidence: number },
): RateComparison {
  const arrivals = [kindsMet(a.kinds, a.kind), kindsMet(b.kinds, b.kind)] as const
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
function countIn({ strata, indexOf }: Stratified, a: Trials, b: Trials): Stratum[] {
  const counts = strata.map(({ a: n1, b: n2 }) => ({ x1: 0, n1, x2: 0, n2 }))
  for (const [arm, { kinds, kind, success }] of [['x1', a] as const, ['x2', b] as const]) {
    const successful = kind.filter((_, i) => success[i] === 1)
    for (const [arrival, count] of kindsMet(kinds, successful)) {
      const stratum = counts[indexOf(arrival)]
      if (stratum) stratum[arm] += count
    }
  }
  return counts
}

const closerOf = ({ facts }: Stratified, found: Estimate | null): RateComparison['closer'] =>
  found && { ...found, facts }

const estimateOf = (found: Estimate | null): Estimate | null =>
  found && { value: found.value, interval: found.interval }

/** Per customer: things counted and those of them that the share is about. */
export function sumsOf({ customer, success }: Pick<Trials, 'customer' | 'success'>): ClusterSums {
  const size = sizeFor(customer)
  const [x, m] = [new Float64Array(size), new Float64Array(size)]
  for (let i = 0; i < customer.length; i++) {
    const one = customer[i]!
    m[one]!++
    x[one]! += success[i]!
  }
  return clusterSums(
    (function* () {
      for (let one = 0; one < size; one++) if (m[one]! > 0) yield { x: x[one]!, m: m[one]! }
    })(),
  )
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
