import { bootstrap } from '#app/statistics/bootstrap.ts'
import type { Limit } from '#app/statistics/kaplan-meier.ts'
import {
  type SortedStrata,
  sortStrata,
  standardisedCurve,
  standardisedMean,
  standardisedQuantile,
  type Steps,
} from '#app/statistics/standardised-survival.ts'
import { type Arrival, type ArrivalFact, isComparable, type Stratified, stratify } from './compare-strata.ts'

/** One wait: whose, what was known when it began, and whether an answer ended it. */
export type ComparedWait = { customer: number; arrival: Arrival; seconds: number; ended: boolean }

/** Means are cut off here where a median is not reached. */
export const cutOffSeconds = 7 * 86_400

export type WaitEstimate = Limit & {
  /** Each side's own figure, in seconds: its median, or its mean wait cut off at seven days. */
  a: number | null
  b: number | null
  resamples: number
  seed: number
  /** Share of resamples in which the figure was not reached. */
  notReached: number
}

export type WaitComparison = {
  /** `ratio` of medians; `seconds`: difference of mean waits cut off at seven days, where a median is not reached. */
  scale: 'ratio' | 'seconds'
  crude: WaitEstimate | null
  adjusted: WaitEstimate | null
  stratified: Stratified
  /** The curves of both sides had they the same mix. */
  curves: { a: Steps; b: Steps } | null
}

type Options = {
  usable: readonly ArrivalFact[]
  confidence: number
  seed: number
  resamples: number
  /** Draws for the second side first, so that swapped sides draw alike and say the opposite to the last digit. */
  secondFirst: boolean
}

type Arms = { sorted: [SortedStrata, SortedStrata]; mix: number[]; groups: number[] }

/**
 * The ratio of two median waits, first over second, as they came and with both sides' strata weighed alike, as for
 * shares: n₁n₂/(n₁+n₂), so that a stratum in which one side met next to nobody says next to nothing. Limits by resampling
 * customers within side and stratum.
 */
export function compareWaits(a: readonly ComparedWait[], b: readonly ComparedWait[], options: Options): WaitComparison {
  const arrivals = (waits: readonly ComparedWait[]) => waits.map(({ arrival }) => arrival)
  const stratified = stratify(arrivals(a), arrivals(b), options.usable)
  const everybody = stratify(arrivals(a), arrivals(b), [])
  const like = armsOf(a, b, stratified, options.secondFirst)
  const all = armsOf(a, b, everybody, options.secondFirst)
  if (like === null || all === null) return { scale: 'ratio', crude: null, adjusted: null, stratified, curves: null }
  const reached = [like, all].every(({ sorted, mix }) =>
    sorted.every((arm) => Number.isFinite(standardisedQuantile(arm, mix, 0.5) ?? Infinity)),
  )
  const scale = reached ? 'ratio' : 'seconds'
  const [first, second] = like.sorted.map((arm) => standardisedCurve(arm, like.mix))
  return {
    scale,
    // What decides is the adjusted one; the other needs no more than a usual number of resamples.
    crude: estimate(all, scale, { ...options, resamples: Math.min(options.resamples, 1000) }),
    adjusted: estimate(like, scale, options),
    stratified,
    curves: first && second ? { a: first, b: second } : null,
  }
}

/** Both sides' waits in comparable strata, their customers numbered by side and by the stratum they first came with. */
function armsOf(
  a: readonly ComparedWait[],
  b: readonly ComparedWait[],
  { strata, indexOf }: Stratified,
  secondFirst: boolean,
): Arms | null {
  const weights = strata.map((one) => (isComparable(one) ? (one.a * one.b) / (one.a + one.b) : 0))
  if (!weights.some((weight) => weight > 0)) return null
  const order = strata
    .map((_, i) => i)
    .filter((i) => weights[i] !== 0)
    .toSorted((one, other) => (keyOf(strata[one]) < keyOf(strata[other]) ? -1 : 1))
  const place = new Map(order.map((stratum, i) => [stratum, i]))
  const groups: number[] = []
  let first = 0
  const arm = (waits: readonly ComparedWait[]) => {
    const inside = waits.flatMap((wait) => {
      const stratum = place.get(indexOf(wait.arrival))
      return stratum === undefined ? [] : [{ time: wait.seconds, ended: wait.ended, stratum, customer: wait.customer }]
    })
    const homes = new Map<number, number>()
    for (const { customer, stratum } of inside) if (!homes.has(customer)) homes.set(customer, stratum)
    const sizes = order.map(() => 0)
    for (const home of homes.values()) sizes[home] = (sizes[home] ?? 0) + 1
    const next = sizes.map((_, i) => first + sizes.slice(0, i).reduce((sum, size) => sum + size, 0))
    const numbers = new Map<number, number>()
    for (const [customer, home] of homes) {
      const number = next[home] ?? 0
      numbers.set(customer, number)
      next[home] = number + 1
    }
    groups.push(...sizes)
    first += homes.size
    return sortStrata(inside.map(({ customer, ...one }) => ({ ...one, cluster: numbers.get(customer) ?? 0 })))
  }
  const [one, other] = secondFirst ? [b, a] : [a, b]
  const sorted = [arm(one), arm(other)] as const
  return {
    sorted: secondFirst ? [sorted[1], sorted[0]] : [sorted[0], sorted[1]],
    mix: order.map((stratum) => weights[stratum] ?? 0),
    groups,
  }
}

const keyOf = (stratum: { levels: Partial<Arrival> } | undefined) => Object.values(stratum?.levels ?? {}).join('\n')

/** A second is the least that a source's clock tells. */
const logOf = (seconds: number) => Math.log(Math.max(1, seconds))

function estimate({ sorted, mix, groups }: Arms, scale: WaitComparison['scale'], options: Options): WaitEstimate {
  const [first, second] = sorted
  const figure = (arm: SortedStrata, drawn?: ArrayLike<number>) =>
    scale === 'ratio' ? standardisedQuantile(arm, mix, 0.5, drawn) : standardisedMean(arm, mix, cutOffSeconds, drawn)
  const difference = (one: number | null, other: number | null) =>
    one === null || other === null ? null : scale === 'ratio' ? logOf(one) - logOf(other) : one - other
  const { seed, resamples, confidence } = options
  const { interval, notReached } = bootstrap(
    groups,
    (drawn) => difference(figure(first, drawn), figure(second, drawn)),
    { seed, resamples, confidence },
  )
  const [a, b] = [figure(first), figure(second)]
  const [value, ...limits] = [difference(a, b), ...interval].map((one) =>
    one === null || scale === 'seconds' ? one : Math.exp(one),
  )
  return {
    value: value ?? null,
    interval: value === null || value === undefined ? null : [limits[0] ?? null, limits[1] ?? null],
    ...{ a, b, resamples, seed, notReached },
  }
}
