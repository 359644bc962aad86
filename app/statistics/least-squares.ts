import { invertSymmetric } from './invert.ts'

export type Fit = {
  coefficients: number[]
  residuals: number[]
  /** Σ residual². */
  rss: number
  /** (X'X)⁻¹ */
  inverse: number[][]
  /** ln |X'X| */
  logDeterminant: number
  degrees: number
}

/** Σ aᵢbᵢ */
export function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0)
}

/**
 * Least squares of `y` on `columns`, each as long as `y`. A column that depends on earlier ones gets 0. The columns of a
 * few dozen weeks are well enough conditioned for the normal equations.
 */
export function leastSquares(y: readonly number[], columns: readonly (readonly number[])[]): Fit {
  const { inverse, rank, logDeterminant } = invertSymmetric(columns.map((a) => columns.map((b) => dot(a, b))))
  const products = columns.map((column) => dot(column, y))
  const coefficients = inverse.map((row) => dot(row, products))
  const residuals = y.map(
    (value, i) => value - columns.reduce((sum, x, j) => sum + (x[i] ?? 0) * (coefficients[j] ?? 0), 0),
  )
  return { coefficients, residuals, rss: dot(residuals, residuals), inverse, logDeterminant, degrees: y.length - rank }
}
