import { enoughToCompare, conclude } from '#app/statistics/conclude.ts'
import { clusterSums, clusteredProportion } from '#app/statistics/effective-n.ts'
import { type Variance, mantelHaenszel } from '#app/statistics/mantel-haenszel.ts'
import { proportionDifference } from '#app/statistics/newcombe.ts'
import { type Adjustment, adjustP } from '#app/statistics/p-adjust.ts'
import { standardisedDifference } from '#app/statistics/standardised-difference.ts'
import { wilson } from '#app/statistics/wilson.ts'
import { answers } from './agree.ts'

type Confidence = { conf: number; continuity?: boolean }
type TwoRates = { x1: number; n1: number; x2: number; n2: number }

const options = ({ conf, continuity = false }: Confidence) => ({ confidence: conf, continuity })

function newcombe(input: TwoRates & Confidence) {
  const [first, second] = [wilson(input.x1, input.n1, options(input)), wilson(input.x2, input.n2, options(input))]
  return first && second && proportionDifference(first, second)
}

const verdicts = {
  not_enough: 'insufficient_data',
  not_material: 'no_material_difference',
  first_higher: 'arm1_higher',
  second_higher: 'arm2_higher',
  inconclusive: 'inconclusive',
}

export const rates = {
  wilson: answers((input: { x: number; n: number } & Confidence) => {
    const rate = wilson(input.x, input.n, options(input))
    return { p: rate?.value ?? null, lower: rate?.interval[0] ?? null, upper: rate?.interval[1] ?? null }
  }),

  newcombe_diff: answers((input: TwoRates & Confidence) => {
    const difference = newcombe(input)
    return {
      diff: difference?.value ?? null,
      lower: difference?.interval[0] ?? null,
      upper: difference?.interval[1] ?? null,
    }
  }),

  wilson_clustered: answers((input: { x: number[]; m: number[]; conf: number }) => {
    const rate = clusteredProportion(clusterSums(input.m.map((m, i) => ({ x: input.x[i] ?? 0, m }))), input.conf)
    return {
      p: rate?.value ?? null,
      n: rate?.n ?? 0,
      clusters: rate?.clusters ?? 0,
      deff: rate?.designEffect ?? null,
      n_eff: rate?.effectiveN ?? null,
      lower: rate?.interval[0] ?? null,
      upper: rate?.interval[1] ?? null,
    }
  }),

  mh_risk_difference: answers((input: { strata: (TwoRates & { x0: number; n0: number })[]; conf: number }) => {
    const strata = input.strata.map(({ x1, n1, x0, n0 }) => ({ x1, n1, x2: x0, n2: n0 }))
    const by = (variance: Variance) => mantelHaenszel(strata, { confidence: input.conf, variance })
    const [sato, gr, mgr] = [by('sato'), by('gr'), by('mgr')]
    const standardised = standardisedDifference(strata, { confidence: input.conf })
    const sum = (key: 'x1' | 'n1' | 'x2' | 'n2') => strata.reduce((total, stratum) => total + stratum[key], 0)
    return {
      rd: sato?.value ?? null,
      se_gr: sato?.standardErrors.gr ?? null,
      se_mgr: sato?.standardErrors.mgr ?? null,
      se_sato: sato?.standardErrors.sato ?? null,
      lower_sato: sato?.interval[0] ?? null,
      upper_sato: sato?.interval[1] ?? null,
      lower_gr: gr?.interval[0] ?? null,
      upper_gr: gr?.interval[1] ?? null,
      lower_mgr: mgr?.interval[0] ?? null,
      upper_mgr: mgr?.interval[1] ?? null,
      crude_rd: sum('n1') > 0 && sum('n2') > 0 ? sum('x1') / sum('n1') - sum('x2') / sum('n2') : null,
      strata_used: sato?.strataUsed ?? 0,
      strata_total: strata.length,
      share_used_arm1: sato?.overlap[0] ?? 0,
      share_used_arm0: sato?.overlap[1] ?? 0,
      std_rd_pooled_mix: standardised?.value ?? null,
      std_se_pooled_mix: standardised?.standardError ?? null,
    }
  }),

  p_adjust: answers((input: { p: number[]; method: Adjustment }) => ({ adjusted: adjustP(input.p, input.method) })),

  verdict: answers(
    (
      input: TwoRates & Confidence & { min_n_per_arm: number; min_minority_total: number; material_difference: number },
    ) => {
      const enough = enoughToCompare(
        { x: input.x1, n: input.n1 },
        { x: input.x2, n: input.n2 },
        { perArm: input.min_n_per_arm, rarer: input.min_minority_total },
      )
      const interval = newcombe(input)?.interval ?? null
      const material: [number, number] = [-input.material_difference, input.material_difference]
      const finding = conclude({ enough, interval, material })
      const shown = finding === 'not_enough' ? null : interval
      return { verdict: verdicts[finding], lower: shown && shown[0], upper: shown && shown[1] }
    },
  ),
}
