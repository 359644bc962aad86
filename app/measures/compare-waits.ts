import { bootstrap } from '#app/statistics/bootstrap.ts'
import type { Limit } from '#app/statistics/kaplan-meier.ts'
import { twoSidedZ } from '#app/statistics/normal.ts'
import { standardisedError, standardisedMeanError } from '#app/statistics/standardised-spread.ts'
import {
  inOrderOfTimes,
  type SortedStrata,
  standardisedCurve,
  standardisedMean,
  standardisedQuantile,
  type Steps,
} from '#app/statistics/standardised-survival.ts'
import { indexesWhere, sizeFor, taken } from './columns.ts'
import { compareRates, type Met, type RateComparison, type Trials } from './compare-rates.ts'
import { type Arrival, type ArrivalFact, isComparable, kindsMet, type Stratified, stratify } from './compare-strata.ts'

/** Waits: whether an answer ended each (1), and how long ago it began (seconds). */
export type ComparedWaits = Met & { seconds: Float64Array; ended: Uint8Array; watched: Float64Array }

/** Means are cut off here where a median is not reached. */
export const cutOffSeconds = 7 * 86_400

export type WaitEstimate = Limit & {
  /** Each side's own figure, in seconds: its median, or its mean wait cut off at seven days. */
  a: number | null
  b: number | null
  /** Null where there were too many to draw customers again and again. */
  resampling: {
    resamples: number
    seed: number
    /** Share of them in which the figure was not reached. */ notReached: number
  } | null
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
  /** Left out: as many as can be afforded. */
  mostDrawn?: number
}

type Arms = { sorted: [SortedStrata, SortedStrata]; mix: number[]; groups: number[] }

/**
 * The ratio of two median waits, first over second, as they came and with both sides' strata weighed alike, as for
 * shares: n₁n₂/(n₁+n₂), so that a stratum in which one side met next to nobody says next to nothing. Limits by resampling
 * customers within side and stratum.
 */
export function compareWaits(a: ComparedWaits, b: ComparedWaits, options: Options): WaitComparison {
  const [first, second] = [kindsMet(a.kinds, a.kind), kindsMet(b.kinds, b.kind)]
  const stratified = stratify(first, second, options.usable)
  const everybody = stratify(first, second, [])
  const like = armsOf(a, b, stratified, options.secondFirst)
  const all = armsOf(a, b, everybody, options.secondFirst)
  if (like === null || all === null)
    return { scale: 'ratio', crude: null, adjusted: null, closer: null, stratified, curves: null }
  const reached = [like, all].every(({ sorted, mix }) =>
    sorted.every((arm) => Number.isFinite(standardisedQuantile(arm, mix, 0.5) ?? Infinity)),
  )
  const scale = reached ? 'ratio' : 'seconds'
  const [one, other] = like.sorted.map((arm) => standardisedCurve(arm, like.mix))
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
    curves: one && other ? { a: one, b: other } : null,
  }
}

/** Whether each was answered by then, of those that began at least as long ago. */
export function trialsBy(by: number, { kinds, kind, customer, seconds, ended, watched }: ComparedWaits): Trials {
  const old = indexesWhere(seconds.length, (i) => watched[i]! >= by)
  const success = new Uint8Array(old.length)
  for (let i = 0; i < old.length; i++) success[i] = ended[old[i]!] === 1 && seconds[old[i]!]! <= by ? 1 : 0
  const of = (column: Uint32Array) => taken(new Uint32Array(old.length), column, old)
  return { kinds, kind: of(kind), customer: of(customer), success }
}

/** Waits in comparable strata, each with the place of its stratum; none: in no such. */
type PlacedWaits = { waits: ComparedWaits; place: Int32Array }
const none = -1

