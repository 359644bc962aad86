import { addDays, weekdayInWords } from './days.ts'
import { cautiousFigure, formatOutside, formatRange, formatValue } from './format.ts'
import { type Last, sinceWords, unjudged, whyUnjudged } from './headline-reasons.ts'
import { basisWords, ordinaryClause, sentences, signalSentence, titles } from './headline-words.ts'
import type { Series } from './series.ts'

/** A measure whose last week is looked at. */
export type Looked = { label: string; series: Series }

export type HeadlineInput = {
  /** Monday. */
  week: string
  /** False while days of it are still to come. */
  over: boolean
  /** True for whoever may see only the conversations of their teams: of the others nothing is said. */
  onlyOwn?: boolean
  /** The three first measures, then the others; one without weeks says nothing. */
  first: readonly Looked[]
  others: readonly Looked[]
  /** Sources silent in these days; `to` is the last such day, null while it lasts. */
  silent: readonly { source: string; from: string; to: string | null; reason: string }[]
}

export type Headline = {
  kind: 'signal' | 'ordinary' | 'too_early' | 'too_few' | 'missing' | 'unreliable' | 'not_over' | 'nobody'
  title: string
  /** Whole sentences, to be read after the title. */
  deck: string[]
  /** Keys of the measures with a signal, the one of the title first. */
  signals: string[]
  /** Of the measures that can each show a signal of their own: how many have a verdict, and how many none. */
  judged: number
  notJudged: number
}

/** Read off the same people's waits as first response: where that is judged, these say nothing of their own. */
const ofTheSameWaits = ['answered_within', 'first_reply']

/** The measures whose signals count: without those that only repeat another that is judged. */
export function countedOnce<T extends Looked>(all: readonly T[]): T[] {
  const response = lasts(all).find(({ key }) => key === 'first_response')
  const repeated = response && isJudged(response) ? ofTheSameWaits : []
  return all.filter(({ series }) => !repeated.includes(series.key) && series.points.at(-1)?.finding !== 'not_judged')
}

/**
 * The one sentence about a week, and the reasons for it. A possible shift is named in the deck, never in the title; a
 * cause never, because no figure knows one.
 */
export function headlineOf(input: HeadlineInput): Headline {
  const counting = new Set(countedOnce([...input.first, ...input.others]))
  const [first, others] = [input.first, input.others].map((some) => lasts(some.filter((one) => counting.has(one)))) as [
    Last[],
    Last[],
  ]
  const repeating = lasts([...input.first, ...input.others].filter((one) => !counting.has(one)))
  const all = [...first, ...others]
  const judged = all.filter(isJudged).length
  const same = repeating.filter(({ point }) => point.finding === 'signal').map(({ label }) => label)
  const alsoOutside = same.length > 0 ? [sentences.sameWaits(same)] : []
  const counts = { judged, notJudged: all.length - judged }
  const missing = input.silent.map(({ source, from, to, reason }) =>
    sentences.missing(source, weekdayInWords(from), to === null ? null : weekdayInWords(to), reason),
  )
  const shifts = all.flatMap(({ label, point: { finding, side } }) =>
    finding === 'possible_shift' && side !== null ? [sentences.shift(label, side)] : [],
  )
  // The first three go before what only explains them; among equals, what is furthest beyond its limit.
  const signals = [first, others].flatMap((group) =>
    group.filter(({ point }) => point.finding === 'signal').toSorted((a, b) => beyond(b) - beyond(a)),
  )
  const [lead] = signals
  if (lead) {
    const ordinary = first.filter(isOrdinary).map(({ label }) => label)
    const { title, deck } = leading(lead, signals.slice(1))
    return {
      ...{ kind: 'signal', title, ...counts },
      deck: [
        ...deck,
        ...alsoOutside,
        ...(ordinary.length > 0 ? [sentences.stayedInside(ordinary)] : []),
        ...[...shifts, ...unjudged(first, input.silent.length > 0), ...missing],
      ],
      signals: signals.map(({ key }) => key),
    }
  }
  const rest = { signals: [], ...counts }
  const ordinary = first.filter(isOrdinary)
  if (ordinary.length > 0) {
    const clauses = ordinary.map(({ key, label, point }) =>
      ordinaryClause(
        key,
        label,
        cautiousFigure(formatValue(point.value, point.reading.unit, point.reading.n), point.reading),
        point.atLeast,
      ),
    )
    const deck = [
      sentences.ordinary(clauses),
      ...alsoOutside,
      ...shifts,
      ...unjudged(first, input.silent.length > 0),
      ...missing,
    ]
    const most = 2 * ordinary.length >= first.length
    return { kind: 'ordinary', title: most ? titles.ordinary : titles.partlyOrdinary, deck, ...rest }
  }
  if (!input.over) {
    const deck = [sentences.notOver(weekdayInWords(addDays(input.week, 6))), ...missing]
    return { kind: 'not_over', title: titles.notOver, deck, ...rest }
  }
  if (missing.length > 0 && first.some(({ point }) => point.outage)) {
    return {
      kind: 'missing',
      title: titles.missing,
      deck: [...missing, ...unjudged(first, input.silent.length > 0), ...shifts],
      ...rest,
    }
  }
  if (first.every(({ point }) => point.reading.n === 0)) {
    return {
      kind: 'nobody',
      title: input.onlyOwn ? titles.nobodyForYou : titles.nobody,
      deck: [sentences.nobody],
      ...rest,
    }
  }
  const kind = whyUnjudged(first)
  const title = { too_few: titles.tooFew, unreliable: titles.unreliable, too_early: titles.tooEarly }[kind]
  return { kind, title, deck: [...unjudged(first, input.silent.length > 0), ...shifts, ...missing], ...rest }
}

