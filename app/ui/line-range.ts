import type { Reading } from '#app/measures/reading.ts'

/** What the two ends of a measure's interval lines stand for; one range for a whole table. */
export type LineRange = { range: [number, number]; scale: 'linear' | 'log' }

/** Shares from 0 to 1; waits from the shortest to the longest limit shown, on a log scale. */
export function lineRange(readings: Reading[]): LineRange {
  if (readings[0]?.unit !== 'seconds') return { range: [0, 1], scale: 'linear' }
  const seen = readings.flatMap(({ value, interval }) => [value, ...(interval ?? [])]).filter((x) => x !== null)
  if (seen.length === 0) return { range: [60, 86_400], scale: 'log' }
  return { range: [Math.max(1, Math.min(...seen)), Math.max(2, ...seen)], scale: 'log' }
}
