import { type Bootstrap, bootstrapAll } from './bootstrap.ts'
import { tolerance } from './kaplan-meier.ts'

/** Times of several clusters as parallel arrays; `cluster` numbers them from 0. */
export type ClusteredTimes = { times: ArrayLike<number>; cluster: ArrayLike<number> }

/**
 * Limits of quantiles of a Kaplan–Meier curve whose times come in clusters: percentile bootstrap of clusters (Efron 1981,
 * JASA 76:312), every quantile from the same draws. A limit is null where the resamples do not reach the quantile.
 * Times are put in order once, so a resample is one pass over them.
 */
export function bootstrapQuantiles(
  ended: ClusteredTimes,
  open: ClusteredTimes,
  clusters: number,
  quantiles: readonly number[],
  options: { seed: number; resamples: number },
): Bootstrap[] {
  const { times, cluster, isEnd } = inOrder(ended, open)
  const sizes = new Float64Array(clusters)
  for (const one of cluster) sizes[one]! += 1
  const goals = quantiles.map((p) => 1 - p + tolerance)
  const found = quantiles.map(() => Infinity)
  const figures = (drawn: Uint32Array): number[] => {
    found.fill(Infinity)
    let atRisk = 0
    for (let c = 0; c < clusters; c++) atRisk += drawn[c]! * sizes[c]!
    let [left, next] = [1, 0]
    for (let i = 0; i < times.length && next < goals.length; i++) {
      const weight = drawn[cluster[i]!]!
      if (weight === 0) continue
      if (isEnd[i] === 1) {
        // At equal times the product telescopes to that of all of them at once.
        left *= (atRisk - weight) / atRisk
        while (next < goals.length && left <= goals[next]!) found[next++] = times[i]!
      }
      atRisk -= weight
    }
    return found
  }
  return bootstrapAll([clusters], figures, quantiles.length, options)
}

/** All times, ends before those watched without one where they are equal. */
function inOrder(ended: ClusteredTimes, open: ClusteredTimes) {
  const n = ended.times.length + open.times.length
  const time = (i: number) => (i < ended.times.length ? ended.times[i]! : open.times[i - ended.times.length]!)
  const whose = (i: number) => (i < ended.times.length ? ended.cluster[i]! : open.cluster[i - ended.times.length]!)
  const order = Uint32Array.from({ length: n }, (_, i) => i).sort((a, b) => time(a) - time(b) || a - b)
  return {
    times: Float64Array.from(order, time),
    cluster: Uint32Array.from(order, whose),
    isEnd: Uint8Array.from(order, (i) => (i < ended.times.length ? 1 : 0)),
  }
}
