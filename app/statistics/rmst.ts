import type { SurvivalCurve } from './kaplan-meier.ts'
import { normalCdf, twoSidedZ } from './normal.ts'

export type Mean = { value: number; standardError: number; interval: [number, number] }

function around(value: number, standardError: number, confidence: number): Mean {
  const half = twoSidedZ(confidence) * standardError
  return { value, standardError, interval: [value - half, value + half] }
}

/**
 * Restricted mean survival time: the mean time until the event with every time cut off at `tau`, ∫₀^τ S, with variance
 * Σ (∫_{tⱼ}^τ S)² d/(r(r−d)) (Royston & Parmar 2013; Uno et al. 2014). Null where nobody was watched until `tau` and
 * some were left: the curve is not known that far.
 */
export function restrictedMean(curve: SurvivalCurve, tau: number, confidence = 0.95): Mean | null {
  const left = curve.survival.at(-1) ?? 1
  if (curve.n === 0 || (tau > curve.last && left > 0)) return null
  let [area, variance] = [0, 0]
  let end = tau
  for (let i = curve.times.length - 1; i >= 0; i--) {
    const time = curve.times[i] as number
    if (time >= tau) continue
    area += (curve.survival[i] as number) * (end - time)
    end = time
    const [r, d] = [curve.atRisk[i] as number, curve.events[i] as number]
    // Where nobody is left nothing lies behind the step, and 0 · ∞ is 0.
    if (r > d) variance += (area * area * d) / (r * (r - d))
  }
  return around(area + end, Math.sqrt(variance), confidence)
}

/** The difference of two restricted means, first minus second, with its normal interval and two-sided p. */
export function meanDifference(first: Mean, second: Mean, confidence = 0.95): Mean & { p: number } {
  const standardError = Math.hypot(first.standardError, second.standardError)
  const value = first.value - second.value
  return { ...around(value, standardError, confidence), p: 2 * normalCdf(-Math.abs(value / standardError)) }
}
