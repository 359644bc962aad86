import { weekdayInWords } from '#app/measures/days.ts'
import { counted, formatCount } from '#app/measures/format.ts'
import { chanceWords, listed } from '#app/measures/headline-words.ts'
import { leastBaseline } from '#app/measures/limits.ts'
import type { Finding } from '#app/measures/series.ts'

/**
 * Every sentence that a weekly letter keeps and that is not Health's own (`measures/headline-words.ts`): here, in
 * `story-words.ts` and in `restated-words.ts`; what stands around them on every form is in `measures/letter-words.ts`. In
 * one place so that they can be read aloud, and follow in another language. Numbers and moments come formatted.
 */

export type Side = 'above' | 'below'

export const isOrAre = (count: number): string => (count === 1 ? 'is' : 'are')
const was = (count: number) => (count === 1 ? 'was' : 'were')
const ofThem = (count: number) => ['none', 'one', 'two', 'three'][count] ?? formatCount(count)
const people = (count: number) => (count === 1 ? '1 person' : `${formatCount(count)} people`)
const lowered = (text: string) => `${text.charAt(0).toLowerCase()}${text.slice(1)}`
const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

/** What the limits say of a row, in a word; `none`: there is nothing to be judged. */
export const findingWord: Record<Finding | 'none', string> = {
  none: 'None',
  signal: 'Signal',
  possible_shift: 'Possible shift',
  ordinary: 'Ordinary',
  too_early: 'Too early',
  unreliable: 'Cannot be told',
  too_few: 'Too few',
  not_judged: 'Not judged',
}

/** What stands where a figure would. */
export const figureWords = {
  few: 'too few to say',
  tooSoon: 'too early to tell',
  none: (noun: string) => `no ${noun === 'reply' ? 'replies' : `${noun}s`}`,
  atLeast: (value: string) => `at least ${value}`,
}

const weeksItTakes = (weeks: number) =>
  `that takes ${leastBaseline} weeks, and there ${weeks === 0 ? 'is none yet' : `${isOrAre(weeks)} ${weeks} so far`}`

export const changeWords = {
  signal: (side: Side | null, isWait: boolean) => {
    const more = isWait ? 'Longer' : 'Higher'
    const less = isWait ? 'Shorter' : 'Lower'
    return `${side === 'below' ? less : more} than ordinary weeks produce.`
  },
  ordinary: 'No change we can claim.',
  shift: (side: Side | null) => `Inside its range, but ${side ?? 'beside'} the middle of it for eight weeks or more.`,
  /** `weeks`: how many finished ones there are. */
  tooEarly: (weeks: number) => `${capital(weeksItTakes(weeks))}.`,
  tooEarlyToTell: (weeks: number) => `Too early to tell: ${weeksItTakes(weeks)}.`,
  tooSoon: 'That takes 26 weeks of history.',
  tooFew: 'A week is judged from 20 on.',
  /** "44 of 152 conversations" */
  restsOn: (count: number, n: number, noun: string) => `${formatCount(count)} of ${counted(n, noun)}`,
  median: (all: string) => `median of ${all}`,
}

/** "None of 30 conversations", "All 30 conversations", "12 of 30 conversations" */
function someOf(count: number, n: number, noun: string): string {
  if (count === 0) return `None of ${counted(n, noun)}`
  return count === n ? `All ${counted(n, noun)}` : changeWords.restsOn(count, n, noun)
}

/** What a row's count is a count of: a sentence of how many of all. */
export const countedAs: Record<string, (count: number, n: number) => string> = {
  resolution_rate: (count, n) => `${someOf(count, n, 'conversation')} ${count > 1 ? 'were' : 'was'} resolved in time.`,
  repeat_share: (count, n) => `${someOf(count, n, 'customer')} had written before.`,
  passed_along_rate: (count, n) => `${someOf(count, n, 'conversation')} ended with the customer only sent elsewhere.`,
  turned_around: (count, n) => `${someOf(count, n, 'conversation')} that began unhappy ended content.`,
  same_matter_again: (count, n) =>
    `${someOf(count, n, 'resolved conversation')} brought the customer back on the same matter.`,
  canned_share: (count, n) =>
    `${someOf(count, n, 'reply')} nearly ${count > 1 ? 'repeat' : 'repeats'} what other customers were told.`,
}

