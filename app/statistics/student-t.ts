import { logGamma } from './log-gamma.ts'
import { normalQuantile } from './normal.ts'

// Lentz's method must not divide by zero.
const tiny = 1e-300

/** The regularised incomplete beta function I_x(a, b) by its continued fraction (DLMF 8.17.22). */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  // The fraction converges fast only below the mean.
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a)
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x)) / a
  let [c, d, fraction] = [1, 0, 1]
  for (let k = 0, step = 0; k < 10_000 && Math.abs(step - 1) > 1e-16; k++) {
    const m = k >> 1
    const numerator =
      k === 0
        ? 1
        : k % 2 === 0
          ? (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
          : (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / (1 + numerator * d || tiny)
    c = 1 + numerator / c || tiny
    step = c * d
    fraction *= step
  }
  return front * (fraction - 1)
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
