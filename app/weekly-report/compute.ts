import type { About } from '#app/measures/about-words.ts'
import { ofAll } from '#app/measures/about-words.ts'
import {
  cautiousFigure,
  formatDuration,
  formatOutside,
  formatRange,
  formatRate,
  readingWords,
} from '#app/measures/format.ts'
import { listed, sentences as headlineSentences } from '#app/measures/headline-words.ts'
import { addDays, weekdayInWords, weekName } from '#app/measures/days.ts'
import { leastBaseline } from '#app/measures/limits.ts'
import type { Candidate, Letter, LetterChange, LetterMeasure, ReadKind, Restatement } from '#app/measures/letter.ts'
import { nounOf } from '#app/measures/nouns.ts'
import type { Reading } from '#app/measures/reading.ts'
import { partShare } from '#app/measures/second-figure.ts'
import type { Charge, WeekPoint } from '#app/measures/series.ts'
import type { Health, HealthMeasure } from '#app/screens/health.server.ts'
import { clockOf } from './clock.ts'
import {
  changeWords,
  chargeWords,
  completeWords,
  findingWord,
  measureWords,
  momentWords,
  noteWords,
  waitingWords,
} from './words.ts'

/** What was read of one week, as of the moment its letter is about. */
export type WeekRead = {
  workspace: string
  health: Health
  /** Of the signal that leads; null without one. */
  about: About | null
  reads: { kind: ReadKind; candidates: Candidate[] }[]
  quarantined: number
  /** What turned out of earlier letters since. */
  restated: Restatement[]
}

/** Explain the first three; shown in every letter, whatever they say. */
const alwaysShown = ['passed_along_rate', 'turned_around', 'same_matter_again', 'canned_share']

/** The letter of a week: pure, so that the same readings always make the same letter. */
export function letterOf({ workspace, health, about, reads, quarantined, restated }: WeekRead): Letter {
  const { week, headline, first, others, timeZone, asOf } = health
  const signals = new Set(headline.signals)
  const changed = [...first, ...others].filter(
    ({ key }) => signals.has(key) || (alwaysShown.includes(key) && !first.some((one) => one.key === key)),
  )
  return {
    version: 1,
    ...{ workspace, isSample: health.isSample, timeZone, asOf },
    week: { name: weekName(week.from), from: week.from, to: week.to },
    headline: {
      ...{ kind: headline.kind, title: headline.title, deck: headline.deck },
      signals: headline.signals,
    },
    about: about === null ? [] : aboutSentences(about),
    measures: first.map(measureOf),
    changed: changed
      .toSorted((a, b) => Number(signals.has(b.key)) - Number(signals.has(a.key)))
      .map((one) => changeOf(one, signals.has(one.key))),
    waiting: waitingOf(health),
    inCharge: inChargeOf(health),
    reads,
    complete: completeOf(health, quarantined),
    restated,
    notes: [
      ...first.map(({ key, label, meaning }) => ({ key, text: `${label}: ${lowered(meaning)}` })),
      { key: 'ranges', text: noteWords.ranges },
      { key: 'reads', text: noteWords.reads },
    ],
  }
}

const lowered = (text: string) => `${text.charAt(0).toLowerCase()}${text.slice(1)}`

/** At most so many topics and words are named beside the first. */
const alsoNamed = 2

function aboutSentences({ title, found }: About): string[] {
  if (!found || found.topics.length + found.words.length === 0) return [title]
  const named = found.topics.filter(({ name }) => name !== 'unknown')
  const also = named.length > 0 ? named.slice(1, 1 + alsoNamed) : found.words.slice(1, 1 + alsoNamed)
  const mark = (name: string) => (named.length > 0 ? name : `“${name}”`)
  return [
    title,
    ...(also.length > 0
      ? [`More than usual, too: ${listed(also.map((one) => `${mark(one.name)} (${ofAll(one)})`))}.`]
      : []),
    'That is where to look, not the cause.',
  ]
}

