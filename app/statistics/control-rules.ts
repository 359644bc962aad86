/** Indexes of values beyond their limits; `limits` is one pair for all, or one per value (null: no limits, no signal). */
export function beyondLimits(
  values: ArrayLike<number>,
  limits: { low: number; high: number } | ArrayLike<{ low: number; high: number } | null>,
): number[] {
  return indexesOf(values, (value, i) => {
    const own = 'low' in limits ? limits : (limits[i] ?? null)
    return own !== null && (value < own.low || value > own.high)
  })
}

/**
 * Indexes at which a run of `length` or more values on one side of the centre stands (Western Electric rule 4 with 8):
 * the value that completes the run and every further one. A value exactly on the centre ends a run.
 */
export function runsOnOneSide(values: ArrayLike<number>, centre: number, length = 8): number[] {
  let run = 0
  return indexesOf(values, (value) => {
    const side = Math.sign(value - centre)
    run = side === 0 ? 0 : side === Math.sign(run) ? run + side : side
    return Math.abs(run) >= length
  })
}

/**
 * Indexes at which `needed` of the last `window` values lie more than `sigmas` sigma from the centre on one side, the
 * last of them too: Western Electric rule 2 is (2, 3, 2), rule 3 is (4, 5, 1). Off by default in every chart of ours:
 * each adds false alarms (Champ & Woodall 1987).
 */
export function zoneRule(
  values: ArrayLike<number>,
  { centre, sigma }: { centre: number; sigma: number },
  { needed, window, sigmas }: { needed: number; window: number; sigmas: number },
): number[] {
  const side = (value: number) => (Math.abs(value - centre) > sigmas * sigma ? Math.sign(value - centre) : 0)
  return indexesOf(values, (value, i) => {
    const own = side(value)
    let same = 0
    for (let j = Math.max(0, i - window + 1); j <= i; j++) if (side(values[j] as number) === own) same++
    return own !== 0 && same >= needed
  })
}

function indexesOf(values: ArrayLike<number>, found: (value: number, i: number) => boolean): number[] {
  const indexes: number[] = []
  for (let i = 0; i < values.length; i++) if (found(values[i] as number, i)) indexes.push(i)
  return indexes
}
