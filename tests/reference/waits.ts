import { aalenJohansen, incidenceBy, shareLeft } from '#app/statistics/aalen-johansen.ts'
import { bootstrap } from '#app/statistics/bootstrap.ts'
import { kaplanMeier, shareBy, stepAt, survivalLimits, survivalQuantile } from '#app/statistics/kaplan-meier.ts'
import { type Watched, logRank } from '#app/statistics/log-rank.ts'
import { type Mean, meanDifference, restrictedMean } from '#app/statistics/rmst.ts'
import { sortStrata, standardisedCurve, standardisedQuantile } from '#app/statistics/standardised-survival.ts'
import { answers, disagreements } from './agree.ts'

export type Arm = { time: number[]; event: number[] }

export const watched = ({ time, event }: Arm): Watched => ({
  events: time.filter((_, i) => event[i] === 1),
  censored: time.filter((_, i) => event[i] === 0),
})

const curveOf = (arm: Arm) => kaplanMeier(watched(arm).events, watched(arm).censored)

const oneStratum = ({ time, event }: Arm) =>
  sortStrata(time.map((at, i) => ({ time: at, ended: event[i] === 1, stratum: 0 })))

/** The smallest time at which p have had their event; null when not reached. */
export function firstReached(arm: Arm, p: number): number | null {
  const found = standardisedQuantile(oneStratum(arm), [1], p)
  return found === Infinity ? null : found
}

const distinct = <T>(values: T[]): T[] => [...new Set(values)]

type Means = Record<'estimate' | 'rmst' | 'se' | 'lower' | 'upper', number>

const meanOf = (mean: Mean): Means => ({
  estimate: mean.value,
  rmst: mean.value,
  se: mean.standardError,
  lower: mean.interval[0],
  upper: mean.interval[1],
})

type BootstrapInput = { arm1: Arm; arm2: Arm; p: number; conf: number }

