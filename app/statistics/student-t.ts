import { logGamma } from './log-gamma.ts'
import { normalQuantile } from './normal.ts'

/** The k-th numerator of the incomplete beta function's continued fraction, k from 1 (DLMF 8.17.23). */
function numerator(k: number, x: number, a: number, b: number): number {
  const m = k >> 1
  const scale = (a + k - 1) * (a + k)
  return k % 2 === 0 ? (m * (b - m) * x) / scale : (-(a + m) * (a + b + m) * x) / scale
}

/** The regularised incomplete beta function I_x(a, b), its continued fraction (DLMF 8.17.22) evaluated from the end. */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  // The fraction converges fast only below the mean, in about as many steps as the root of its greater parameter.
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a)
  let fraction = 1
  for (let k = 100 + Math.ceil(6 * Math.sqrt(Math.max(a, b))); k >= 1; k--)
    fraction = 1 + numerator(k, x, a, b) / fraction
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x))
  return front / (a * fraction)
}

/** P(T ≤ t) of Student's t with `degrees` of freedom, which need not be whole. */
export function studentCdf(t: number, degrees: number): number {
  const tail = incompleteBeta(degrees / (degrees + t * t), degrees / 2, 0.5) / 2
  return t > 0 ? 1 - tail : tail
}

/** The quantile of Student's t, by bisection from the normal one outwards. Infinite at 0 and 1. */
export function studentQuantile(p: number, degrees: number): number {
  if (p < 0.5) return -studentQuantile(1 - p, degrees)
  if (p === 0.5) return 0
  if (p >= 1) return Infinity
  let low = normalQuantile(p)
  let high = 2 * low
  while (studentCdf(high, degrees) < p) [low, high] = [high, 2 * high]
  for (let step = 0; step < 200 && high - low > 1e-15 * high; step++) {
    const middle = (low + high) / 2
    if (studentCdf(middle, degrees) < p) low = middle
    else high = middle
  }
  return (low + high) / 2
}
