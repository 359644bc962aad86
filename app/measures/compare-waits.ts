import { bootstrap } from '#app/statistics/bootstrap.ts'
import { compareRates, type RateComparison, type Trial } from './compare-rates.ts'
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

/** One wait: whose, what was known when it began, whether an answer ended it, and how long ago it began (seconds). */
export type ComparedWait = { customer: number; arrival: Arrival; seconds: number; ended: boolean; watched: number }

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
  /**
   * Answered by the median of both together, or by seven days: a share, among conversations alike in facts that had to be
   * given up. Curves need strata of some size; this share does not.
   */
  closer: RateComparison['closer']
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
  if (like === null || all === null)
    return { scale: 'ratio', crude: null, adjusted: null, closer: null, stratified, curves: null }
  const reached = [like, all].every(({ sorted, mix }) =>
    sorted.every((arm) => Number.isFinite(standardisedQuantile(arm, mix, 0.5) ?? Infinity)),
  )
  const scale = reached ? 'ratio' : 'seconds'
  const [first, second] = like.sorted.map((arm) => standardisedCurve(arm, like.mix))
  const adjusted = estimate(like, scale, options)
  const by = scale === 'ratio' ? Math.sqrt((adjusted.a ?? 1) * (adjusted.b ?? 1)) : cutOffSeconds
  const { usable, confidence } = options
  const answered =
    stratified.givenUp.length > 0 && compareRates(trialsBy(by, a), trialsBy(by, b), { usable, confidence })
  return {
    scale,
    // What decides is the adjusted one; the other needs no more than a usual number of resamples.
    crude: estimate(all, scale, { ...options, resamples: Math.min(options.resamples, 1000) }),
    adjusted,
    closer: answered ? answered.closer : null,
    stratified,
    curves: first && second ? { a: first, b: second } : null,
  }
}

/** Whether each was answered by then, of those that began at least as long ago. */
const trialsBy = (seconds: number, waits: readonly ComparedWait[]): Trial[] =>
  waits
    .filter(({ watched }) => watched >= seconds)
    .map((wait) => ({ ...wait, success: wait.ended && wait.seconds <= seconds }))

/** Both sides' waits in comparable strata, their customers numbered by side and by the stratum they first came with. */
function armsOf(
  a: readonly ComparedWait[],
  b: readonly ComparedWait[],
  { strata, indexOf }: Stratified,
  secondFirst: boolean,
): Arms | null {
  const weights = strata.map((one) => (isComparable(one) ? (one.a * one.b) / (one.a + one.b) : 0))
  const size = (stratum: number) => (strata[stratum]?.a ?? 0) + (strata[stratum]?.b ?? 0)
  // The same order whichever side comes first; the rarest first, which are the homes of those who wrote in them.
  let order = weights
    .flatMap((weight, stratum) => (weight > 0 ? [stratum] : []))
    .toSorted((one, other) => size(one) - size(other) || (keyOf(strata[one]) < keyOf(strata[other]) ? -1 : 1))
  const sides = secondFirst ? [b, a] : [a, b]
  const homesOf = (places: ReadonlyMap<number, number>) =>
    sides.map((waits) => findHomes(waits, (arrival) => places.get(indexOf(arrival))))
  let places = placesOf(order)
  let homes = homesOf(places)
  // A stratum that is nobody's home could be drawn empty: there is no curve of it.
  for (;;) {
    const inhabited = order.filter((_, place) => homes.every((own) => own.sizes[place]))
    if (inhabited.length === order.length) break
    order = inhabited
    places = placesOf(order)
    homes = homesOf(places)
  }
  if (order.length === 0) return null
  let first = 0
  const sorted = sides.map((waits, side) => {
    const { home, sizes } = homes[side] ?? { home: new Map<number, number>(), sizes: [] }
    const numbers = numberByHome(home, sizes, first)
    first += home.size
    return sortStrata(
      waits.flatMap(({ arrival, seconds: time, ended, customer }) => {
        const stratum = places.get(indexOf(arrival))
        return stratum === undefined ? [] : [{ time, ended, stratum, cluster: numbers.get(customer) ?? 0 }]
      }),
    )
  })
  const [one, other] = secondFirst ? sorted.toReversed() : sorted
  if (!one || !other) return null
  return {
    sorted: [one, other],
    mix: order.map((stratum) => weights[stratum] ?? 0),
    groups: homes.flatMap(({ sizes }) => order.map((_, place) => sizes[place] ?? 0)),
  }
}

const placesOf = (order: readonly number[]) => new Map(order.map((stratum, place) => [stratum, place]))

/** Each customer's home, the first of the strata in which they wrote, and how many live in each. */
function findHomes(waits: readonly ComparedWait[], placeOf: (arrival: Arrival) => number | undefined) {
  const home = new Map<number, number>()
  for (const { customer, arrival } of waits) {
    const place = placeOf(arrival)
    if (place !== undefined) home.set(customer, Math.min(place, home.get(customer) ?? Infinity))
  }
  const sizes: number[] = []
  for (const place of home.values()) sizes[place] = (sizes[place] ?? 0) + 1
  return { home, sizes }
}

/** Customers numbered from `first` on, those of one home in a row. */
function numberByHome(home: ReadonlyMap<number, number>, sizes: readonly number[], first: number): Map<number, number> {
  const next: number[] = []
  for (let place = 0, number = first; place < sizes.length; place++) {
    next[place] = number
    number += sizes[place] ?? 0
  }
  return new Map(
    [...home].map(([customer, place]) => {
      const number = next[place] ?? first
      next[place] = number + 1
      return [customer, number]
    }),
  )
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
