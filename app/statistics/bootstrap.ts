import { below, seededRandom } from './random.ts'

export type Bootstrap = {
  /** A limit is null where the resamples say it is not reached. */
  interval: [number | null, number | null]
  /** Share of resamples that gave no finite figure. */
  notReached: number
  resamples: number
  /** Kept, so that the interval can be made again. */
  seed: number
}

/**
 * Percentile bootstrap of clusters (Efron 1981, JASA 76:312): draws as many clusters as there are, with replacement,
 * within every group apart, and takes the middle of what `figure` says of the resamples. `groups` gives the number of
 * clusters per group; clusters are numbered through all groups, and `figure` gets how often each was drawn. It may say
 * ±∞ for beyond what can be known; null, for not knowing the side either, counts against both limits.
 */
export function bootstrap(
  groups: readonly number[],
  figure: (drawn: Uint32Array) => number | null,
  options: Options,
): Bootstrap {
  return bootstrapAll(groups, (drawn) => [figure(drawn)], 1, options)[0]!
}

type Options = { seed: number; resamples?: number; confidence?: number }

/** The same for several figures of the same draws. */
export function bootstrapAll(
  groups: readonly number[],
  figures: (drawn: Uint32Array) => readonly (number | null)[],
  count: number,
  { seed, resamples = 2000, confidence = 0.95 }: Options,
): Bootstrap[] {
  const random = seededRandom(seed)
  const drawn = new Uint32Array(groups.reduce((sum, size) => sum + size, 0))
  const all = Array.from({ length: count }, () => {
    return { lowest: new Float64Array(resamples), highest: new Float64Array(resamples), missing: 0 }
  })
  for (let i = 0; i < resamples; i++) {
    drawn.fill(0)
    let first = 0
    for (const size of groups) {
      for (let k = 0; k < size; k++) {
        const cluster = first + below(random, size)
        drawn[cluster] = (drawn[cluster] as number) + 1
      }
      first += size
    }
    const values = figures(drawn)
    for (const [which, kept] of all.entries()) {
      const value = values[which] ?? null
      const known = value !== null && !Number.isNaN(value)
      if (!known || !Number.isFinite(value)) kept.missing++
      kept.lowest[i] = known ? value : -Infinity
      kept.highest[i] = known ? value : Infinity
    }
  }
  const tail = (1 - confidence) / 2
  return all.map(({ lowest, highest, missing }) => ({
    interval: [percentile(lowest.sort(), tail), percentile(highest.sort(), 1 - tail)],
    notReached: missing / resamples,
    resamples,
    seed,
  }))
}

/** Type 7, but null where a value it stands on is not finite. */
function percentile(sorted: Float64Array, p: number): number | null {
  const position = (sorted.length - 1) * p
  const share = position - Math.floor(position)
  const below = sorted[Math.floor(position)] ?? Number.NaN
  const above = share === 0 ? below : (sorted[Math.ceil(position)] ?? Number.NaN)
  const value = below + share * (above - below)
  return Number.isFinite(value) ? value : null
}
