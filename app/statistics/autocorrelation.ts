/**
 * Correlation of a series with itself one step on, r₁ = Σ(xₜ−x̄)(xₜ₊₁−x̄)/Σ(xₜ−x̄)² (Box & Jenkins 1970). Limits learned
 * from a series that hangs together are too narrow. Null under three values or where none differs.
 */
export function lagOneCorrelation(values: ArrayLike<number>): number | null {
  if (values.length < 3) return null
  let mean = 0
  for (let i = 0; i < values.length; i++) mean += (values[i] as number) / values.length
  let [together, alone] = [0, 0]
  for (let i = 0; i < values.length; i++) {
    const own = (values[i] as number) - mean
    alone += own * own
    if (i > 0) together += own * ((values[i - 1] as number) - mean)
  }
  return alone === 0 ? null : together / alone
}