/** The same of a median; `n`: "219 conversations". */
export const medianOf = {
  reached: (n: string, what: 'answer' | 'reply') =>
    `Half of ${n} had ${what === 'answer' ? 'an answer' : 'a reply'} by then.`,
  notReached: (n: string, what: 'answer' | 'reply') => `More than half of ${n} had no ${what}.`,
  other: (n: string) => `The median of ${n}.`,
}

export const measureWords = {
  slowestTenth: (value: string) => `The slowest tenth waited ${value} or more.`,
  stillWaiting: (count: number) =>
    `${counted(count, 'conversation')} had no answer yet and ${count === 1 ? 'counts' : 'count'} as still waiting.`,
  confirmed: (confirmed: number, resolved: number) => {
    if (confirmed === 0 && resolved === 1) return 'It is not confirmed, but presumed.'
    if (confirmed === 0) return `None of these ${formatCount(resolved)} is confirmed; all are presumed to be resolved.`
    const by = 'by the customer or by one of us'
    if (confirmed === resolved) return `${resolved === 1 ? 'It is' : 'All of them are'} confirmed, ${by}.`
    const others = resolved - confirmed === 1 ? 'the other one is' : 'the others are'
    return `Of these ${formatCount(resolved)}, ${formatCount(confirmed)} ${isOrAre(confirmed)} confirmed, ${by}; ${others} presumed.`
  },
  unresolvedBefore: (unresolved: number, repeat: number) =>
    `For ${unresolved === repeat ? 'all' : formatCount(unresolved)} of these ${counted(repeat, 'customer')} the matter before had not been resolved.`,
}

const ordinals = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth']

function nth(place: number): string {
  const rest = place % 100
  const ending = rest >= 11 && rest <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][place % 10] ?? 'th')
  return ordinals[place] ?? `${place}${ending}`
}

/** A wait that was observed, rounded down, as a sentence says it: "46 h 20 min", "12 days and 22 hours". */
function waitedInWords(seconds: number): string {
  const minutes = Math.floor(seconds / 60)
  const hours = Math.floor(minutes / 60)
  const space = '\u00a0'
  if (minutes < 60) return `${minutes}${space}min`
  if (hours < 72) return `${hours}${space}h${minutes % 60 === 0 ? '' : `${space}${minutes % 60}${space}min`}`
  const rest = hours % 24 === 0 ? '' : ` and ${counted(hours % 24, 'hour')}`
  return `${counted(Math.floor(hours / 24), 'day')}${rest}`
}

export const waitingWords = {
  nobody: (when: string) => `Nobody was waiting at ${when}, that we know of.`,
  lead: (customers: number) => people(customers),
  /** After `lead`. */
  had: (conversations: number, customers: number, when: string) =>
    `${was(customers)} waiting for an answer at ${when}${conversations === customers ? '' : `, in ${counted(conversations, 'conversation')}`}`,
  past: (count: number, conversations: number, promise: string) => {
    const who = count < conversations ? `${formatCount(count)} of them ` : count === 1 ? '' : 'all of them '
    return `${who}for longer than ${promise}`
  },
  promised: (hours: number | null) =>
    hours === null
      ? 'we promised'
      : `the ${hours === 1 ? 'hour' : counted(Number(hours.toFixed(2)), 'hour')} we promise`,
  complaints: (count: number, conversations: number) => {
    if (count === conversations)
      return count === 1 ? 'It is a complaint.' : 'All of these conversations are complaints.'
    return count === 1
      ? 'One of these conversations is a complaint.'
      : `${formatCount(count)} of these conversations are complaints.`
  },
  longest: (seconds: number, place: number, conversations: number) => {
    const wait = conversations === 1 ? 'The wait had lasted' : 'The longest wait was'
    const whose = place > 1 ? `, in that customer’s ${nth(place)} conversation with us` : ''
    return `${wait} ${waitedInWords(seconds)}${whose}.`
  },
  beside: (unanswered: number, passedAlong: number) => {
    const left = unanswered === 0 ? 'none was' : `${formatCount(unanswered)} ${was(unanswered)}`
    const sent =
      passedAlong === 0
        ? 'in none did we only send people elsewhere'
        : `in ${formatCount(passedAlong)} we only sent people elsewhere`
    return `Of the conversations begun in the last 90 days, ${left} left without a reply, and ${sent}.`
  },
  /** "08:00 on Mon 9 Feb" */
  when: (day: string, clock: string) => `${clock} on ${weekdayInWords(day)}`,
}

