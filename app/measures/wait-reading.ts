import { type Observed, survivalDesignEffect } from '#app/statistics/clustered-survival.ts'
import {
  kaplanMeier,
  type Limit,
  type LimitOptions,
  shareBy,
  type SurvivalCurve,
  survivalQuantile,
} from '#app/statistics/kaplan-meier.ts'
import { quantile } from '#app/statistics/quantile.ts'
import { wilson } from '#app/statistics/wilson.ts'
import {
  type BinnedWaitCounts,
  type BinnedWaits,
  binError,
  binnedAnsweredOnly,
  binnedAtClosing,
  binnedQuantile,
  binnedShareBy,
  binnedWaitsOf,
} from './binned-waits.ts'
import { type Reading, stateOf } from './reading.ts'

/** Conversations as parallel arrays. */
export type WaitList = {
  /** From the start of the wait to its end, or to as-of where it goes on. */
  seconds: ArrayLike<number>
  /** Whose wait it is. */
  customer: ArrayLike<number>
  /** From the start of the wait to a closing while nothing was answered; NaN without one. */
  closedAfterSeconds: ArrayLike<number>
}

/** What every wait counts: one by one, or where there are too many by the bins of their durations. */
export type AnyWaitCounts = WaitCounts | BinnedWaitCounts

export type WaitCounts = {
  answered: WaitList
  waiting: WaitList
  /** Answered, but their times contradict each other: they have no place in the curve. */
  unknown: number
  /** Distinct customers, of unknown waits as well. */
  customers: number
  setAside: number
  /** Of sources that do not show what we replied. */
  repliesNotShown: number
  /** Those whose wait a reply of unknown words ended by as-of. */
  unknownWords: number
  /** On the business clock: those that began before there were hours, in no figure. */
  withoutHours?: number
  /** Where not all were promised the same: the waits as shares of what each was promised, of those that were. */
  ofPromise?: { answered: WaitList; waiting: WaitList }
}

type BothLists = Pick<WaitCounts, 'answered' | 'waiting'>
type ListedWaits = { listed: BothLists; curve: SurvivalCurve; options: LimitOptions }
export type Waits = ListedWaits | BinnedWaits

/** The curve of all waits, those without an answer still waiting at as-of, and the customers' design effect. */
export function waitsOf(counts: BothLists): ListedWaits {
  const { answered, waiting } = counts
  const known = looked.get(answered)
  if (known?.listed.waiting === waiting) return known
  const curve = kaplanMeier(answered.seconds, waiting.seconds)
  const { customers, repeated } = repeatedCustomers(answered, waiting)
  const options = { designEffect: survivalDesignEffect(curve, customers, repeated) }
  const found = { listed: { answered, waiting }, curve, options }
  looked.set(answered, found)
  return found
}

/** A comparison asks for the same curve again and again. */
const looked = new WeakMap<WaitList, ListedWaits>()

/** How many customers there are, and the waits of those who have several. */
function repeatedCustomers(
  answered: WaitList,
  waiting: WaitList,
): { customers: number; repeated: Iterable<Observed[]> } {
  const times = new Map<number, number>()
  for (const { customer } of [answered, waiting])
    for (let i = 0; i < customer.length; i++)
      times.set(customer[i] as number, (times.get(customer[i] as number) ?? 0) + 1)
  const repeated = new Map<number, Observed[]>()
  for (const { customer, seconds } of [answered, waiting])
    for (let i = 0; i < customer.length; i++) {
      const whose = customer[i] as number
      if (times.get(whose) === 1) continue
      const own = repeated.get(whose) ?? []
      repeated.set(whose, own)
      own.push({ time: seconds[i] as number, ended: customer === answered.customer })
    }
  return { customers: times.size, repeated: repeated.values() }
}

