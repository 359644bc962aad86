import { tolerance } from './kaplan-meier.ts'
import { orderOfTimes } from './sort-times.ts'

/** One observation: its stratum and cluster are whole numbers from 0. */
export type StratumObserved = { time: number; ended: boolean; stratum: number; cluster?: number }

/** Observations by time, events first at equal times: sorted once, read by every resample. */
export type SortedStrata = {
  times: Float64Array
  ended: Uint8Array
  stratum: Uint32Array
  cluster: Uint32Array
  strata: number
}

/** A curve that falls at each of `times` to the `survival` beside it. */
export type Steps = { times: number[]; survival: number[] }

/** Puts observations in the order that a survival curve is made in. Without a cluster each is its own. */
export function sortStrata(observations: readonly StratumObserved[]): SortedStrata {
  return inOrderOfTimes({
    times: Float64Array.from(observations, ({ time }) => time),
    ended: Uint8Array.from(observations, ({ ended }) => (ended ? 1 : 0)),
    stratum: Uint32Array.from(observations, ({ stratum }) => stratum),
    cluster: Uint32Array.from(observations, ({ cluster }, i) => cluster ?? i),
    strata: observations.reduce((most, { stratum }) => Math.max(most, stratum + 1), 0),
  })
}

/** The same of columns, in any order. */
export function inOrderOfTimes({ times, ended, stratum, cluster, strata }: SortedStrata): SortedStrata {
  const order = orderOfTimes(times, ended)
  return {
    times: new Float64Array(order.length).map((_, i) => times[order[i]!]!),
    ended: new Uint8Array(order.length).map((_, i) => ended[order[i]!]!),
    stratum: order.map((i) => stratum[i]!),
    cluster: order.map((i) => cluster[i]!),
    strata,
  }
}

/**
 * Goes down the standardised curve S*(t) = Σ wₖ Sₖ(t), the mean of the strata's Kaplan–Meier curves by a mix that is the
 * same for all who are compared (Cole & Hernán 2004, CMPB 75:45), until `step` returns false. `mix` need not add to 1;
 * `drawn` says how often each cluster counts, once by default. Beyond a stratum's last observation its curve stays where
 * it was, so S* is never too low. False where a stratum with weight has no observation: there is no such curve.
 */
function descend(
  { times, ended, stratum, cluster, strata }: SortedStrata,
  mix: readonly number[],
  drawn: ArrayLike<number> | undefined,
  step: (time: number, survival: number) => boolean,
): boolean {
  const atRisk = new Float64Array(Math.max(strata, mix.length))
  for (let i = 0; i < times.length; i++) {
    const k = stratum[i] as number
    atRisk[k] = (atRisk[k] as number) + (drawn ? (drawn[cluster[i] as number] as number) : 1)
  }
  let whole = 0
  for (const [k, weight] of mix.entries()) {
    if (weight > 0 && atRisk[k] === 0) return false
    whole += weight
  }
  if (!(whole > 0)) return false
  const own = new Float64Array(atRisk.length).fill(1)
  let survival = 1
  for (let i = 0; i < times.length; i++) {
    const k = stratum[i] as number
    const count = drawn ? (drawn[cluster[i] as number] as number) : 1
    const r = atRisk[k] as number
    if (count > 0 && ended[i] === 1) {
      const before = own[k] as number
      own[k] = before * (1 - count / r)
      survival += ((mix[k] ?? 0) / whole) * (own[k] - before)
    }
    atRisk[k] = r - count
    const last = i + 1 === times.length || times[i + 1] !== times[i]
    if (last && !step(times[i] as number, survival)) return true
  }
  return true
}

/** The standardised curve's steps; null where a stratum of the mix has no observation. */
export function standardisedCurve(sorted: SortedStrata, mix: readonly number[]): Steps | null {
  const { times, survival }: Steps = { times: [], survival: [] }
  const known = descend(sorted, mix, undefined, (time, share) => {
    if (share !== (survival.at(-1) ?? 1)) {
      times.push(time)
      survival.push(share)
    }
    return true
  })
  return known ? { times, survival } : null
}

/**
 * The first time at which the standardised share `p` has had its event, S*(t) ≤ 1 − p; infinite when not reached, null
 * where a stratum of the mix has no observation (possible when clusters are drawn across strata).
 */
export function standardisedQuantile(
  sorted: SortedStrata,
  mix: readonly number[],
  p: number,
  drawn?: ArrayLike<number>,
): number | null {
  let found = Infinity
  const known = descend(sorted, mix, drawn, (time, survival) => {
    if (survival > 1 - p + tolerance) return true
    found = time
    return false
  })
  return known ? found : null
}

/**
 * The restricted mean of the standardised curve, ∫₀^τ S*: the mean time with every time cut off at `tau`, for medians that
 * are not reached. Null where a stratum of the mix has no observation, or was not watched until `tau` and not to its end.
 */
export function standardisedMean(
  sorted: SortedStrata,
  mix: readonly number[],
  tau: number,
  drawn?: ArrayLike<number>,
): number | null {
  if (!watchedUntil(sorted, mix, tau, drawn)) return null
  let [area, from, level] = [0, 0, 1]
  descend(sorted, mix, drawn, (time, survival) => {
    if (time >= tau) return false
    area += level * (time - from)
    from = time
    level = survival
    return true
  })
  return area + level * (tau - from)
}

/** Whether every stratum of the mix has an observation at `tau` or later, or ended in an event. */
function watchedUntil(
  { times, ended, stratum, cluster }: SortedStrata,
  mix: readonly number[],
  tau: number,
  drawn?: ArrayLike<number>,
): boolean {
  const known = mix.map((weight) => !(weight > 0))
  for (let i = 0; i < times.length; i++) {
    if (drawn && drawn[cluster[i] as number] === 0) continue
    // The last one drawn of a stratum decides; censored ones come after events at equal times.
    const k = stratum[i] as number
    if (k < known.length && mix[k] !== 0) known[k] = (times[i] as number) >= tau || ended[i] === 1
  }
  return known.every(Boolean) && mix.some((weight) => weight > 0)
}
