import { counted, formatCount, formatDuration, formatRate, formatWaited, nounFor } from '#app/measures/format.ts'
import type { Reading } from '#app/measures/reading.ts'
import { listHeading } from './list-heading.ts'

/** Days, `to` exclusive. */
type Week = { from: string; to: string }

/** A formula with counts in it: a fraction where the figure is one, and what they are counts of. */
export type Filled = {
  fraction?: { above: string; below: string }
  /** One sentence each. */
  sentences: string[]
}

/** The parts that stand above the line, of measures that are shares of what they count. */
const above: Record<string, readonly string[]> = {
  resolution_rate: ['confirmed', 'presumed'],
  repeat_share: ['repeat_resolved', 'repeat_not_resolved'],
  same_matter_again: ['same_matter'],
  passed_along_rate: ['passed_along'],
  turned_around: ['content'],
  canned_share: ['canned'],
  bought_again: ['bought'],
}

/** The formula of a measure with the counts of a week put in. */
export function filledFormula(reading: Reading, week: Week): Filled {
  const { key, n, parts = {}, unit, state } = reading
  if (n === 0 && key !== 'reached_out_first' && key !== 'waiting_now') return { sentences: [] }
  const own = spoken[key]
  if (own) return { sentences: own(reading) }
  const whole = listHeading({ ...week, total: n, measure: key, part: undefined })
  if (unit === 'seconds' || key === 'answered_within') return { sentences: waited(reading, whole) }
  const names = above[key]
  if (!names) return { sentences: [`It rests on ${whole}.`] }
  const counts = names.map((name) => parts[name] ?? 0)
  const sum = counts.reduce((total, count) => total + count, 0)
  const sentences = [`${formatCount(sum)} of ${whole}.`, ...(beside[key]?.(reading) ?? [])]
  // What was not watched to its end is estimated: no plain fraction gives the figure.
  if (state !== 'ok' || (parts['cut_short'] ?? 0) > 0) return { sentences }
  return { fraction: { above: counts.map(formatCount).join(' + '), below: formatCount(n) }, sentences }
}

const beside: Record<string, (reading: Reading) => string[]> = {
  bought_again: ({ figures = {}, shares = {} }) => {
    const bought = figures['without_bought'] ?? 0
    const all = bought + (figures['without_not_bought'] ?? 0) + (figures['without_cut_short'] ?? 0)
    const share = shares['not_resolved']?.value ?? null
    if (all === 0) return ['There was nobody whose conversation was not resolved, to set beside them.']
    const rate = share === null || all < 20 ? '' : `, ${formatRate(share, all)}`
    return [`Of ${counted(all, 'customer')} whose conversation was not resolved, ${formatCount(bought)} bought${rate}.`]
  },
}

/** @param whole "312 conversations needing an answer, begun 9 to 15 Nov 2026" */
function waited(reading: Reading, whole: string): string[] {
  const { n, quantiles, shares = {}, waiting = 0, answered = 0, key } = reading
  const counts = `Of ${whole}, ${formatCount(answered)} had it and ${formatCount(waiting)} had none so far.`
  if (reading.state !== 'ok') return [counts]
  if (key === 'answered_within') {
    const within = Object.entries(shares).flatMap(([name, { value }]) =>
      value === null ? [] : [`${steps[name] ?? name} ${formatRate(value, n)}`],
    )
    return within.length === 0 ? [counts] : [counts, `By the curve: ${within.join(', ')}.`]
  }
  if (!quantiles) return [counts]
  const { p50, p90 } = quantiles
  const half = p50.value === null ? 'less than half have one' : `half have it within ${formatDuration(p50.value)}`
  const most = p90.value === null ? 'less than nine in ten have one' : `nine in ten within ${formatDuration(p90.value)}`
  return [counts, `By the curve: ${half}, ${most}.`]
}

const steps: Record<string, string> = {
  within_1h: 'within 1 hour',
  within_4h: 'within 4 hours',
  within_24h: 'within 24 hours',
  within_promise: 'within the promise',
}

/** Measures that are no share and no wait. */
const spoken: Record<string, (reading: Reading) => string[]> = {
  reached_out_first: ({ n, parts = {} }) => [
    n === 0
      ? 'No conversation of the week began with a message of ours.'
      : `${counted(n, 'conversation')} began with a message of ours; in ${formatCount(parts['wrote_back'] ?? 0)} the customer has written since.`,
  ],
  voices: ({ n, value, shares = {} }) => {
    const busiest = shares['busiest']?.value ?? null
    const sent = `${counted(n, 'reply')} that ${n === 1 ? 'names' : 'name'} who wrote ${n === 1 ? 'it' : 'them'}`
    if (value === null || busiest === null) return [`${sent}.`]
    return [`${counted(value, 'person', 'people')} sent ${sent}; the busiest sent ${formatRate(busiest, n)} of them.`]
  },
  repeat_rate: ({ parts = {}, n }) => {
    const [again, same] = [parts['new_matter'] ?? 0, parts['same_matter'] ?? 0]
    return [
      `Of ${counted(n, 'customer')} whose conversation was resolved, ${formatCount(again)} next came back on a new matter, ${formatCount(same)} on the same, ${formatCount(parts['unknown'] ?? 0)} on one that cannot be told, and ${formatCount(parts['not_returned'] ?? 0)} did not come back in 8 weeks.`,
    ]
  },
  waiting_now: ({ n, figures = {} }) => {
    const oldest = figures['oldest_seconds'] ?? null
    if (n === 0) return ['Nobody is waiting.']
    const longest = oldest === null ? '' : `; the longest for ${formatWaited(oldest)}`
    const complaints = counted(figures['complaints'] ?? 0, 'complaint')
    return [
      `${formatCount(n)} ${nounFor(n, 'conversation')} ${n === 1 ? 'waits' : 'wait'}, ${complaints} among them${longest}.`,
    ]
  },
}
