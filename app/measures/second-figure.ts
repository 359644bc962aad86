import { wilson } from '#app/statistics/wilson.ts'
import type { Limit, Reading } from './reading.ts'

/** z² of a 95 % interval. */
const z2 = 1.959963984540054 ** 2

/**
 * The effective n that a reading's Wilson interval rests on: its limits l and u are the roots of
 * (1+z²/m)x² − (2p+z²/m)x + p², so that l·u = p²/(1+z²/m), and likewise for the complement.
 */
export function effectiveNOf({ value, interval, n }: Reading): number {
  const [low, high] = interval ?? [null, null]
  if (value === null || low === null || high === null) return n
  const [share, product] = value > 0.5 ? [value, low * high] : [1 - value, (1 - low) * (1 - high)]
  const excess = (share * share) / product - 1
  return excess > 0 ? Math.min(n, z2 / excess) : n
}

/** One part of a rate as a share of the whole, with Wilson's interval on the effective n of the whole. */
export function partShare(reading: Reading, part: string): Limit {
  const count = reading.parts?.[part]
  if (reading.state !== 'ok' || count === undefined || reading.n === 0) return { value: null, interval: null }
  const m = effectiveNOf(reading)
  const share = count / reading.n
  return { value: share, interval: wilson(share === 1 ? m : share * m, m)?.interval ?? null }
}
