import { formatDuration, formatInterval, formatRate, formatValue } from '#app/measures/format.ts'
import type { Reading, Unit } from '#app/measures/reading.ts'
import type { Limits, WeekPoint } from '#app/measures/series.ts'

/** What the limits say of a week, in the few words of a table. */
export function findingWords({ finding, side, outage }: Pick<WeekPoint, 'finding' | 'side' | 'outage'>): string {
  if (finding === 'signal') return side === null ? 'outside the usual range' : `${side} the usual range`
  if (finding === 'possible_shift') return 'possible shift'
  if (finding === 'too_few') return outage ? 'a source was silent' : 'too few to judge'
  if (finding === 'too_early') return 'too early to tell'
  if (finding === 'not_judged') return 'a count, not judged'
  return finding === 'unreliable' ? 'limits unreliable' : 'ordinary'
}

/** "5.9 – 11.4%", "2 h 31 – 4 h 38": what ordinary weeks produce, as it stands in a table; "—" while nobody knows. */
export function usualRange(limits: Pick<Limits, 'low' | 'high'> | null, unit: Unit, n: number): string {
  if (limits === null) return '—'
  const { low, high } = limits
  if (unit === 'share') return `${formatRate(low, n).replace('%', '')} – ${formatRate(high, n)}`
  return `${shortValue(low, unit, n)} – ${shortValue(high, unit, n)}`
}

/** "69.5 – 76.8%", "5 h 07 – 6 h 39": an interval where there is little room; in words where a limit was not reached. */
export function shortInterval(interval: Reading['interval'], unit: Unit, n: number): string {
  const [low, high] = interval ?? [null, null]
  if (low === null || high === null) return formatInterval(interval, unit, n)
  return usualRange({ low, high }, unit, n)
}

/** A figure where there is little room: "5 h 04" for 5 h 4 min; everything else as everywhere. */
export function shortValue(value: number, unit: Unit, n: number): string {
  if (unit !== 'seconds') return formatValue(value, unit, n)
  const words = formatDuration(value)
  const [, hours, minutes = '0'] = /^(\d+)\s*h(?:\s(\d+)\s*min)?$/.exec(words) ?? []
  if (hours === undefined || Number(hours) >= 10) return words
  return `${hours}\u00a0h\u00a0${minutes.padStart(2, '0')}`
}
