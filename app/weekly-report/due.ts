import { addDays, mondayOf } from '#app/measures/days.ts'
import { clockOf, hourOn } from './clock.ts'

/** When letters are written: `weekday` 1 to 7 after the week's end, Monday first. */
export type Schedule = { weekday: number; hour: number }

/** After so many weeks without a letter those before are left unwritten; by hand each can be. */
const mostMissed = 4

/** The moment at which the letter of a week is written, and as of which it is read. */
export function slotOf(monday: string, { weekday, hour }: Schedule, timeZone: string): Date {
  return hourOn(addDays(monday, 7 + weekday - 1), hour, timeZone)
}

/** The first moment after `now` at which a letter is to be written. */
export function nextSlot(now: Date, schedule: Schedule, timeZone: string): Date {
  let monday = addDays(mondayOf(clockOf(now, timeZone).day), -14)
  while (slotOf(monday, schedule, timeZone) <= now) monday = addDays(monday, 7)
  return slotOf(monday, schedule, timeZone)
}

/**
 * The weeks whose letter is due and not written, the oldest first. Where no letter was ever written it is the last week
 * alone; after that none that was missed, up to four, so that hours in which nothing ran leave no hole.
 *
 * @param written Mondays of the weeks that have a letter
 */
export function weeksDue(now: Date, schedule: Schedule, timeZone: string, written: readonly string[]): string[] {
  let last = mondayOf(clockOf(now, timeZone).day)
  while (slotOf(last, schedule, timeZone) > now) last = addDays(last, -7)
  const newest = written.toSorted().at(-1)
  const first = newest === undefined ? last : addDays(newest, 7)
  const earliest = addDays(last, -7 * (mostMissed - 1))
  const weeks: string[] = []
  for (let week = first > earliest ? first : earliest; week <= last; week = addDays(week, 7))
    if (!written.includes(week)) weeks.push(week)
  return weeks
}
