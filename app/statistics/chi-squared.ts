import { logGamma } from './log-gamma.ts'

/**
 * P(χ² > x) with `degrees` of freedom, also far in the tail: the series of the incomplete gamma function near zero
 * (DLMF 8.7.1), its continued fraction beyond (DLMF 8.9.2, by Lentz's method).
 */
export function chiSquaredTail(x: number, degrees: number): number {
  if (x <= 0) return 1
  const [a, z] = [degrees / 2, x / 2]
  const scale = Math.exp(a * Math.log(z) - z - logGamma(a))
  if (z < a + 1) {
    let [term, sum] = [1 / a, 1 / a]
    for (let k = 1; term > sum * 1e-17; k++) {
      term *= z / (a + k)
      sum += term
    }
    return 1 - scale * sum
  }
  let [b, c] = [z + 1 - a, Infinity]
  let [d, fraction] = [1 / b, 1 / b]
  for (let k = 1, step = 0; k < 10_000 && Math.abs(step - 1) > 1e-16; k++) {
    const numerator = -k * (k - a)
    b += 2
    d = 1 / (numerator * d + b)
    c = b + numerator / c
    step = c * d
    fraction *= step
  }
  return scale * fraction
}
