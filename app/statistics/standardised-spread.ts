import type { SortedStrata } from './standardised-survival.ts'

/** Per stratum, what its Kaplan–Meier curve does at each of its observations. */
type Walk = {
  /** S of the observation's stratum after it. */
  survival: Float64Array
  /** 1/(r−d) of an event, 0 of what was censored; r is how many were at risk. */
  step: Float64Array
  /** Σ d/(r(r−d)) of the stratum up to it. */
  past: Float64Array
}

function walk({ times, ended, stratum, strata }: SortedStrata): Walk {
  const atRisk = new Float64Array(strata)
  for (const k of stratum) atRisk[k]!++
  const [own, sums] = [new Float64Array(strata).fill(1), new Float64Array(strata)]
  const column = () => new Float64Array(times.length)
  const [survival, step, past] = [column(), column(), column()]
  for (let i = 0; i < times.length; i++) {
    const k = stratum[i]!
    const r = atRisk[k]!
    // One event at a time: at equal times that comes to the same product and the same sum.
    if (ended[i] === 1) {
      own[k]! *= 1 - 1 / r
      if (r > 1) sums[k]! += 1 / (r * (r - 1))
      step[i] = r > 1 ? 1 / (r - 1) : 0
    }
    survival[i] = own[k]!
    past[i] = sums[k]!
    atRisk[k] = r - 1
  }
  return { survival, step, past }
}

/**
 * The standard error of the standardised curve S* at a time, from what each cluster pulls at it: an observation pulls at
 * ln S of its stratum by u = ended/(r−d) − Σ d/(r(r−d)) up to its time or `at`, and at S* by −wS of it. Squared by cluster
 * (Williams 1995, Lifetime Data Anal 1:171; the mix is taken as given, as when clusters are drawn within strata).
 */
export function standardisedError(sorted: SortedStrata, mix: readonly number[], at: number): number {
  const { times, stratum, strata } = sorted
  const { survival, step, past } = walk(sorted)
  const [level, sum] = [new Float64Array(strata).fill(1), new Float64Array(strata)]
  for (let i = 0; i < times.length && times[i]! <= at; i++) {
    level[stratum[i]!] = survival[i]!
    sum[stratum[i]!] = past[i]!
  }
  return clusteredError(sorted, mix, (i, k) => {
    const pull = times[i]! <= at ? step[i]! - past[i]! : -sum[k]!
    return level[k]! * pull
  })
}

/**
 * The standard error of the mean of S* cut off at `tau`, likewise: an event at t pulls at ∫S by the area A(t) under its
 * stratum's curve from t to `tau`.
 */
export function standardisedMeanError(sorted: SortedStrata, mix: readonly number[], tau: number): number {
  const { times, stratum, strata, ended } = sorted
  const { survival, step } = walk(sorted)
  const area = areasAfter(sorted, survival, tau)
  const spent = new Float64Array(strata)
  const atRisk = new Float64Array(strata)
  for (const k of stratum) atRisk[k]!++
  const pulls = new Float64Array(times.length)
  for (let i = 0; i < times.length; i++) {
    const k = stratum[i]!
    const r = atRisk[k]!
    if (ended[i] === 1 && times[i]! < tau && r > 1) spent[k]! += area[i]! / (r * (r - 1))
    pulls[i] = (times[i]! < tau ? step[i]! * area[i]! : 0) - spent[k]!
    atRisk[k] = r - 1
  }
  return clusteredError(sorted, mix, (i) => pulls[i]!)
}

/** For each observation the area under its stratum's curve from its time to `tau`. */
function areasAfter({ times, stratum, strata }: SortedStrata, survival: Float64Array, tau: number): Float64Array {
  const [area, until] = [new Float64Array(strata), new Float64Array(strata).fill(tau)]
  const found = new Float64Array(times.length)
  for (let i = times.length - 1; i >= 0; i--) {
    const k = stratum[i]!
    if (times[i]! >= tau) continue
    area[k]! += survival[i]! * (until[k]! - times[i]!)
    until[k] = times[i]!
    found[i] = area[k]!
  }
  return found
}

/** √ of the clusters' squared pulls, each stratum weighed by the mix. */
function clusteredError(
  { stratum, cluster }: SortedStrata,
  mix: readonly number[],
  pullOf: (i: number, stratum: number) => number,
): number {
  const whole = mix.reduce((sum, weight) => sum + weight, 0)
  const sums = new Float64Array(cluster.reduce((most, one) => (one > most ? one : most), -1) + 1)
  for (let i = 0; i < stratum.length; i++) {
    const k = stratum[i]!
    sums[cluster[i]!]! += ((mix[k] ?? 0) / whole) * pullOf(i, k)
  }
  return Math.sqrt(sums.reduce((sum, one) => sum + one * one, 0))
}