/** Both sides' waits in comparable strata, their customers numbered by side and by the stratum they first came with. */
function armsOf(
  a: ComparedWaits,
  b: ComparedWaits,
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
  const placedBy = (places: ReadonlyMap<number, number>) =>
    sides.map((waits) => {
      const ofKind = Int32Array.from(waits.kinds, (arrival) => places.get(indexOf(arrival)) ?? none)
      return { waits, place: new Int32Array(waits.kind.length).map((_, i) => ofKind[waits.kind[i]!]!) }
    })
  let placed = placedBy(placesOf(order))
  let homes = placed.map(findHomes)
  // A stratum that is nobody's home could be drawn empty: there is no curve of it.
  for (;;) {
    const inhabited = order.filter((_, place) => homes.every((own) => own.sizes[place]))
    if (inhabited.length === order.length) break
    order = inhabited
    placed = placedBy(placesOf(order))
    homes = placed.map(findHomes)
  }
  if (order.length === 0) return null
  let first = 0
  const sorted = placed.map(({ waits, place }, side) => {
    const { numbers, customers } = numberByHome(homes[side]!, first)
    first += customers
    const own = indexesWhere(place.length, (i) => place[i] !== none)
    const column = () => new Uint32Array(own.length)
    const cluster = taken(column(), waits.customer, own)
    for (let i = 0; i < own.length; i++) cluster[i] = numbers[cluster[i]!]!
    return inOrderOfTimes({
      times: taken(new Float64Array(own.length), waits.seconds, own),
      ended: taken(new Uint8Array(own.length), waits.ended, own),
      ...{ stratum: taken(column(), place, own), cluster, strata: order.length },
    })
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

type Homes = {
  /** By customer; none: they wrote in no comparable stratum. */
  home: Int32Array
  /** How many live in each. */
  sizes: number[]
  /** Customers in the order in which they first wrote. */
  customers: Uint32Array
}

/** Each customer's home, the first of the strata in which they wrote. */
function findHomes({ waits: { customer }, place }: PlacedWaits): Homes {
  const home = new Int32Array(sizeFor(customer)).fill(none)
  const customers = new Uint32Array(home.length)
  let known = 0
  for (let i = 0; i < place.length; i++) {
    const own = place[i]!
    if (own === none) continue
    const whose = customer[i]!
    const before = home[whose]!
    if (before === none) customers[known++] = whose
    if (before === none || own < before) home[whose] = own
  }
  const sizes: number[] = []
  for (const own of home) if (own !== none) sizes[own] = (sizes[own] ?? 0) + 1
  return { home, sizes, customers: customers.subarray(0, known) }
}

/** Customers numbered from `first` on, those of one home in a row. */
function numberByHome({ home, sizes, customers }: Homes, first: number) {
  const next: number[] = []
  for (let place = 0, number = first; place < sizes.length; place++) {
    next[place] = number
    number += sizes[place] ?? 0
  }
  const numbers = new Uint32Array(home.length)
  for (const customer of customers) numbers[customer] = next[home[customer]!]!++
  return { numbers, customers: customers.length }
}

const keyOf = (stratum: { levels: Partial<Arrival> } | undefined) => Object.values(stratum?.levels ?? {}).join('\n')

/** A second is the least that a source's clock tells. */
const logOf = (seconds: number) => Math.log(Math.max(1, seconds))

/**
 * More waits on both sides together than this are not drawn again and again, which would take minutes: limits come from
 * what each customer pulls at the curve, which at such sizes says the same.
 */
const mostDrawn = 40_000

function estimate(arms: Arms, scale: WaitComparison['scale'], options: Options): WaitEstimate {
  const { sorted, mix } = arms
  const figure = (arm: SortedStrata, drawn?: ArrayLike<number>) =>
    scale === 'ratio' ? standardisedQuantile(arm, mix, 0.5, drawn) : standardisedMean(arm, mix, cutOffSeconds, drawn)
  const difference = (one: number | null, other: number | null) =>
    one === null || other === null ? null : scale === 'ratio' ? logOf(one) - logOf(other) : one - other
  const [a, b] = [figure(sorted[0]), figure(sorted[1])]
  const isDrawn = sorted[0].times.length + sorted[1].times.length <= (options.mostDrawn ?? mostDrawn)
  const drawn = isDrawn
    ? bootstrap(arms.groups, (times) => difference(figure(sorted[0], times), figure(sorted[1], times)), options)
    : null
  const pulled = () => (a === null || b === null ? noLimits : pulledLimits(arms, scale, { a, b }, options.confidence))
  const [value, ...limits] = [difference(a, b), ...(drawn?.interval ?? pulled())].map((one) =>
    one === null || scale === 'seconds' ? one : Math.exp(one),
  )
  const { seed, resamples } = options
  return {
    value: value ?? null,
    interval: value === null || value === undefined ? null : [limits[0] ?? null, limits[1] ?? null],
    ...{ a, b, resampling: drawn && { seed, resamples, notReached: drawn.notReached } },
  }
}

type TwoLimits = [number | null, number | null]
const noLimits: TwoLimits = [null, null]

/**
 * Limits of the difference without drawing: each side's median between the times at which its curve lies z standard errors
 * off a half (Woodruff 1952, JASA 47:635), put together as Newcombe does two shares (Zou & Donner 2008, Stat Med 27:1693);
 * means by their standard errors.
 */
function pulledLimits(
  { sorted, mix }: Arms,
  scale: WaitComparison['scale'],
  { a, b }: { a: number; b: number },
  confidence: number,
): TwoLimits {
  const z = twoSidedZ(confidence)
  if (scale === 'seconds') {
    const spread = z * Math.hypot(...sorted.map((arm) => standardisedMeanError(arm, mix, cutOffSeconds)))
    return [a - b - spread, a - b + spread]
  }
  const [one, other] = sorted.map((arm, side) => {
    const median = side === 0 ? a : b
    const spread = z * standardisedError(arm, mix, median)
    const [low, high] = [0.5 - spread, 0.5 + spread].map((p) => standardisedQuantile(arm, mix, p) ?? Infinity)
    return { below: logOf(median) - logOf(low!), above: logOf(high!) - logOf(median) }
  }) as [Reach, Reach]
  const ratio = logOf(a) - logOf(b)
  const reached = (limit: number) => (Number.isFinite(limit) ? limit : null)
  return [reached(ratio - Math.hypot(one.below, other.above)), reached(ratio + Math.hypot(one.above, other.below))]
}

/** How far the limits of a median lie off it, as logarithms. */
type Reach = { below: number; above: number }