function figureOf({ key, label, unit, reading, series }: HealthMeasure) {
  const point = series.points.at(-1)
  const limits = point?.limits ?? null
  const { value, interval, note } = readingWords(reading)
  const outside = point?.finding === 'signal' && limits !== null && point.value !== null
  const words = outside ? formatOutside(point.value!, limits, unit, reading.n) : null
  const least = point?.atLeast === true && point.value !== null
  const plain = value === '—' ? note : value
  const said = words === null ? plain : reading.value === null ? words.value : cautiousFigure(words.value, reading)
  return {
    ...{ key, label, unit, limits, reading: bare(reading) },
    figure: least ? changeWords.atLeast(words?.value ?? readingWords({ ...reading, value: point.value }).value) : said,
    interval: least ? '' : interval,
    usual: words?.range ?? (limits === null ? '' : formatRange(limits, unit, reading.n)),
    finding: point?.finding ?? ('not_judged' as const),
  }
}

const bare = ({ key, unit, state, value, interval, n, customers, immature }: Reading) => ({
  ...{ key, unit, state, value, interval, n, customers, immature },
})

function measureOf(measure: HealthMeasure): LetterMeasure {
  const { reading, series, finding } = measure
  const { key, points, charges } = series
  const early = earlyWords(measure)
  return {
    ...figureOf(measure),
    restsOn: restsOn(reading),
    ...(early === null ? { lead: finding.lead } : { lead: early }),
    rest: [early === null ? finding.rest.trim() : '', ...besideOf(reading)].filter(Boolean).join(' '),
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

/** Which parts a rate's count is made of. */
const countedParts: Record<string, readonly string[]> = {
  resolution_rate: ['confirmed', 'presumed'],
  repeat_share: ['repeat_resolved', 'repeat_not_resolved'],
  passed_along_rate: ['passed_along'],
  turned_around: ['content'],
  same_matter_again: ['same_matter'],
  canned_share: ['canned'],
}

function restsOn({ key, unit, n, parts = {}, state }: Reading): string {
  if (n === 0) return ''
  if (unit === 'seconds') return changeWords.median(n, nounOf(key))
  const counted = countedParts[key]
  if (!counted || state === 'too_soon') return ''
  const count = counted.reduce((sum, part) => sum + (parts[part] ?? 0), 0)
  return changeWords.restsOn(count, n, nounOf(key))
}

/** The second figure of each of the first three. */
function besideOf(reading: Reading): string[] {
  const { key, n, state, quantiles, waiting = 0 } = reading
  if (state !== 'ok') return []
  if (quantiles) {
    const { value } = quantiles.p90
    return [
      value === null ? measureWords.slowestUnknown : measureWords.slowestTenth(formatDuration(value)),
      ...(waiting > 0 ? [measureWords.stillWaiting(waiting)] : []),
    ]
  }
  const part = key === 'resolution_rate' ? 'confirmed' : 'repeat_not_resolved'
  const { value } = partShare(reading, part)
  if (value === null || n < 20) return []
  const share = formatRate(value, n)
  return [key === 'resolution_rate' ? measureWords.confirmed(share) : measureWords.unresolvedBefore(share)]
}

function changeOf(measure: HealthMeasure, isSignal: boolean): LetterChange {
  const { reading, series, finding } = measure
  const point = series.points.at(-1)
  return {
    ...figureOf(measure),
    word: findingWord[point?.finding ?? 'not_judged'],
    says: [
      saysOf(point, isSignal) ?? earlyWords(measure) ?? `${finding.lead}${finding.rest}`.trim(),
      restsOnSentence(reading),
    ]
      .filter(Boolean)
      .join(' '),
  }
}

/** What the opening of the letter tells at length; null where the reason is another one. */
function earlyWords({ reading, series: { points, segments } }: HealthMeasure): string | null {
  const weeks = segments.at(-1)?.baselineWeeks ?? 0
  const isEarly = points.at(-1)?.finding === 'too_early' && reading.state !== 'too_soon' && weeks < leastBaseline
  return isEarly ? changeWords.tooEarly(weeks) : null
}

const restsOnSentence = (reading: Reading) => {
  const words = restsOn(reading)
  return words === '' ? '' : `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
}

function saysOf(point: WeekPoint | undefined, isSignal: boolean): string | null {
  if (isSignal || point?.finding === 'signal') return changeWords.signal(point?.side ?? null)
  if (point?.finding === 'ordinary') return changeWords.ordinary
  return point?.finding === 'possible_shift' ? changeWords.shift(point.side) : null
}

function waitingOf({ waiting: { reading, longest }, asOf, timeZone, promiseHours }: Health): Letter['waiting'] {
  const { figures = {}, n, customers } = reading
  const [over, complaints] = [figures['over_promise'] ?? null, figures['complaints'] ?? 0]
  const when = whenWords(asOf, timeZone)
  const beside = waitingWords.beside(figures['unanswered_90d'] ?? 0, figures['passed_along_90d'] ?? 0)
  const counts = { conversations: n, customers, complaints, overPromise: over }
  const oldestSeconds = figures['oldest_seconds'] ?? null
  if (n === 0)
    return { ...counts, oldestSeconds, lead: '', had: '', past: '', rest: [waitingWords.nobody(when), beside] }
  const [oldest] = longest
  const past = over === null || over === 0 ? '' : waitingWords.past(over, n, waitingWords.promised(promiseHours))
  return {
    ...{
      ...counts,
      oldestSeconds,
      lead: waitingWords.lead(customers),
      had: waitingWords.had(n, customers, when),
      past,
    },
    rest: [
      ...(complaints > 0 ? [waitingWords.complaints(complaints)] : []),
      ...(oldest ? [waitingWords.longest(oldest.waitedSeconds, oldest.nth)] : []),
      beside,
    ],
  }
}

function whenWords(at: string, timeZone: string): string {
  const { day, clock } = clockOf(at, timeZone)
  return `${clock} on ${weekdayInWords(day)}`
}

function inChargeOf({ first, others, week }: Health): Letter['inCharge'] {
  // Response is dated by when conversations began: its strip is the calendar's own.
  const series = first.find(({ key }) => key === 'first_response')?.series
  const inWeek = (series?.charges ?? []).filter(({ from, to }) => to > week.from && from < week.to)
  const [begin, ...then] = inWeek
  const voices = others.find(({ key }) => key === 'voices')?.reading
  const answered =
    voices?.value == null
      ? []
      : [chargeWords.voices(voices.value, shareWords(voices.shares?.['busiest']?.value ?? null, voices.n))]
  if (!begin || inWeek.every(({ kind }) => kind === 'unknown'))
    return { kind: 'unknown', sentences: [chargeWords.nobody, ...answered] }
  const shownFrom = series?.points[0]?.from ?? week.from
  const since = begin.from > shownFrom ? weekdayInWords(begin.from) : null
  const who =
    then.length === 0
      ? chargeWords.allWeek(chargeName(begin), since)
      : chargeWords.changed(
          chargeName(begin),
          then.map((one) => ({ name: chargeName(one), from: one.from })),
        )
  return { kind: then.length === 0 ? begin.kind : 'several', sentences: [who, ...answered] }
}

const shareWords = (share: number | null, n: number) => (share === null ? null : formatRate(share, n))

const chargeName = ({ kind, name }: Charge) => {
  if (kind === 'unknown') return 'nobody named'
  return kind === 'several' ? name : `${name} (${kind === 'outsourced' ? 'outsourced' : 'in-house'})`
}

function completeOf({ completeTo, timeZone, silent }: Health, quarantined: number): Letter['complete'] {
  const { day, clock } = clockOf(completeTo, timeZone)
  const missing = silent.map(({ source, from, to, reason }) =>
    headlineSentences.missing(
      source,
      weekdayInWords(from),
      to === null ? null : weekdayInWords(addDays(to, -1)),
      reason,
    ),
  )
  const kept = quarantined > 0 ? [completeWords.quarantine(quarantined)] : []
  return {
    to: completeTo,
    missing,
    sentences: [
      completeWords.to(momentWords(day, clock)),
      ...kept,
      ...(missing.length + kept.length === 0 ? [completeWords.whole] : []),
    ],
  }
}