const lasts = (looked: readonly Looked[]): Last[] =>
  looked.flatMap(({ label, series }) => {
    const [point, segment] = [series.points.at(-1), series.segments.at(-1)]
    const passing = segment?.passing?.includes(point?.from ?? '') === true
    return point && segment ? [{ key: series.key, label, point, segment, series, passing }] : []
  })

const isOrdinary = ({ point: { finding } }: Last) => finding === 'ordinary' || finding === 'possible_shift'

const isJudged = (one: Last) => one.point.finding === 'signal' || isOrdinary(one)

/** How many sigma beyond its limit; limits are three from the centre, of waits on a log scale. */
function beyond({ point: { value, limits, reading } }: Last): number {
  if (value === null || !limits) return 0
  const bend = (x: number) => (reading.unit === 'seconds' ? Math.log(Math.max(1, x)) : x)
  const limit = value > limits.high ? limits.high : limits.low
  const sigma = Math.abs(bend(limit) - bend(limits.centre)) / 3
  return sigma === 0 ? 0 : Math.abs(bend(value) - bend(limit)) / sigma
}

function told({ label, point, segment }: Last) {
  const { value, limits, reading, side } = point
  if (value === null || !limits || side === null) throw new Error('a signal without a value, limits or a side')
  const words = formatOutside(value, limits, reading.unit, reading.n)
  const { baselineWeeks: weeks } = segment
  return {
    label,
    side,
    ...{ range: words.range, value: cautiousFigure(words.value, reading) },
    basis: basisWords({ weeks, provisional: limits.provisional, since: sinceWords(segment) }),
  }
}

/** What a measure's week says as a sentence of its own; null where it shows no signal. */
export function signalSentenceOf(looked: Looked): string | null {
  const [one] = lasts([looked])
  if (one?.point.finding !== 'signal') return null
  const { side, value } = told(one)
  return signalSentence(one.key, one.label, side, value, one.point.atLeast)
}

function leading(lead: Last, also: Last[]): Pick<Headline, 'title' | 'deck'> {
  const { side, value, range, basis } = told(lead)
  const charge = lead.series.charges.findLast(({ from }) => from < lead.point.to)
  return {
    title: signalSentence(lead.key, lead.label, side, value, lead.point.atLeast),
    deck: [
      sentences.reason(side, range, basis),
      sentences.unknownCause,
      ...(charge && charge.kind !== 'unknown' ? [chargeSentence(charge)] : []),
      ...(also.length > 0 ? [sentences.alsoOutside(also.map(told))] : []),
    ],
  }
}

const chargeSentence = ({ kind, name }: { kind: string; name: string }) =>
  kind === 'several' ? sentences.severalInCharge(name) : sentences.inCharge(name)

/** What limits say of one measure's week, for the line under its figure: `lead` stands out where it is a signal. */
export function findingWords(looked: Looked): { signal: boolean; lead: string; rest: string } {
  const [one] = lasts([looked])
  if (!one) return { signal: false, lead: '', rest: '' }
  const { point, segment } = one
  const { finding, limits, reading, side } = point
  if (finding === 'not_judged') return { signal: false, lead: 'Not judged.', rest: ' Only shares and times have one.' }
  const provisional = limits?.provisional ? `, from only the ${segment.baselineWeeks} weeks we have so far` : ''
  if (finding === 'signal') {
    const { range } = told(one)
    const lead = `${side === 'above' ? 'Above' : 'Below'} its usual range`
    return { signal: true, lead, rest: ` of ${range}${provisional}.` }
  }
  const range = limits ? `The usual range is ${formatRange(limits, reading.unit, reading.n)}` : ''
  if (finding === 'ordinary') return { signal: false, lead: 'Ordinary variation.', rest: ` ${range}${provisional}.` }
  if (finding === 'possible_shift') {
    const rest = ` Eight weeks or more ${side} the middle of the usual range, ${formatRange(limits!, reading.unit, reading.n)}.`
    return { signal: false, lead: 'A possible shift.', rest }
  }
  const reasons = unjudged([{ ...one, label: '' }], false)
  return {
    signal: false,
    lead: finding === 'too_early' ? 'Too early to tell.' : 'Not judged.',
    rest: ` ${reasons.join(' ')}`.trimEnd(),
  }
}
