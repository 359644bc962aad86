import type { Limit, Reading, Unit } from './reading.ts'

const space = '\u00a0'

/** 12480 → "12,480". */
export function formatCount(count: number): string {
  return String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** A noun as it stands after a count; one that takes more than an s gives its plural. */
export function nounFor(
  count: number,
  noun: string,
  plural = noun.endsWith('ply') ? `${noun.slice(0, -1)}ies` : `${noun}s`,
): string {
  return Math.round(count) === 1 ? noun : plural
}

/** "1 row", "2,400 rows". */
export function counted(count: number, noun: string, plural?: string): string {
  return `${formatCount(count)} ${nounFor(count, noun, plural)}`
}

/** How many decimals a rate over n deserves. */
function decimalsFor(n: number): number {
  return n >= 200 ? 1 : 0
}

/** A share as a bare percentage. What is not all is never shown as 100, what is not nothing never as 0. */
function percentage(share: number, n: number, moreDecimals = 0): string {
  const decimals = decimalsFor(n) + moreDecimals
  const text = (share * 100).toFixed(decimals)
  const step = 10 ** -decimals
  if (share < 1 && Number(text) >= 100) return `over ${(100 - step).toFixed(decimals)}`
  if (share > 0 && Number(text) <= 0) return `under ${step.toFixed(decimals)}`
  return Number(text) === 100 || Number(text) === 0 ? String(Number(text)) : text
}

/** A rate over n conversations: "73.3%" from 200 on, whole below. */
export function formatRate(share: number, n: number): string {
  return `${percentage(share, n)}%`
}

/** An estimated duration: seconds, minutes, to 10 h hours and minutes, to 72 h whole hours, then days. */
export function formatDuration(seconds: number): string {
  if (Math.round(seconds) < 60) return `${Math.round(seconds)}${space}s`
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return `${minutes}${space}min`
  if (minutes < 600) {
    const rest = minutes % 60
    return `${Math.floor(minutes / 60)}${space}h${rest === 0 ? '' : `${space}${rest}${space}min`}`
  }
  const hours = Math.round(seconds / 3600)
  if (hours < 72) return `${hours}${space}h`
  const days = Math.round(seconds / 86_400)
  return `${days}${space}${nounFor(days, 'day')}`
}

/** A wait that was observed, rounded down: "12 min", "46 h 20", "3 d 4 h". */
export function formatWaited(seconds: number): string {
  const minutes = Math.floor(seconds / 60)
  const hours = Math.floor(minutes / 60)
  if (minutes < 60) return `${minutes}${space}min`
  if (hours < 72) return `${hours}${space}h${space}${String(minutes % 60).padStart(2, '0')}`
  return `${Math.floor(hours / 24)}${space}d${space}${hours % 24}${space}h`
}

/** A duration to the next smaller unit: "5 h 53 min 10 s", "33 h 12 min". */
function finerDuration(seconds: number): string {
  const [all, minutes, hours] = [Math.round(seconds), Math.round(seconds / 60), Math.round(seconds / 3600)]
  const joined = (...pieces: [number, string][]) => pieces.map(([count, unit]) => `${count}${space}${unit}`).join(space)
  if (all < 60) return `${seconds.toFixed(1)}${space}s`
  if (all < 3600) return joined([Math.floor(all / 60), 'min'], [all % 60, 's'])
  if (minutes < 600) return joined([Math.floor(all / 3600), 'h'], [Math.floor(all / 60) % 60, 'min'], [all % 60, 's'])
  if (hours < 72) return joined([Math.floor(minutes / 60), 'h'], [minutes % 60, 'min'])
  return joined([Math.floor(hours / 24), 'd'], [hours % 24, 'h'])
}

/** The usual range: "69.8 to 76.2%", "2 h 31 min to 4 h 38 min". */
export function formatRange({ low, high }: { low: number; high: number }, unit: Unit, n: number): string {
  return formatInterval([low, high], unit, n)
}

/** A figure outside its usual range and that range, finer where rounding would make them read the same. */
export function formatOutside(
  value: number,
  { low, high }: { low: number; high: number },
  unit: Unit,
  n: number,
): { value: string; range: string } {
  const near = value > high ? high : low
  if (formatValue(value, unit, n) !== formatValue(near, unit, n)) {
    return { value: formatValue(value, unit, n), range: formatRange({ low, high }, unit, n) }
  }
  if (unit === 'count') return { value: value.toFixed(1), range: `${low.toFixed(1)} to ${high.toFixed(1)}` }
  if (unit === 'seconds')
    return { value: finerDuration(value), range: `${finerDuration(low)} to ${finerDuration(high)}` }
  const more = [1, 2, 3].find((extra) => percentage(value, n, extra) !== percentage(near, n, extra)) ?? 3
  return {
    value: `${percentage(value, n, more)}%`,
    range: `${percentage(low, n, more)} to ${percentage(high, n, more)}%`,
  }
}

/** A figure in its unit; "—" when there is none. */
export function formatValue(value: number | null, unit: Unit, n: number): string {
  if (value === null) return '—'
  if (unit === 'share') return formatRate(value, n)
  return unit === 'seconds' ? formatDuration(value) : formatCount(value)
}

/** Limits in words: "69.5 to 76.8%", "at least 5 h 12 min"; empty when there are none. */
export function formatInterval(interval: Limit['interval'], unit: Unit, n: number): string {
  if (!interval) return ''
  const [lower, upper] = interval
  if (lower === null && upper === null) return ''
  if (lower === null) return `at most ${formatValue(upper, unit, n)}`
  if (upper === null) return `at least ${formatValue(lower, unit, n)}`
  if (unit === 'share') return `${percentage(lower, n)} to ${formatRate(upper, n)}`
  return `${formatValue(lower, unit, n)} to ${formatValue(upper, unit, n)}`
}

/** How exact the times of a reading are, where they were read from bins: "to within 1%"; else empty. */
export function exactnessWords(figures: Reading['figures']): string {
  const error = figures?.['bin_error'] ?? 0
  return error > 0 ? `to within ${Math.ceil(100 * error - 1e-9)}%` : ''
}

/** A share of so few is told as a count: "7 of 12"; "about" where what was not watched to its end is estimated. */
function countOf(share: number, n: number): string {
  const count = Math.round(share * n)
  return `${Math.abs(share * n - count) < 1e-6 ? '' : 'about '}${count} of ${n}`
}

/** Under so many no percentage stands alone. */
export const leastForPercentage = 20
/** Under so many the interval goes before the figure. */
const leastForFigureFirst = 30

/** A figure with its interval before it where it rests on few, as it stands in a sentence; else alone. */
export function cautiousFigure(
  figure: string,
  { unit, n, interval }: Pick<Reading, 'unit' | 'n' | 'interval'>,
): string {
  const [lower, upper] = interval ?? [null, null]
  if (unit === 'count' || n >= leastForFigureFirst || lower === null || upper === null) return figure
  return `${formatInterval(interval, unit, n)} (${figure})`
}

export type ReadingWords = {
  /** The figure, or what stands in its place; never empty. */
  value: string
  /** Its 95 % interval; empty when there is none. */
  interval: string
  /** From 5 to 29 the interval goes before the figure, which nobody should quote alone. */
  intervalFirst: boolean
  /** Why there is no figure, or what to keep in mind; empty when nothing. */
  note: string
}

/** What there is none of, where it is not conversations. */
const nothingCounted: Record<string, string> = {
  voices: 'no replies that name who wrote them',
  bought_again: 'no customers whose purchases are known',
}

/** A reading as it is shown, on pages and in the terminal alike. */
export function readingWords(reading: Reading): ReadingWords {
  const { unit, n, state } = reading
  const nothing = { value: '—', interval: '', intervalFirst: false }
  if (state === 'none') return { ...nothing, note: nothingCounted[reading.key] ?? 'no conversations' }
  if (state === 'few') return { ...nothing, note: `too few to judge (n${space}=${space}${n})` }
  if (state === 'too_soon') return { ...nothing, note: 'too early to tell: less than 26 weeks of history' }
  const interval = formatInterval(reading.interval, unit, n)
  const intervalFirst = unit !== 'count' && n < leastForFigureFirst
  if (reading.value !== null)
    return {
      value:
        unit === 'share' && n < leastForPercentage ? countOf(reading.value, n) : formatValue(reading.value, unit, n),
      interval,
      intervalFirst,
      note: intervalFirst ? 'few conversations' : '',
    }
  if (unit === 'seconds') return { value: 'more than half not answered', interval, intervalFirst: false, note: '' }
  return {
    ...nothing,
    note: reading.key === 'answered_within' ? 'no promise set, or nobody watched for that long' : '',
  }
}
