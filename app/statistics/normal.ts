/** Density of the standard normal distribution. */
function density(x: number): number {
  return Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)
}

/** P(Z > x) for x ≥ 2 by the continued fraction of Mills' ratio (Abramowitz & Stegun 26.2.14), evaluated from its end. */
function upperTail(x: number): number {
  let ratio = x
  for (let k = 200; k >= 1; k--) ratio = x + k / ratio
  return density(x) / ratio
}

/**
 * Φ, the standard normal distribution function, to double precision, also far in the tails: the power series of
 * Marsaglia 2004 (J Stat Softw 11:4) near zero, a continued fraction beyond 2.
 */
export function normalCdf(x: number): number {
  if (x >= 2) return 1 - upperTail(x)
  if (x <= -2) return upperTail(-x)
  let term = x
  let sum = x
  for (let k = 3; Math.abs(term) > 1e-18; k += 2) {
    term *= (x * x) / k
    sum += term
  }
  return 0.5 + density(x) * sum
}

/**
 * Φ⁻¹ to double precision: a rational start (Abramowitz & Stegun 26.2.23), then Halley's method. 0 and 1 give ∓∞,
 * anything outside [0, 1] gives NaN.
 */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) return Number.NaN
  if (p > 0.5) return -normalQuantile(1 - p)
  if (p === 0) return -Infinity
  const t = Math.sqrt(-2 * Math.log(p))
  let x = (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308))) - t
  for (let step = 0; step < 3; step++) {
    const error = (normalCdf(x) - p) / density(x)
    x -= error / (1 + (x * error) / 2)
  }
  return x
}

/** z such that a normal variable lies within ±z with the given confidence; 0.95 gives 1.95996…. */
export function twoSidedZ(confidence: number): number {
  return -normalQuantile((1 - confidence) / 2)
}

/** The confidence with which a normal variable lies within ±z; what `twoSidedZ` undoes. */
export function confidenceWithin(z: number): number {
  return 1 - 2 * normalCdf(-z)
}
