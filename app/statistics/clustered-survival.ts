import { type SurvivalCurve, stepAt, survivalQuantile } from './kaplan-meier.ts'

/** One observation of a cluster: how long it was watched, and whether its event ended that. */
export type Observed = { time: number; ended: boolean }

/**
 * How much wider clusters make the variance of a survival curve around its median than independent observations would,
 * never below 1. An observation's pull on ln S is u = ended/(r−d) − Σ d/(r(r−d)) up to its time or the median; without
 * clusters Σu² is exactly Greenwood's sum, with them each cluster's u are added before squaring (Williams 1995, Lifetime
 * Data Anal 1:171; Ying & Wei 1994). With nothing censored this is the design effect of the share that had its event by
 * the median. `repeated` holds the clusters of two or more; `clusters` counts all.
 */
export function survivalDesignEffect(curve: SurvivalCurve, clusters: number, repeated: Iterable<Observed[]>): number {
  if (clusters <= 1) return Math.max(1, curve.n)
  const median = survivalQuantile(curve, 0.5).value
  let end = median === null ? curve.times.length - 1 : stepAt(curve, median)
  // Where nobody is left the variance is not defined: take the step before.
  while (end >= 0 && (curve.survival[end] as number) <= 0) end--
  const independent = curve.greenwood[end]
  if (independent === undefined) return 1

  let [extra, any] = [0, false]
  for (const cluster of repeated) {
    let [sum, squares] = [0, 0]
    any = true
    for (const { time, ended } of cluster) {
      const step = Math.min(stepAt(curve, time), end)
      const event = ended && time <= (curve.times[end] as number)
      const pull =
        (event ? 1 / ((curve.atRisk[step] as number) - (curve.events[step] as number)) : 0) -
        (step < 0 ? 0 : (curve.greenwood[step] as number))
      sum += pull
      squares += pull * pull
    }
    extra += sum * sum - squares
  }
  if (!any) return 1
  return Math.max(1, ((clusters / (clusters - 1)) * (independent + extra)) / independent)
}
