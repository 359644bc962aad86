import { twoSidedZ } from './normal.ts'

/** A figure and its limits; null where it, or a limit, is not reached or not defined. */
export type Limit = { value: number | null; interval: [number | null, number | null] | null }

/**
 * The Kaplan–Meier curve as parallel arrays, one entry per distinct event time: how many were at risk, how many had
 * their event, the share S that goes on after it, and Greenwood's sum Σ d/(r(r−d)). `last` is the longest time
 * watched, whether it ended in an event or not.
 */
export type SurvivalCurve = {
  times: Float64Array
  atRisk: Float64Array
  events: Float64Array
  survival: Float64Array
  greenwood: Float64Array
  n: number
  last: number
}

export type LimitOptions = {
  confidence?: number
  /** Variance is multiplied by this: the design effect of observations that come in clusters. */
  designEffect?: number
  transform?: 'log-log' | 'plain'
}

/** How near a share counts as reached: floating point misses exact halves otherwise. */
export const tolerance = 1e-9

/**
 * Estimates how long until the event when some have not had it yet (Kaplan & Meier 1958; variance Greenwood 1926).
 * `events` are times to an event, `censored` times watched without one, in any order; at equal times events come first.
 */
export function kaplanMeier(events: ArrayLike<number>, censored: ArrayLike<number>): SurvivalCurve {
  const ended = Float64Array.from(events).sort()
  const open = Float64Array.from(censored).sort()
  const n = ended.length + open.length
  const times = new Float64Array(ended.length)
  const [atRisk, eventCounts, survival, greenwood] = [times.slice(), times.slice(), times.slice(), times.slice()]
  let [steps, past, share, sum] = [0, 0, 1, 0]
  for (let i = 0; i < ended.length;) {
    const time = ended[i] as number
    let next = i
    while (next < ended.length && ended[next] === time) next++
    while (past < open.length && (open[past] as number) < time) past++
    const r = n - i - past
    const d = next - i
    share *= 1 - d / r
    sum += d / (r * (r - d))
    times[steps] = time
    atRisk[steps] = r
    eventCounts[steps] = d
    survival[steps] = share
    greenwood[steps] = sum
    steps++
    i = next
  }
  return {
    times: times.subarray(0, steps),
    atRisk: atRisk.subarray(0, steps),
    events: eventCounts.subarray(0, steps),
    survival: survival.subarray(0, steps),
    greenwood: greenwood.subarray(0, steps),
    n,
    last: Math.max(ended.at(-1) ?? 0, open.at(-1) ?? 0),
  }
}

/**
 * Limits of S after step `i`: log-log (Kalbfleisch & Prentice 1980) or plain. Null where Greenwood's variance is not
 * defined: before the first event and where nobody is left.
 */
export function survivalLimits(curve: SurvivalCurve, i: number, options: LimitOptions = {}): [number, number] | null {
  const s = curve.survival[i]
  if (s === undefined || s <= 0) return null
  const z = twoSidedZ(options.confidence ?? 0.95)
  return limitsAt(s, (curve.greenwood[i] ?? 0) * (options.designEffect ?? 1), z, options.transform)
}

function limitsAt(s: number, variance: number, z: number, transform: LimitOptions['transform']): [number, number] {
  const spread = z * Math.sqrt(variance)
  if (transform === 'plain') return [Math.max(0, s - s * spread), Math.min(1, s + s * spread)]
  const theta = Math.exp(spread / Math.abs(Math.log(s)))
  return [s ** theta, s ** (1 / theta)]
}

/**
 * The time by which the share `p` has had its event, with limits where the band of S reaches 1 − p (Brookmeyer &
 * Crowley 1982). Where S stays exactly on 1 − p the middle of that step is taken, as R and SAS do, up to the next event
 * or else the last time watched. Null when not reached; so are its limits.
 */
export function survivalQuantile(curve: SurvivalCurve, p: number, options: LimitOptions = {}): Limit {
  const z = twoSidedZ(options.confidence ?? 0.95)
  const goal = 1 - p + tolerance
  let value: number | null = null
  let lower: number | null = null
  let upper: number | null = null
  for (let i = 0; i < curve.times.length && (value === null || upper === null); i++) {
    const s = curve.survival[i] as number
    const time = curve.times[i] as number
    if (value === null && s <= goal)
      value = s >= 1 - p - tolerance ? (time + (curve.times[i + 1] ?? curve.last)) / 2 : time
    if (s <= 0) break
    const [low, high] = limitsAt(s, (curve.greenwood[i] as number) * (options.designEffect ?? 1), z, options.transform)
    if (lower === null && low <= goal) lower = time
    if (upper === null && high <= goal) upper = time
  }
  return { value, interval: value === null && lower === null ? null : [lower, upper] }
}

/** Index of the last step at or before `time`; −1 before the first event. */
export function stepAt(curve: { times: ArrayLike<number> }, time: number): number {
  let [low, high] = [0, curve.times.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((curve.times[middle] as number) <= time) low = middle + 1
    else high = middle
  }
  return low - 1
}

/**
 * The share that had its event by `time`, 1 − S, with the limits of S turned round. Value null where nobody was
 * watched that long and some were left; interval null before the first event and where nobody is left.
 */
export function shareBy(curve: SurvivalCurve, time: number, options: LimitOptions = {}): Limit {
  const i = stepAt(curve, time)
  const s = i < 0 ? 1 : (curve.survival[i] as number)
  if (curve.n === 0 || (time > curve.last && s > 0)) return { value: null, interval: null }
  const limits = survivalLimits(curve, i, options)
  return { value: 1 - s, interval: limits && [1 - limits[1], 1 - limits[0]] }
}
