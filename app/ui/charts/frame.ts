import { placeOn } from '../place-on.ts'
import type { Plan } from './plan.ts'

/** Heights of a chart in pixels; its width is whatever the page gives. */
export const frame = { top: 8, axis: 172, bottom: 168, strip: 194, words: 214 } as const

/** The height of a whole chart: fixed before anything of it is drawn, so that nothing moves when it comes. */
export const heightOf = ({ strips }: Plan): number => (strips.length > 0 ? 219 : 190)

/** How far down a figure is drawn. */
export function yOf({ y }: Plan): (value: number) => number {
  return (value) => frame.bottom - placeOn(value, [y.low, y.high], y.scale) * (frame.bottom - frame.top)
}

/** Where something is drawn: `x` in weeks from the left edge (as a percentage or in pixels), `y` in the measure's unit. */
export type Where = { x: (weeks: number) => string | number; y: (value: number) => number }
