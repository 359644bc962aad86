export type Inverse = { inverse: number[][]; rank: number; logDeterminant: number }

/**
 * Inverts a small symmetric matrix without negative eigenvalues by Gauss–Jordan elimination. Rows that depend on earlier
 * ones (pivot under 10⁻¹² of its diagonal) count for nothing: zero in the inverse, out of the rank and of ln |A|.
 */
export function invertSymmetric(matrix: readonly (readonly number[])[]): Inverse {
  const size = matrix.length
  const rows = matrix.map((row, i) => Float64Array.from([...row, ...row.keys().map((j) => (i === j ? 1 : 0))]))
  let [rank, logDeterminant] = [0, 0]
  for (const [k, own] of rows.entries()) {
    const pivot = own[k] as number
    if (!(pivot > 1e-12 * (matrix[k]?.[k] ?? 0))) {
      own.fill(0)
      continue
    }
    rank++
    logDeterminant += Math.log(pivot)
    for (const j of own.keys()) own[j] = (own[j] as number) / pivot
    for (const row of rows) {
      const factor = row[k] as number
      if (row !== own && factor !== 0)
        for (const j of row.keys()) row[j] = (row[j] as number) - factor * (own[j] as number)
    }
  }
  return { inverse: rows.map((row) => [...row.subarray(size)]), rank, logDeterminant }
}
