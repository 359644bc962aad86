import { wilson, type Proportion } from './wilson.ts'

/** `n` drawn at random out of `size`, of which `successes` were found to be so. */
export type Stratum = { size: number; n: number; successes: number }

type Total = { value: number; low: number; high: number }

/**
 * How many there are in all strata, Σ size · p, with an interval that adds the squared distances of each stratum's
 * Wilson limits (MOVER: Zou and Donner 2008, Stat Med 27:1693). Null where a stratum was not looked into.
 */
function totalOf(strata: readonly Stratum[]): Total | null {
  let [value, below, above] = [0, 0, 0]
  for (const { size, n, successes } of strata) {
    if (size === 0) continue
    const share = wilson(successes, n)
    if (!share) return null
    value += size * share.value
    below += (size * (share.value - share.interval[0])) ** 2
    above += (size * (share.interval[1] - share.value)) ** 2
  }
  return { value, low: Math.max(0, value - Math.sqrt(below)), high: value + Math.sqrt(above) }
}

/** The share of successes in all strata together. Of one stratum it is Wilson's. Null without any, or one unseen. */
export function stratifiedShare(strata: readonly Stratum[]): Proportion | null {
  const size = strata.reduce((sum, one) => sum + one.size, 0)
  const total = totalOf(strata)
  if (!total || size === 0) return null
  return { value: total.value / size, interval: [total.low / size, Math.min(1, total.high / size)] }
}

/**
 * What share of all successes lies in `inside`, the rest being in `outside`; the two are drawn independently, so that
 * the distances that each alone would move it by are added squared. Null where there is no success or a stratum unseen.
 */
export function shareInside(inside: readonly Stratum[], outside: readonly Stratum[]): Proportion | null {
  const [within, without] = [totalOf(inside), totalOf(outside)]
  if (!within || !without || within.value + without.value === 0) return null
  const share = (a: number, b: number) => (a + b === 0 ? 0 : a / (a + b))
  const value = share(within.value, without.value)
  const below = Math.hypot(value - share(within.low, without.value), value - share(within.value, without.high))
  const above = Math.hypot(share(within.high, without.value) - value, share(within.value, without.low) - value)
  return { value, interval: [Math.max(0, value - below), Math.min(1, value + above)] }
}