export const waits = {
  kaplan_meier: answers(
    (
      input: Arm & { conf: number },
      expected: { curve: { t: number }[]; quantiles: { p: number }[]; at?: { t: number }[] },
    ) => {
      const curve = curveOf(input)
      const options = { confidence: input.conf }
      const events = curve.events.reduce((sum, count) => sum + count, 0)
      return {
        n: curve.n,
        events,
        censored: curve.n - events,
        // Long curves come as an excerpt of their steps.
        curve: expected.curve.map(({ t }) => {
          const i = curve.times.indexOf(t)
          const [s, limits] = [curve.survival[i] ?? Number.NaN, survivalLimits(curve, i, options)]
          return {
            t: curve.times[i],
            n_risk: curve.atRisk[i],
            n_event: curve.events[i],
            surv: s,
            se: limits && s * Math.sqrt(curve.greenwood[i] ?? Number.NaN),
            lower_loglog: limits && limits[0],
            upper_loglog: limits && limits[1],
          }
        }),
        quantiles: expected.quantiles.map(({ p }) => {
          const loglog = survivalQuantile(curve, p, options)
          const plain = survivalQuantile(curve, p, { ...options, transform: 'plain' })
          return {
            p,
            value: loglog.value,
            value_smallest_t: firstReached(input, p),
            lower_loglog: loglog.interval && loglog.interval[0],
            upper_loglog: loglog.interval && loglog.interval[1],
            lower_plain: plain.interval && plain.interval[0],
            upper_plain: plain.interval && plain.interval[1],
          }
        }),
        at: expected.at?.map(({ t }) => {
          const { value, interval } = shareBy(curve, t, options)
          return {
            t,
            surv: value === null ? null : 1 - value,
            answered_by_t: value,
            lower_loglog: interval?.[1] == null ? null : 1 - interval[1],
            upper_loglog: interval?.[0] == null ? null : 1 - interval[0],
          }
        }),
      }
    },
  ),

  logrank: answers((input: Arm & { group: string[]; strata?: string[] }) => {
    const groups = distinct(input.group)
    const strata = input.strata ?? input.time.map(() => '')
    const rows = input.time.keys().toArray()
    const result = logRank(
      distinct(strata).map((stratum) =>
        groups.map((group) => {
          const own = rows.filter((i) => strata[i] === stratum && input.group[i] === group)
          const pick = (values: number[]) => own.map((i) => values[i] ?? Number.NaN)
          return watched({ time: pick(input.time), event: pick(input.event) })
        }),
      ),
    )
    const byGroup = (values: number[] = []) => Object.fromEntries(groups.map((group, g) => [group, values[g]]))
    return (
      result && {
        chisq: result.chiSquared,
        df: result.degrees,
        p: result.p,
        observed: byGroup(result.observed),
        expected: byGroup(result.expected),
      }
    )
  }),

  rmst_diff: answers((input: { arm1: Arm; arm2: Arm; tau: number; conf: number }) => {
    const first = restrictedMean(curveOf(input.arm1), input.tau, input.conf)
    const second = restrictedMean(curveOf(input.arm2), input.tau, input.conf)
    if (!first || !second) return null
    const difference = meanDifference(first, second, input.conf)
    return { arm1: meanOf(first), arm2: meanOf(second), diff: { ...meanOf(difference), p: difference.p } }
  }),

  km_standardised: answers(
    (input: Arm & { stratum: string[]; weights: Record<string, number>; at: number[]; probs: number[] }) => {
      const strata = Object.keys(input.weights)
      const observed = input.time.map((time, i) => ({
        time,
        ended: input.event[i] === 1,
        stratum: strata.indexOf(input.stratum[i] ?? ''),
      }))
      const sorted = sortStrata(observed.filter(({ stratum }) => stratum >= 0))
      const mix = strata.map((stratum) => input.weights[stratum] ?? 0)
      const curve = standardisedCurve(sorted, mix)
      return {
        at: input.at.map((t) => ({ t, surv: curve && (curve.survival[stepAt(curve, t)] ?? 1) })),
        quantiles: input.probs.map((p) => {
          const value = standardisedQuantile(sorted, mix, p)
          return { p, value: value === Infinity ? null : value }
        }),
      }
    },
  ),

  aalen_johansen: answers((input: { time: number[]; cause: number[]; at: number[] }) => {
    const curve = aalenJohansen(
      input.time.map((time, i) => ({ time, cause: input.cause[i] ?? 0 })),
      2,
    )
    return {
      at: input.at.map((t) => {
        const [first, second] = [incidenceBy(curve, 1, t), incidenceBy(curve, 2, t)]
        return {
          t,
          none: shareLeft(curve, t),
          cif_1: first.value,
          cif_2: second.value,
          se_1: first.standardError,
          se_2: second.standardError,
        }
      }),
    }
  }),

  quantile_diff_bootstrap: (
    input: BootstrapInput,
    expected: { share_not_reached: number },
    tolerance: Record<string, unknown>,
  ): string[] => {
    const resamples = 8000
    const sizes = [input.arm1.time.length, input.arm2.time.length]
    const [first, second] = [oneStratum(input.arm1), oneStratum(input.arm2)]
    const difference = (drawn?: Uint32Array) => {
      const one = standardisedQuantile(first, [1], input.p, drawn?.subarray(0, sizes[0]))
      const other = standardisedQuantile(second, [1], input.p, drawn?.subarray(sizes[0]))
      return one === null || other === null ? null : one - other
    }
    const found = bootstrap(sizes, difference, { seed: 1, resamples, confidence: input.conf })
    const value = difference()
    const actual = {
      diff: Number.isFinite(value) ? value : null,
      lower: found.interval[0],
      upper: found.interval[1],
      share_not_reached: found.notReached,
    }
    // A share of random draws without a tolerance of its own: four standard errors of the two sets of draws.
    const share = expected.share_not_reached
    const chance = { abs: 4 * Math.sqrt((2 * share * (1 - share)) / resamples) }
    return disagreements(actual, expected, { share_not_reached: chance, ...tolerance })
  },
}
