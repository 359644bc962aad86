import { shortValue } from '../finding-words.ts'
import type { Plan } from './plan.ts'

/** What is written at the right edge of a chart, and how far down. */
export type EdgeLabel = { text: string; y: number; says: 'limit' | 'now' | 'signal' }

/** The newest figure and the limits it is judged by, moved apart until none covers another. */
export function edgeLabels(
  plan: Plan,
  y: (value: number) => number,
  space: { top: number; bottom: number },
): EdgeLabel[] {
  const newest = plan.drawn.find((week) => week.newest)
  const band = plan.bands.find(({ to }) => to === plan.weeks)
  const n = newest?.point.reading.n ?? plan.drawn.at(-1)?.point.reading.n ?? 0
  const write = (value: number) => shortValue(value, plan.unit, n)
  const labels: EdgeLabel[] = []
  if (newest) {
    const text = `${newest.point.atLeast ? 'over ' : ''}${write(newest.value)}`
    labels.push({ text, y: y(newest.value), says: newest.shape === 'signal' ? 'signal' : 'now' })
  }
  if (band) {
    labels.push({ text: write(band.high), y: y(band.high), says: 'limit' })
    labels.push({ text: write(band.low), y: y(band.low), says: 'limit' })
  }
  return moveApart(labels, 14, space)
}

/** A week of the narrowest chart, and how far words beside the newest week reach to its left, in pixels. */
const [weekWidth, wordsReach] = [11, 116]

/**
 * How far down the words beside a newest week that is a signal can stand without covering a week: as near to it as
 * there is room, null where there is none.
 */
export function besideSignal(
  { drawn }: Pick<Plan, 'drawn'>,
  y: (value: number) => number,
  space: { top: number; bottom: number },
): number | null {
  const newest = drawn.find((week) => week.newest)
  if (newest?.shape !== 'signal') return null
  const reached = drawn.filter(({ at }) => at < newest.at && newest.at - at <= wordsReach / weekWidth)
  const own = y(newest.value)
  const places = [0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6].map((step) => own + step * 8)
  const isFree = (place: number) => reached.every(({ value }) => Math.abs(y(value) - place) >= 13)
  return places.find((place) => place >= space.top && place <= space.bottom && isFree(place)) ?? null
}

/** Moves labels up and down until each has `gap` to the next and all are inside; their order stays. */
export function moveApart<L extends { y: number }>(
  labels: L[],
  gap: number,
  space: { top: number; bottom: number },
): L[] {
  const moved = labels.map((label) => ({ ...label })).toSorted((a, b) => a.y - b.y)
  for (let round = 0; round < 40; round++) {
    for (const label of moved) label.y = Math.min(space.bottom, Math.max(space.top, label.y))
    const tight = moved.flatMap((label, index) => {
      const above = moved[index - 1]
      return above && label.y - above.y < gap - 0.01 ? [{ above, label }] : []
    })
    if (tight.length === 0) return moved
    for (const { above, label } of tight) {
      const move = Math.max(0, (gap - (label.y - above.y)) / 2)
      above.y -= move
      label.y += move
    }
  }
  return moved
}
