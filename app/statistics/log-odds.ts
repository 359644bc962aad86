import { normalCdf } from './normal.ts'

/** `x` of `n`; effective, fractional counts are allowed. */
export type Counted = { x: number; n: number }

export type LogOddsRatio = {
  /** δ: how much more likely on the log-odds scale in the first group than in the second; 0 is alike. */
  value: number
  variance: number
  /** δ over its standard deviation. */
  z: number
  /** Two-sided, of z as a standard normal deviate. */
  p: number
}

/**
 * The log-odds ratio of something in two groups, first to second, drawn towards what is known of it beforehand (Monroe,
 * Colaresi & Quinn 2008, Political Analysis 16:372, equations 15 to 22): with the prior counted to each group,
 * δ = ln((x₁+α)/(n₁+α₀−x₁−α)) − ln((x₂+α)/(n₂+α₀−x₂−α)), α = prior.x, α₀ = prior.n. Its variance is their equation 19
 * with all four terms: the short form of equation 20 holds only for what is rare.
 *
 * Null where the prior leaves a cell empty.
 */
export function logOddsRatio(first: Counted, second: Counted, prior: Counted): LogOddsRatio | null {
  const cells = [first, second].map(({ x, n }) => ({ with: x + prior.x, without: n - x + prior.n - prior.x }))
  const [a, b] = cells
  if (!a || !b || !(Math.min(a.with, a.without, b.with, b.without) > 0)) return null
  const value = Math.log(a.with / a.without) - Math.log(b.with / b.without)
  const variance = 1 / a.with + 1 / a.without + 1 / b.with + 1 / b.without
  const z = value / Math.sqrt(variance)
  return { value, variance, z, p: 2 * normalCdf(-Math.abs(z)) }
}
