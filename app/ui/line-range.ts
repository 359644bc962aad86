import type { Reading } from '#app/measures/reading.ts'

/** What the two ends of a measure's interval lines stand for; one range for a whole table. */
export type LineRange = { range: [number, number]; scale: 'linear' | 'log' }

/** A minute and two weeks, in seconds: what one wait alone is drawn against. */
const usualWaits = [60, 14 * 86_400]

/** Shares from 0 to 1; waits from the shortest to the longest limit shown, on a log scale. */
export function lineRange(readings: Reading[]): LineRange {
  if (readings[0]?.unit !== 'seconds') return { range: [0, 1], scale: 'linear' }
  const seen = readings.flatMap(({ value, interval }) => [value, ...(interval ?? [])]).filter((x) => x !== null)
  if (readings.length === 1 || seen.length === 0) seen.push(...usualWaits)
  return { range: [Math.max(1, Math.min(...seen)), Math.max(2, ...seen)], scale: 'log' }
}
