/** A stream of chance that a seed and a path of numbers decide: the same on every machine, each path its own. */
export type Draw = {
  /** In [0, 1). */
  next(): number
  chance(probability: number): boolean
  pick<T>(list: readonly T[]): T
  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number
  /** A key of `shares`, each as often as its share says. */
  weighted<K extends string>(shares: Readonly<Partial<Record<K, number>>>): K
  /** Log-normal with this median and this standard deviation of its logarithm, at most `most`. */
  lognormal(median: number, sigma: number, most?: number): number
  /** A stream beside this one, of this moment of it: whatever is drawn from it, this one goes on the same. */
  aside(): Draw
}

/** Scatters the bits of a number over all 32. */
function scatter(bits: number): number {
  let x = bits | 0
  x = Math.imul(x ^ (x >>> 15), 0x2c1b3c6d)
  x = Math.imul(x ^ (x >>> 12), 0x297a2d39)
  return (x ^ (x >>> 15)) >>> 0
}

export function drawFrom(seed: number, ...path: number[]): Draw {
  let key = scatter(seed)
  for (const step of path) key = scatter(Math.imul(key, 31) + step)
  return streamOf(key)
}

function streamOf(key: number): Draw {
  let count = 0
  const next = () => scatter(key + Math.imul(++count, 0x9e3779b9)) / 2 ** 32
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!
  return {
    next,
    pick,
    chance: (probability) => next() < probability,
    whole: (low, high) => low + Math.floor(next() * (high - low + 1)),
    weighted: <K extends string>(shares: Readonly<Partial<Record<K, number>>>) => {
      const entries = Object.entries(shares) as [K, number][]
      let left = next() * entries.reduce((sum, [, share]) => sum + share, 0)
      return (entries.find(([, share]) => (left -= share) < 0) ?? entries.at(-1)!)[0]
    },
    lognormal: (median, sigma, most = Infinity) => {
      // Box and Muller; 1 − next() is never 0.
      const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
      return Math.min(median * Math.exp(sigma * normal), most)
    },
    aside: () => streamOf(scatter(Math.imul(key, 31) + ~count)),
  }
}