/** Median and p90 of the curve that takes a closing without an answer as the end of what can be known. */
export function censoredAtClosing(counts: AnyWaitCounts): { p50: number | null; p90: number | null } {
  if ('bins' in counts) return binnedAtClosing(counts)
  const { answered, waiting } = counts
  const ended: number[] = []
  const open: number[] = []
  for (const { seconds, closedAfterSeconds } of [answered, waiting])
    for (let i = 0; i < seconds.length; i++) {
      const [time, closed] = [seconds[i] as number, closedAfterSeconds[i] as number]
      if (closed < time) open.push(closed)
      else (seconds === answered.seconds ? ended : open).push(time)
    }
  const curve = kaplanMeier(ended, open)
  return { p50: survivalQuantile(curve, 0.5).value, p90: survivalQuantile(curve, 0.9).value }
}

/** What all readings of waits share: counts, parts, and what stands beside them; `figure` fills in the rest. */
export function waitReading(
  key: string,
  unit: 'seconds' | 'share',
  counts: AnyWaitCounts,
  figure: (waits: Waits) => Partial<Reading> & Limit,
): Reading {
  const [answered, waiting] =
    'bins' in counts
      ? [counts.answered, counts.waiting]
      : [counts.answered.seconds.length, counts.waiting.seconds.length]
  const n = answered + waiting + counts.unknown
  const state = stateOf(n)
  const { figures, ...rest } =
    state === 'ok'
      ? figure('bins' in counts ? binnedWaitsOf(counts) : waitsOf(counts))
      : { value: null, interval: null, figures: {} }
  return {
    key,
    unit,
    state,
    n,
    customers: counts.customers,
    immature: 0,
    parts: { answered, waiting, unknown: counts.unknown },
    answered,
    waiting,
    ...rest,
    figures: {
      ...figures,
      ...('bins' in counts ? { bin_error: binError(counts) } : {}),
      set_aside: counts.setAside,
      replies_not_shown: counts.repliesNotShown,
      unknown_words: counts.unknownWords,
      ...('withoutHours' in counts && counts.withoutHours ? { without_hours: counts.withoutHours } : {}),
    },
  }
}

/** Median and p90 of a curve. */
export function quantilesOf(waits: Waits): { p50: Limit; p90: Limit } {
  if ('binned' in waits) return { p50: binnedQuantile(waits, 0.5), p90: binnedQuantile(waits, 0.9) }
  const { curve, options } = waits
  return { p50: survivalQuantile(curve, 0.5, options), p90: survivalQuantile(curve, 0.9, options) }
}

/**
 * The share answered within a time. Where nobody, or everybody, was answered by then the curve has no variance: Wilson's
 * limits of none, or all, of them.
 */
export function shareAnsweredBy(waits: Waits, seconds: number): Limit {
  const { curve, options } = waits
  const share = 'binned' in waits ? binnedShareBy(waits, seconds) : shareBy(curve, seconds, options)
  if (share.value === null || share.interval) return share
  const effect = options.designEffect ?? 1
  const [n, watched] = 'binned' in waits ? [curve.n, curve.n] : watchedFor(waits.listed, seconds)
  const limits = share.value > 0 ? wilson(n / effect, n / effect) : wilson(0, watched / effect)
  return { value: share.value, interval: limits?.interval ?? null }
}

/** How many were answered at all, and how many were watched at least so long. */
function watchedFor({ answered, waiting }: BothLists, seconds: number): [number, number] {
  const watched = [answered, waiting].flatMap(({ seconds: all }) => Array.from(all).filter((one) => one >= seconds))
  return [answered.seconds.length, watched.length]
}

/** Quantiles and mean of the answered ones alone; undefined when nothing was answered. */
export function answeredOnly(counts: AnyWaitCounts): NonNullable<Reading['answeredOnly']> | undefined {
  if ('bins' in counts) return binnedAnsweredOnly(counts)
  const sorted = Float64Array.from(counts.answered.seconds).sort()
  const [p50, p90] = [quantile(sorted, 0.5), quantile(sorted, 0.9)]
  if (p50 === null || p90 === null) return undefined
  return { n: sorted.length, p50, p90, mean: sorted.reduce((sum, value) => sum + value, 0) / sorted.length }
}
