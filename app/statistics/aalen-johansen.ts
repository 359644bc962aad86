import type { Limit } from './kaplan-meier.ts'
import { twoSidedZ } from './normal.ts'

/** One watched until `time`: `cause` of what ended that, from 1; 0 when nothing did (censored). */
export type Ending = { time: number; cause: number }

export type Incidence = Limit & { standardError: number }

export type CompetingCurve = {
  n: number
  last: number
  /** Per distinct time with an ending: at risk, endings of every cause by cause from 1, and S before it. */
  steps: { time: number; atRisk: number; events: number[]; before: number }[]
}

/**
 * The Aalen–Johansen estimate where one of several causes ends a wait and the others keep it from happening (Aalen &
 * Johansen 1978, SJS 5:141). At equal times endings come before censorings. `causes` is how many there are.
 */
export function aalenJohansen(endings: readonly Ending[], causes: number): CompetingCurve {
  const sorted = endings.toSorted((a, b) => a.time - b.time)
  const steps: CompetingCurve['steps'] = []
  let survival = 1
  for (let i = 0; i < sorted.length;) {
    const time = sorted[i]?.time ?? Number.NaN
    const atRisk = sorted.length - i
    const events = Array.from({ length: causes }, () => 0)
    for (; sorted[i]?.time === time; i++) {
      const cause = sorted[i]?.cause ?? 0
      if (cause > 0) events[cause - 1] = (events[cause - 1] ?? 0) + 1
    }
    const all = events.reduce((sum, count) => sum + count, 0)
    if (all === 0) continue
    steps.push({ time, atRisk, events, before: survival })
    survival *= 1 - all / atRisk
  }
  return { n: sorted.length, last: sorted.at(-1)?.time ?? 0, steps }
}

/** The share that nothing has ended by `time`. */
export function shareLeft(curve: CompetingCurve, time: number): number {
  const step = curve.steps.findLast((one) => one.time <= time)
  return step ? step.before * (1 - step.events.reduce((sum, count) => sum + count, 0) / step.atRisk) : 1
}

/**
 * The share that `cause` (from 1) has ended by `time`, F(t) = Σ S(tⱼ−) dⱼ/rⱼ, with the delta-method variance of Marubini
 * & Valsecchi 1995 (ch. 10) and log-log limits of 1 − F, which are those of Kaplan–Meier when there is no other cause.
 * Value null where nobody was watched that long and some were left; interval null where F is 0 or 1.
 */
export function incidenceBy(
  curve: CompetingCurve,
  cause: number,
  time: number,
  { confidence = 0.95, designEffect = 1 }: { confidence?: number; designEffect?: number } = {},
): Incidence {
  const steps = curve.steps.filter((step) => step.time <= time)
  const shares = steps.map(({ atRisk, events, before }) => (before * (events[cause - 1] ?? 0)) / atRisk)
  const value = shares.reduce((sum, share) => sum + share, 0)
  let [variance, soFar] = [0, 0]
  for (const [i, { atRisk: r, events, before }] of steps.entries()) {
    soFar += shares[i] ?? 0
    const [own, all] = [events[cause - 1] ?? 0, events.reduce((sum, count) => sum + count, 0)]
    const ahead = value - soFar
    // Where nobody is left nothing lies ahead.
    if (r > all) variance += (ahead * ahead * all) / (r * (r - all))
    variance += (before * before * own * (r - own)) / r ** 3 - (2 * ahead * before * own) / (r * r)
  }
  const standardError = Math.sqrt(Math.max(0, variance) * designEffect)
  if (curve.n === 0 || (time > curve.last && shareLeft(curve, curve.last) > 0))
    return { value: null, interval: null, standardError }
  if (value <= 0 || value >= 1) return { value, interval: null, standardError }
  const left = 1 - value
  const theta = Math.exp((twoSidedZ(confidence) * standardError) / (left * Math.abs(Math.log(left))))
  return { value, interval: [1 - left ** (1 / theta), 1 - left ** theta], standardError }
}
