import { type Proportion, wilson } from './wilson.ts'

/**
 * What a clustered proportion needs to know of its clusters, as sums that the database can make: cluster i has xᵢ
 * successes in mᵢ trials.
 */
export type ClusterSums = {
  clusters: number
  /** Σ xᵢ */
  x: number
  /** Σ mᵢ */
  m: number
  /** Σ xᵢ² */
  xx: number
  /** Σ xᵢ mᵢ */
  xm: number
  /** Σ mᵢ² */
  mm: number
}

export type ClusteredProportion = Proportion & { n: number; clusters: number; designEffect: number; effectiveN: number }

/**
 * How much wider clusters make the variance of a proportion than independent trials would, never below 1: the ratio
 * estimator's variance (Cochran 1977, ch. 6) v = K/(K−1) · Σ(xᵢ − p mᵢ)² / n² over p(1−p)/n. One cluster alone says
 * nothing about variation between clusters, so it counts as a single trial.
 */
export function designEffect({ clusters, x, m, xx, xm, mm }: ClusterSums): number {
  if (clusters <= 1) return Math.max(1, m)
  const p = x / m
  if (x === 0 || x === m) return 1
  const squares = xx - 2 * p * xm + p * p * mm
  return Math.max(1, ((clusters / (clusters - 1)) * squares) / (m * p * (1 - p)))
}

/**
 * A proportion whose trials come in clusters: Wilson's interval on n divided by the design effect (Korn & Graubard
 * 1998; Franco et al. 2019). Null without trials.
 */
export function clusteredProportion(sums: ClusterSums, confidence = 0.95): ClusteredProportion | null {
  if (sums.m === 0) return null
  const effect = designEffect(sums)
  const effectiveN = sums.m / effect
  // Same share of the smaller n; all or none stays exactly all or none.
  const successes = sums.x === sums.m ? effectiveN : (sums.x / sums.m) * effectiveN
  const result = wilson(successes, effectiveN, { confidence })
  return (
    result && {
      ...result,
      value: sums.x / sums.m,
      n: sums.m,
      clusters: sums.clusters,
      designEffect: effect,
      effectiveN,
    }
  )
}

/** The sums of clusters given one by one. */
export function clusterSums(clusters: Iterable<{ x: number; m: number }>): ClusterSums {
  const sums = { clusters: 0, x: 0, m: 0, xx: 0, xm: 0, mm: 0 }
  for (const { x, m } of clusters) {
    sums.clusters += 1
    sums.x += x
    sums.m += m
    sums.xx += x * x
    sums.xm += x * m
    sums.mm += m * m
  }
  return sums
}
