import { type Observed, survivalDesignEffect } from '#app/statistics/clustered-survival.ts'
import {
  kaplanMeier,
  type Limit,
  type LimitOptions,
  type SurvivalCurve,
  survivalQuantile,
} from '#app/statistics/kaplan-meier.ts'
import { quantile } from '#app/statistics/quantile.ts'
import { type Reading, stateOf } from './reading.ts'

/** What every wait counts: conversations as parallel arrays, and those that have no place in the curve. */
export type WaitCounts = {
  /** From the start of the wait to its end, or to as-of where it goes on. */
  seconds: number[]
  answered: boolean[]
  /** Whose wait it is. */
  customer: number[]
  /** From the start of the wait to a closing while nothing was answered; null without one. */
  closedAfterSeconds: (number | null)[]
  /** Answered, but their times contradict each other. */
  unknown: number
  /** Distinct customers, of unknown waits as well. */
  customers: number
  setAside: number
  /** Of sources that do not show what we replied. */
  repliesNotShown: number
  unknownWords: number
}

export type Waits = { curve: SurvivalCurve; options: LimitOptions; answeredSeconds: Float64Array }

/** The curve of all waits, those without an answer still waiting at as-of, and the customers' design effect. */
export function waitsOf(counts: WaitCounts): Waits {
  const { ended, open, byCustomer } = split(counts)
  const curve = kaplanMeier(ended, open)
  const repeated = [...byCustomer.values()].filter((own) => own.length > 1)
  const designEffect = survivalDesignEffect(curve, byCustomer.size, repeated)
  return { curve, options: { designEffect }, answeredSeconds: Float64Array.from(ended).sort() }
}

function split(counts: WaitCounts): { ended: number[]; open: number[]; byCustomer: Map<number, Observed[]> } {
  const ended: number[] = []
  const open: number[] = []
  const byCustomer = new Map<number, Observed[]>()
  for (const [i, time] of counts.seconds.entries()) {
    const one = { time, ended: counts.answered[i] === true }
    ;(one.ended ? ended : open).push(time)
    const customer = counts.customer[i] as number
    const own = byCustomer.get(customer)
    if (own) own.push(one)
    else byCustomer.set(customer, [one])
  }
  return { ended, open, byCustomer }
}

/** Median and p90 of the curve that takes a closing without an answer as the end of what can be known. */
export function censoredAtClosing(counts: WaitCounts): { p50: number | null; p90: number | null } {
  const ended: number[] = []
  const open: number[] = []
  for (const [i, time] of counts.seconds.entries()) {
    const closed = counts.closedAfterSeconds[i] ?? null
    if (closed !== null && closed < time) open.push(closed)
    else (counts.answered[i] ? ended : open).push(time)
  }
  const curve = kaplanMeier(ended, open)
  return { p50: survivalQuantile(curve, 0.5).value, p90: survivalQuantile(curve, 0.9).value }
}

/** What all readings of waits share: counts, parts, and what stands beside them; `figure` fills in the rest. */
export function waitReading(
  key: string,
  unit: 'seconds' | 'share',
  counts: WaitCounts,
  figure: (waits: Waits) => Partial<Reading> & Limit,
): Reading {
  const answered = counts.answered.filter(Boolean).length
  const waiting = counts.answered.length - answered
  const n = answered + waiting + counts.unknown
  const state = stateOf(n)
  const { figures, ...rest } = state === 'ok' ? figure(waitsOf(counts)) : { value: null, interval: null, figures: {} }
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
      set_aside: counts.setAside,
      replies_not_shown: counts.repliesNotShown,
      unknown_words: counts.unknownWords,
    },
  }
}

/** Median and p90 of a curve. */
export function quantilesOf({ curve, options }: Waits): { p50: Limit; p90: Limit } {
  return { p50: survivalQuantile(curve, 0.5, options), p90: survivalQuantile(curve, 0.9, options) }
}

/** Quantiles and mean of the answered ones alone; undefined when nothing was answered. */
export function answeredOnly(counts: WaitCounts): NonNullable<Reading['answeredOnly']> | undefined {
  const sorted = Float64Array.from(counts.seconds.filter((_, i) => counts.answered[i])).sort()
  const [p50, p90] = [quantile(sorted, 0.5), quantile(sorted, 0.9)]
  if (p50 === null || p90 === null) return undefined
  return { n: sorted.length, p50, p90, mean: sorted.reduce((sum, value) => sum + value, 0) / sorted.length }
}
