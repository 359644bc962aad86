import {
  cautiousFigure,
  counted,
  formatDuration,
  formatOutside,
  formatRange,
  leastForPercentage,
  readingWords,
} from '#app/measures/format.ts'
import type { LetterChange, LetterMeasure } from '#app/measures/letter.ts'
import { leastBaseline, leastConversations } from '#app/measures/limits.ts'
import { nounOf } from '#app/measures/nouns.ts'
import type { Reading } from '#app/measures/reading.ts'
import type { WeekPoint } from '#app/measures/series.ts'
import type { HealthMeasure } from '#app/screens/health.server.ts'
import { changeWords, countedAs, figureWords, findingWord, measureWords, medianOf } from './words.ts'

/** One figure of the week: as it is said, and as it was measured. */
function figureOf({ key, label, unit, reading, series }: HealthMeasure) {
  const point = series.points.at(-1)
  const limits = point?.limits ?? null
  const { value, interval, note } = readingWords(reading)
  const outside = point?.finding === 'signal' && limits !== null && point.value !== null
  const words = outside ? formatOutside(point.value!, limits, unit, reading.n) : null
  const least = point?.atLeast === true && point.value !== null
  const plain = insteadOf(reading) ?? (value === '—' ? note : value)
  const said = words === null ? plain : reading.value === null ? words.value : cautiousFigure(words.value, reading)
  // A range that nothing can be judged by is told to nobody.
  const isTrusted = limits !== null && point?.finding !== 'unreliable'
  return {
    ...{ key, label, unit, limits, reading: bare(reading) },
    figure: least ? figureWords.atLeast(words?.value ?? readingWords({ ...reading, value: point.value }).value) : said,
    interval: least ? '' : interval,
    usual: words?.range ?? (isTrusted ? formatRange(limits, unit, reading.n) : ''),
    finding: point?.finding ?? ('not_judged' as const),
  }
}

/** What is said where there is no figure; null where there is one. */
function insteadOf({ key, state }: Reading): string | null {
  if (state === 'none') return figureWords.none(nounOf(key))
  if (state === 'few') return figureWords.few
  return state === 'too_soon' ? figureWords.tooSoon : null
}

const bare = ({ key, unit, state, value, interval, n, customers, immature }: Reading) => ({
  ...{ key, unit, state, value, interval, n, customers, immature },
})

/** One of the first three: its figure, what is to be thought of it, and its weeks. */
export function measureOf(measure: HealthMeasure): LetterMeasure {
  const { reading, series, finding } = measure
  const { key, points, charges } = series
  const own = ownWords(measure)
  return {
    ...figureOf(measure),
    restsOn: restsOn(reading),
    lead: own ?? finding.lead,
    rest: [own === null ? finding.rest.trim() : '', ...besideOf(reading)].filter(Boolean).join(' '),
    series: {
      key,
      points: points.map((point) => ({ ...point, reading: bare(point.reading) })),
      segments: series.segments.map(({ from, to, began, because, baselineWeeks }) => {
        return { from, to, began, because, baselineWeeks }
      }),
      delayDays: series.delayDays,
      charges,
    },
  }
}

/** What the letter says in place of Health's words; null where those stand. */
function ownWords(measure: HealthMeasure): string | null {
  const { state, n } = measure.reading
  if (state === 'none') return ''
  if (state === 'too_soon') return changeWords.tooSoon
  const point = measure.series.points.at(-1)
  if (point?.finding === 'too_few' && !point.outage && n < leastConversations) return changeWords.tooFew
  const weeks = earlyWeeks(measure)
  return weeks === null ? null : changeWords.tooEarlyToTell(weeks)
}

/** How many weeks there are of those it takes; null where that is not why it cannot be told. */
function earlyWeeks({ reading, series: { points, segments } }: HealthMeasure): number | null {
  const weeks = segments.at(-1)?.baselineWeeks ?? 0
  const isEarly = points.at(-1)?.finding === 'too_early' && reading.state !== 'too_soon' && weeks < leastBaseline
  return isEarly ? weeks : null
}