export const chargeWords = {
  nobody: 'Nobody has been named as being in charge of these conversations.',
  allWeek: (name: string, since: string | null) =>
    `${capital(name)}, all week${since === null ? '' : `; in charge since ${since}`}.`,
  /** Names with the days from which on. */
  changed: (first: string, then: { name: string; from: string }[]) =>
    `${capital(first)} first; ${listed(then.map(({ name, from }) => `${name} from ${weekdayInWords(from)} on`))}.`,
  /** `busiest`: "39.4%", or "7 of 12". */
  voices: (count: number, busiest: string | null) =>
    `${people(count)} answered${busiest === null || count < 2 ? '' : `; the busiest sent ${busiest} of the replies`}.`,
  someOf: (count: number, n: number) => `${formatCount(count)} of ${formatCount(n)}`,
  named: (name: string, kind: 'in_house' | 'outsourced' | 'several' | 'unknown') => {
    if (kind === 'unknown') return 'nobody named'
    return kind === 'several' ? name : `${name} (${kind === 'outsourced' ? 'outsourced' : 'in-house'})`
  },
}

export const completeWords = {
  to: (day: string, clock: string) => `The last message we know of came on ${weekdayInWords(day)} at ${clock}.`,
  /** `to`: the last day; null: it lasts. */
  missing: (source: string, from: string, to: string | null) =>
    `Missing: what came to ${source} from ${weekdayInWords(from)} ${to === null ? 'on' : `to ${weekdayInWords(to)}`}.`,
  earlier: (labels: string[]) =>
    `A source was silent while the conversations behind ${listed(labels.map(lowered))} ran; ${labels.length === 1 ? 'that is' : 'these are'} not judged.`,
  quarantine: (count: number) =>
    `${counted(count, 'record')} could not be read: ${count === 1 ? 'it is' : 'they are'} in quarantine and not counted.`,
  whole: 'Nothing is known to be missing.',
}

export const aboutWords = {
  also: (found: string[]) => `More than usual, too: ${listed(found)}.`,
  where: 'That is where to look, not the cause.',
}

export const noteWords = {
  measure: (key: string, label: string, meaning: string) =>
    `${label}: ${lowered(meaning)}${key === 'resolution_rate' ? ' It comes due 14 days after it began. Presumed: we helped, and they did not need us again within 3 days.' : ''}`,
  waiting:
    'Somebody waits until a person replies. After 14 days without any reply a conversation counts as left without one.',
  /** `expected`: signals a year that mean nothing. */
  ranges: (expected: number) =>
    [
      'Ranges after “to” are 95% intervals. The usual range is what ordinary weeks produce while the same people are in charge, learned from the first twenty weeks that could be judged, twelve at least. A figure outside it is a signal; anything else is ordinary variation, which we do not explain.',
      chanceWords(expected, 'Letters like this show'),
    ]
      .filter(Boolean)
      .join(' '),
  reads:
    'The conversations are chosen by rule, not by taste, from those that came due this week: of those turned around the one that began unhappiest; of those not resolved, and of those only sent elsewhere, the one with the most messages (up to thirty), and among equals the unhappiest. A person may exchange or leave out each.',
  /** What a person did of that; empty where nobody did. */
  chosenHere: (exchanged: number, leftOut: number) =>
    exchanged + leftOut === 0
      ? ''
      : `Of these, a person ${listed([...(exchanged > 0 ? [`exchanged ${ofThem(exchanged)}`] : []), ...(leftOut > 0 ? [`left out ${ofThem(leftOut)}`] : [])])}.`,
}
