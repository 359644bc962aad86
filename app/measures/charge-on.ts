import { addDays } from './days.ts'
import type { Sides } from './comparison.ts'
import type { Charge } from './series.ts'

/** Who was in charge on a day; of two that share it, the later one. */
export function chargeOn(charges: readonly Charge[], day: string): Charge | undefined {
  return charges.findLast(({ from, to }) => from <= day && day < to)
}

/** Which sides of a comparison lie, at least in part, in the week of a Monday. */
export function sidesOn(sides: Sides<{ stretches: readonly { from: string; to: string }[] }>, monday: string) {
  const end = addDays(monday, 7)
  return (['a', 'b'] as const).filter((side) => sides[side].stretches.some(({ from, to }) => monday < to && end > from))
}