/** Which parts a rate's count is made of. */
const countedParts: Record<string, readonly string[]> = {
  resolution_rate: ['confirmed', 'presumed'],
  repeat_share: ['repeat_resolved', 'repeat_not_resolved'],
  passed_along_rate: ['passed_along'],
  turned_around: ['content'],
  same_matter_again: ['same_matter'],
  canned_share: ['canned'],
}

/** How many of its n a rate counts; null for what is no such rate, or too soon to be one. */
function countOf({ key, parts = {}, state }: Reading): number | null {
  const counted = countedParts[key]
  if (!counted || state === 'too_soon') return null
  return counted.reduce((sum, part) => sum + (parts[part] ?? 0), 0)
}

function restsOn(reading: Reading): string {
  const { key, unit, n, value } = reading
  if (n === 0) return ''
  const all = counted(n, nounOf(key))
  if (unit === 'seconds') return value === null ? all : changeWords.median(all)
  // The figure itself is a count of so few.
  if (value !== null && n < leastForPercentage) return all
  const count = countOf(reading)
  return count === null ? '' : changeWords.restsOn(count, n, nounOf(key))
}

/** What else is to be known of each of the first three. */
function besideOf(reading: Reading): string[] {
  const { key, state, quantiles, parts = {}, waiting = 0 } = reading
  if (state !== 'ok') return []
  if (quantiles) {
    const { value } = quantiles.p90
    return [
      ...(value === null ? [] : [measureWords.slowestTenth(formatDuration(value))]),
      ...(waiting > 0 && waiting < reading.n ? [measureWords.stillWaiting(waiting)] : []),
    ]
  }
  const count = countOf(reading)
  if (count === null || count === 0) return []
  if (key === 'resolution_rate') return [measureWords.confirmed(parts['confirmed'] ?? 0, count)]
  const unresolved = parts['repeat_not_resolved'] ?? 0
  return key === 'repeat_share' && unresolved > 0 ? [measureWords.unresolvedBefore(unresolved, count)] : []
}

/** A row of what changed, and whether it means anything. */
export function changeOf(measure: HealthMeasure): LetterChange {
  const point = measure.series.points.at(-1)
  const isSilent = point?.outage === true && point.finding === 'too_few'
  const finding = isSilent ? 'not_judged' : (point?.finding ?? 'not_judged')
  const isNone = measure.reading.state === 'none'
  return {
    ...figureOf(measure),
    word: findingWord[isNone ? 'none' : finding],
    says: [saysOf(point, measure), countWords(measure.reading)].filter(Boolean).join(' '),
  }
}

function saysOf(point: WeekPoint | undefined, measure: HealthMeasure): string {
  const { reading, finding } = measure
  if (point?.finding === 'signal') return changeWords.signal(point.side, reading.unit === 'seconds')
  if (point?.finding === 'ordinary') return changeWords.ordinary
  if (point?.finding === 'possible_shift') return changeWords.shift(point.side)
  const weeks = earlyWeeks(measure)
  if (weeks !== null) return changeWords.tooEarly(weeks)
  // A row shows no n: there the reason tells how many there were.
  return reading.state === 'ok' || reading.state === 'few' ? finding.rest.trim() : (ownWords(measure) ?? '')
}

/** What the figure counts, as a sentence. */
function countWords(reading: Reading): string {
  const { key, unit, n, value, state } = reading
  if (state === 'none' || state === 'few') return ''
  const all = counted(n, nounOf(key))
  if (unit === 'seconds') {
    const what = key === 'first_response' ? 'answer' : key === 'first_reply' ? 'reply' : null
    if (what === null) return medianOf.other(all)
    return value === null ? medianOf.notReached(all, what) : medianOf.reached(all, what)
  }
  const count = countOf(reading)
  return count === null ? '' : (countedAs[key]?.(count, n) ?? '')
}
