import { dayInWords } from '#app/measures/days.ts'

export { dayInWords, daysInWords } from '#app/measures/days.ts'

/**
 * Clock and calendar of an instant in a zone. Assembled from numbers and our own month names, because server and
 * browser may differ in what `Intl` writes between them.
 */
export function momentInWords(instant: string | Date, timeZone: string): string {
  const parts = partsOf(instant, timeZone)
  return `${dayInWords(`${parts['year']}-${parts['month']}-${parts['day']}`)}, ${parts['hour']}:${parts['minute']}`
}

/** `2026-02-03` in a zone. */
export function dayOf(instant: string | Date, timeZone: string): string {
  const parts = partsOf(instant, timeZone)
  return `${parts['year']}-${parts['month']}-${parts['day']}`
}

/** One for each zone: making one costs more than a hundred uses, and a queue tells hundreds of moments. */
const clocks = new Map<string, Intl.DateTimeFormat>()

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone)
  if (known) return known
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  clocks.set(timeZone, clock)
  return clock
}

function partsOf(instant: string | Date, timeZone: string): Record<string, string> {
  const parts = clockOf(timeZone)
    .formatToParts(new Date(instant))
    .map((part): [string, string] => [part.type, part.value])
  return Object.fromEntries(parts)
}
