import { binOf } from '#app/statistics/log-bins.ts'
import { type duePairs, knownNeighbours, pairIndex, pairsAdded, waitSteps } from '#db/queries/rollup-shapes.ts'
import type { HourOf } from './row-standing.ts'
import { addToList, inHour, inWeek, type RollupChange } from './rollup-change.ts'

const stepBins = waitSteps.map((seconds) => binOf(seconds))

/** One conversation in a share: when it counts, and whether the share is about it. */
type Counted = { at: Date; about: boolean }
type Wait = { at: Date; until: Date | null; unknown: boolean }

const inOrder = <One extends { at: Date }>(all: readonly One[]) =>
  all.toSorted((a, b) => a.at.getTime() - b.at.getTime())

/** A pair counts at its later end, so that a week can be read up to any hour of it. */
export function addDuePairs(
  change: RollupChange,
  list: (typeof duePairs)[number],
  counted: readonly Counted[],
  hourOf: HourOf,
  sign: 1 | -1,
): void {
  if (counted.length < 2) return
  let [week, before, aboutBefore] = ['', 0, 0]
  for (const { at, about } of inOrder(counted)) {
    const when = hourOf(at.getTime())
    if (when.week !== week) [week, before, aboutBefore] = [when.week, 0, 0]
    const x = about ? 1 : 0
    if (before > 0) {
      const rows = [inWeek(change, week), inHour(change, when)]
      for (const [index, n] of pairsAdded(before, aboutBefore, x))
        for (const row of rows) addToList(row, list, index, sign * n)
    }
    before += 1
    aboutBefore += x
  }
}

/** Waits of one customer that meet in a week, by how fast they were answered. */
export function addWaitPairs(
  change: RollupChange,
  list: 'answer_pairs' | 'reply_pairs' | 'turn_pairs',
  waits: readonly Wait[],
  hourOf: HourOf,
  sign: 1 | -1,
): void {
  if (waits.length < 2) return
  let [week, before, known] = ['', 0, 0]
  let within = stepBins.map(() => 0)
  for (const { at, until, unknown } of inOrder(waits)) {
    const when = hourOf(at.getTime())
    if (when.week !== week) [week, before, known, within] = [when.week, 0, 0, stepBins.map(() => 0)]
    const row = inWeek(change, week)
    const add = (index: number, n: number) => addToList(row, list, index, sign * n)
    if (before > 0) add(pairIndex.neighbours, 1)
    before += 1
    if (until !== null && unknown) continue
    const bin = until === null ? Number.POSITIVE_INFINITY : binOf((until.getTime() - at.getTime()) / 1000)
    if (known > 0) {
      add(knownNeighbours, 1)
      add(pairIndex.pairs, known)
    }
    for (const [step, longest] of stepBins.entries()) {
      const [x, earlier] = [bin <= longest ? 1 : 0, within[step]!]
      add(pairIndex.either + 2 * step, known > 0 ? earlier + x * known : 0)
      add(pairIndex.both + 2 * step, x * earlier)
      within[step] = earlier + x
    }
    known += 1
  }
}
