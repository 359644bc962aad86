import type { Proportion } from './wilson.ts'

/**
 * The difference of two proportions, first minus second, with the square-and-add interval of their own two Wilson
 * intervals (Newcombe 1998, Stat Med 17:873, method 10). Clustered proportions give theirs on the effective n.
 */
export function proportionDifference(first: Proportion, second: Proportion): Proportion {
  const [lower1, upper1] = first.interval
  const [lower2, upper2] = second.interval
  const value = first.value - second.value
  return {
    value,
    interval: [
      value - Math.hypot(first.value - lower1, upper2 - second.value),
      value + Math.hypot(upper1 - first.value, second.value - lower2),
    ],
  }
}
