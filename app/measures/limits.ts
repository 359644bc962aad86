import { lagOneCorrelation } from '#app/statistics/autocorrelation.ts'
import { runsOnOneSide } from '#app/statistics/control-rules.ts'
import { pChart } from '#app/statistics/p-chart.ts'
import { xmrLimits } from '#app/statistics/xmr.ts'
import type { Unit } from './reading.ts'

/** A week's figure as limits are made of it. */
export type Charted = { value: number; n: number }

/** What ordinary weeks produce, learned from the weeks of a baseline. */
export type Learned = {
  centre: number
  /** The limits of a week with this n. */
  at(n: number): { low: number; high: number }
  /** Neighbouring weeks hang together too much for these limits to hold. */
  unreliable: boolean
}

/** Limits are learned from at most so many weeks, and then stay. */
export const fullBaseline = 20
/** Under so many weeks nobody can say what is ordinary. */
export const leastBaseline = 12
/** What a note on the time line costs, for whoever is about to write one. */
export const noteEffect = `From the week of that day on, new usual ranges begin: the next ${leastBaseline} weeks will be too early to tell, for every measure.`
/** Under so many conversations a week takes no part. */
export const leastConversations = 20
/** Above this lag-1 correlation limits learned from moving ranges are too narrow. */
const mostCorrelation = 0.3

/**
 * Rates: Laney's p′ with σ_z floored at 1. Durations: XmR of the logarithm, so that limits are multiples. Null where the
 * baseline is too short, or all of it alike.
 */
export function learnLimits(unit: Unit, baseline: readonly Charted[]): Learned | null {
  if (baseline.length < leastBaseline) return null
  return unit === 'share' ? ofRates(baseline) : ofTimes(baseline)
}

function ofRates(baseline: readonly Charted[]): Learned | null {
  const counted = baseline.map(({ value, n }) => ({ x: value * n, n }))
  const chart = pChart(counted)
  if (!chart) return null
  return {
    centre: chart.centre,
    at(n) {
      const limits = pChart([...counted, { x: 0, n }], counted.length)?.limits.at(-1)
      return limits ?? { low: 0, high: 1 }
    },
    unreliable: hangsTogether(chart.standardised.filter((z) => z !== null)),
  }
}

function ofTimes(baseline: readonly Charted[]): Learned | null {
  // A second is the least that a source's clock tells.
  const logs = baseline.map(({ value }) => Math.log(Math.max(1, value)))
  const limits = xmrLimits(logs)
  if (!limits || limits.sigma === 0) return null
  const [low, high] = [Math.exp(limits.low), Math.exp(limits.high)]
  return { centre: Math.exp(limits.centre), at: () => ({ low, high }), unreliable: hangsTogether(logs) }
}

const hangsTogether = (values: number[]) => (lagOneCorrelation(values) ?? 0) > mostCorrelation

/** So rare, or so nearly all, in so few that limits by the normal curve are poor (METHODS: n under 60). */
export function tooRare(unit: Unit, centre: number, n: number): boolean {
  return unit === 'share' && n < 60 && (centre < 0.05 || centre > 0.95)
}

/** Where eight or more weeks in a row lie on one side of the centre; a null breaks a run. */
export function shifts(values: readonly (number | null)[], centre: number): Set<number> {
  // A value on the centre ends a run.
  return new Set(
    runsOnOneSide(
      values.map((value) => value ?? centre),
      centre,
    ),
  )
}

/**
 * Signals that a chart of one measure shows in a year by chance, though nothing changed: limits learned from 12 and from
 * 20 ordinary weeks, one point a week for 52 (simulated, normal, independent; 19 % of such charts show one in the next
 * 26 weeks at 20, 24 % at 12).
 */
const falseSignalsPerYear = { [leastBaseline]: 0.97, [fullBaseline]: 0.56 }

/** How many false signals charts with limits from so many weeks show together in a year; those without limits show none. */
export function expectedFalseSignals(baselineWeeks: readonly number[]): number {
  const [most, least] = [falseSignalsPerYear[leastBaseline], falseSignalsPerYear[fullBaseline]]
  return baselineWeeks
    .filter((weeks) => weeks >= leastBaseline)
    .map((weeks) => most + ((least - most) * (Math.min(weeks, fullBaseline) - leastBaseline)) / 8)
    .reduce((sum, rate) => sum + rate, 0)
}
