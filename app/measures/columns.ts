type Column = Float64Array | Uint32Array | Uint8Array

/** What a column holds at these indexes, put into a column of as many: `from` of typed arrays goes through a list of all. */
export function taken<Own extends Column>(into: Own, column: ArrayLike<number>, at: Uint32Array): Own {
  for (let i = 0; i < at.length; i++) into[i] = column[at[i]!]!
  return into
}

/** The indexes under `count` that fit, in order. */
export function indexesWhere(count: number, fits: (i: number) => boolean): Uint32Array {
  const found = new Uint32Array(count)
  let n = 0
  for (let i = 0; i < count; i++) if (fits(i)) found[n++] = i
  return found.slice(0, n)
}

/** How many different numbers there are; of numbers from 0 that leave few out. */
export function countDistinct(numbers: Uint32Array): number {
  const seen = new Uint8Array(sizeFor(numbers))
  let distinct = 0
  for (const one of numbers)
    if (seen[one] === 0) {
      seen[one] = 1
      distinct++
    }
  return distinct
}

/** How long a table by these numbers has to be. */
export function sizeFor(numbers: Uint32Array): number {
  let most = -1
  for (const one of numbers) if (one > most) most = one
  return most + 1
}
