import { chiSquaredTail } from './chi-squared.ts'
import { invertSymmetric } from './invert.ts'

/** Times to an event, and times watched without one. */
export type Watched = { events: ArrayLike<number>; censored: ArrayLike<number> }

export type LogRank = {
  chiSquared: number
  /** Groups that were ever at risk beside another, less one. */
  degrees: number
  p: number
  observed: number[]
  expected: number[]
  /** Σ(O−E)/√V of the first group: above 0 when its events come sooner. Squared it is χ² where groups are two. */
  z: number
}

/**
 * Whether the survival curves of groups differ at all, by events observed and expected if they did not (Mantel 1966),
 * with the hypergeometric variance, summed over strata. `strata[s][g]` is group g in stratum s; a group may be empty
 * there. Null when no two groups were ever at risk together.
 */
export function logRank(strata: readonly (readonly Watched[])[]): LogRank | null {
  const groups = Math.max(0, ...strata.map((stratum) => stratum.length))
  const observed = Array.from({ length: groups }, () => 0)
  const expected = observed.slice()
  const variance = observed.map(() => observed.slice())
  for (const stratum of strata) addStratum(stratum, observed, expected, variance)

  // Their sum is fixed: one group's difference follows from those of the others.
  const counting = observed.keys().filter((g) => (expected[g] ?? 0) > 0)
  const [, ...free] = [...counting]
  const { inverse, rank } = invertSymmetric(free.map((g) => free.map((h) => variance[g]?.[h] ?? 0)))
  if (rank === 0) return null
  const differences = observed.map((count, g) => count - (expected[g] ?? 0))
  let chiSquared = 0
  for (const [i, g] of free.entries())
    for (const [j, h] of free.entries())
      chiSquared += (differences[g] ?? 0) * (inverse[i]?.[j] ?? 0) * (differences[h] ?? 0)
  const z = (differences[0] ?? 0) / Math.sqrt(variance[0]?.[0] ?? 0)
  return { chiSquared, degrees: rank, p: chiSquaredTail(chiSquared, rank), observed, expected, z }
}

/** Adds what one stratum contributes, going up its event times with every group's number still at risk. */
function addStratum(stratum: readonly Watched[], observed: number[], expected: number[], variance: number[][]): void {
  const ended = stratum.map(({ events }) => Float64Array.from(events).sort())
  const open = stratum.map(({ censored }) => Float64Array.from(censored).sort())
  const [ends, opens] = [stratum.map(() => 0), stratum.map(() => 0)]
  for (;;) {
    const time = Math.min(...ended.map((times, g) => times[ends[g] as number] ?? Infinity))
    if (time === Infinity) return
    const atRisk = stratum.map((_, g) => {
      const [events, censored] = [ended[g] as Float64Array, open[g] as Float64Array]
      while ((censored[opens[g] as number] ?? Infinity) < time) opens[g] = (opens[g] as number) + 1
      return events.length - (ends[g] as number) + censored.length - (opens[g] as number)
    })
    const events = ended.map((times, g) => {
      const from = ends[g] as number
      let to = from
      while (times[to] === time) to++
      ends[g] = to
      return to - from
    })
    const r = atRisk.reduce((sum, count) => sum + count, 0)
    const d = events.reduce((sum, count) => sum + count, 0)
    const spread = r > 1 ? (d * (r - d)) / (r - 1) : 0
    for (const [g, own] of atRisk.entries()) {
      observed[g] = (observed[g] as number) + (events[g] as number)
      expected[g] = (expected[g] as number) + (d * own) / r
      const row = variance[g] as number[]
      for (const [h, other] of atRisk.entries())
        row[h] = (row[h] as number) + spread * (own / r) * ((g === h ? 1 : 0) - other / r)
    }
  }
}
