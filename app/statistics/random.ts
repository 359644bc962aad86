/** Whole numbers from 0 to 2³² − 1, the same ones for the same seed, on every machine. */
export type Random = () => number

const rotate = (x: number, by: number) => (x << by) | (x >>> (32 - by))

/**
 * A generator for resampling, not for secrets: xoshiro128** (Blackman & Vigna 2021, ACM TOMS 47:36), its four words of
 * state filled from the seed by SplitMix32's finaliser.
 */
export function seededRandom(seed: number): Random {
  let filling = seed >>> 0
  const word = () => {
    filling = (filling + 0x9e3779b9) >>> 0
    let mixed = filling
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
    return mixed ^ (mixed >>> 16)
  }
  let [a, b, c, d] = [word(), word(), word(), word()]
  return () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0
    const kept = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= kept
    d = rotate(d, 11)
    return result
  }
}

/** A whole number from 0 to `size` − 1; for sizes far under 2³² the unevenness cannot be noticed. */
export function below(random: Random, size: number): number {
  return Math.floor((random() / 2 ** 32) * size)
}
