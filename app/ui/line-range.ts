import type { Reading } from '#app/measures/reading.ts'

/** What the two ends of an interval line stand for. */
type LineRange = { range: [number, number]; scale: 'linear' | 'log' }

/** The range of one figure beside its usual range: both with their limits in it, and a little air; waits on a log scale. */
export function besideUsual(reading: Reading, usual: { low: number; high: number } | null): LineRange {
  const ends = [reading.value, ...(reading.interval ?? []), ...(usual ? [usual.low, usual.high] : [])]
  const seen = ends.filter((x) => x !== null)
  const [low, high] = [Math.min(...seen), Math.max(...seen)]
  if (reading.unit === 'seconds') return { range: [Math.max(1, low / 1.6), Math.max(2, high * 1.6)], scale: 'log' }
  const air = Math.max(0.04, (high - low) * 0.3)
  const most = reading.unit === 'share' ? 1 : Infinity
  return { range: [Math.max(0, low - air), Math.min(most, high + air)], scale: 'linear' }
}
