/** d₂ for ranges of two: a moving range's mean over the standard deviation it estimates (Montgomery, appendix VI). */
const rangeOfTwo = 1.128

/**
 * The mean of the differences between neighbours, MR̄, without sign: what a series varies by from one point to the next,
 * little moved by a shift in the middle, which the overall standard deviation would hide. Null under two values.
 */
export function meanMovingRange(values: ArrayLike<number>): number | null {
  if (values.length < 2) return null
  let sum = 0
  for (let i = 1; i < values.length; i++) sum += Math.abs((values[i] as number) - (values[i - 1] as number))
  return sum / (values.length - 1)
}

/** The standard deviation that a mean moving range stands for, MR̄/1.128 (Wheeler; NIST/SEMATECH 6.3.2.2). */
export function sigmaOfMovingRange(movingRange: number): number {
  return movingRange / rangeOfTwo
}
