import { counted, formatCount, nounFor } from './format.ts'

/**
 * Every sentence that Health can open with, in one place so that they can be read aloud. Numbers come formatted; nothing
 * here has an adjective that a signal did not earn.
 */

type Side = 'above' | 'below'

/** What a figure outside its usual range says of the people behind it. `least`: a median not reached so far. */
const outside: Record<string, (side: Side, value: string, least: boolean) => string> = {
  resolution_rate: (side, value) =>
    `${side === 'above' ? 'More' : 'Fewer'} problems were resolved: ${value} of those that came due.`,
  first_response: (side, value, least) => waited(side, 'for a first answer', value, least),
  first_reply: (side, value, least) => waited(side, 'for a first reply of any kind', value, least),
  answered_within: (side, value) =>
    `${side === 'above' ? 'More' : 'Fewer'} people had an answer within the time we promise: ${value} of them.`,
  next_response: (side, value, least) => waited(side, 'for an answer when they needed us again', value, least),
  turned_around: (side, value) =>
    `${side === 'above' ? 'More' : 'Fewer'} people who began unhappy ended content: ${value} of them.`,
  same_matter_again: (side, value) =>
    `${side === 'above' ? 'More' : 'Fewer'} people came back on what we had resolved: ${value} of what became resolved.`,
  repeat_rate: (side, value) =>
    `${side === 'above' ? 'More' : 'Fewer'} customers came back on a new matter: ${value} of those helped 8 weeks before.`,
  repeat_share: (side, value) =>
    `${side === 'above' ? 'More' : 'Fewer'} customers had written before: ${value} of those who wrote.`,
  passed_along_rate: (side, value) =>
    `${side === 'above' ? 'More' : 'Fewer'} people were sent elsewhere: ${value} of those who got a reply and came due.`,
}

function waited(side: Side, what: string, value: string, least: boolean): string {
  if (side === 'below') return `People waited less ${what}: half of them had it within ${value}.`
  return `People waited longer ${what}: half of them ${least ? 'at least' : 'more than'} ${value}.`
}

export function signalSentence(key: string, label: string, side: Side, value: string, least: boolean): string {
  const own = outside[key]
  return own ? own(side, value, least) : `${label}: ${value}, ${side} what ordinary weeks show.`
}

/** What an ordinary figure says; a clause. */
const inside: Record<string, (value: string, least: boolean) => string> = {
  resolution_rate: (value) => `${value} of what came due was resolved`,
  first_response: (value, least) =>
    least ? `half of the people waited ${value} or more` : `half of the people had a first answer within ${value}`,
  repeat_share: (value) => `${value} of the customers had written before`,
}

export const ordinaryClause = (key: string, label: string, value: string, least: boolean): string =>
  inside[key]?.(value, least) ?? `${label.toLowerCase()} stood at ${value}`

/** "a", "a and b", "a, b and c" */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

const capital = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}`
const its = (names: readonly string[], one: string, several: string) => (names.length === 1 ? one : several)
const lowered = (names: readonly string[]) => listed(names.map((name) => name.toLowerCase()))
const labels = (names: readonly string[]) => capital(lowered(names))

export type Basis = { weeks: number; provisional: boolean; since: string | null }

/** What limits were learned from: "the first 20 weeks after “New help pages”". */
export function basisWords({ weeks, provisional, since }: Basis): string {
  if (provisional) return `only the ${weeks} weeks we have ${since === null ? 'so far' : `since ${since}`}`
  return `the first ${weeks} weeks ${since === null ? 'that could be judged' : `after ${since}`}`
}

export const titles = {
  ordinary: 'An ordinary week.',
  partlyOrdinary: 'What could be judged was ordinary.',
  tooEarly: 'Too early to tell.',
  tooFew: 'Too few conversations to judge this week.',
  missing: 'Part of this week is missing.',
  unreliable: 'Whether this week was ordinary cannot be told.',
  notOver: 'This week is not over yet.',
  nobody: 'Nobody wrote to us this week, that we know of.',
  nobodyForYou: 'Of the conversations you may see none began this week.',
}

export const sentences = {
  reason: (side: Side, range: string, basis: string) =>
    `That is ${side} the usual range of ${range}, learned from ${basis}.`,
  alsoOutside: (found: { label: string; side: Side; value: string; range: string }[]) =>
    `Also outside ${its(found.map(String), 'its usual range', 'their usual ranges')}: ${listed(
      found.map(({ label, side, value, range }) => `${label.toLowerCase()} ${value} (${side} ${range})`),
    )}.`,
  sameWaits: (names: string[]) =>
    `${labels(names)} lay outside ${its(names, 'its usual range, but comes', 'their usual ranges, but come')} from the same waits as first response and ${its(names, 'is no signal of its own', 'are no signals of their own')}.`,
  stayedInside: (names: string[]) =>
    `${labels(names)} stayed inside ${its(names, 'the usual range', 'their usual ranges')}.`,
  ordinary: (clauses: string[]) =>
    `${capital(listed(clauses))}: ${its(clauses, 'inside its usual range', `${clauses.length === 2 ? 'both' : 'all'} inside their usual ranges`)}.`,
  shift: (label: string, side: Side) =>
    `${label}: ${side} the middle of the usual range for eight weeks or more, a possible shift.`,
  tooSoon: (label: string) =>
    label === ''
      ? 'That takes 26 weeks of history.'
      : `For ${label.toLowerCase()} it is too early to tell: that takes 26 weeks of history.`,
  passing: (names: readonly string[], because: string) =>
    `${names.length === 0 ? 'These' : `For ${lowered(names)} these`} conversations began in the days of a change (${because}), which no range fits.`,
  /** `found`: how many weeks each of the measures has; without a name it is all of them. */
  tooEarly: (found: { label: string; weeks: number }[], since: string | null) => {
    const far = found.map(
      ({ label, weeks }) => `${weeks === 0 ? 'none' : weeks}${label === '' ? '' : ` for ${label.toLowerCase()}`}`,
    )
    const from = since === null ? '' : ` since ${since}`
    const one = found[0]?.weeks === 1
    return `We can say what is ordinary after 12 finished weeks of 20 conversations or more${from}; so far there ${one ? 'is' : 'are'} ${listed(far)}.`
  },
  /** `found`: what each of the measures has; without a name it is all of them. */
  tooFew: (found: { label: string; n: number; noun: string }[]) => {
    const had = found.map(
      ({ label, n, noun }) =>
        `${n === 0 ? `no ${nounFor(0, noun)}` : counted(n, noun)}${label === '' ? '' : ` for ${label.toLowerCase()}`}`,
    )
    return `A week is judged from 20 on; this one had ${listed(had)}.`
  },
  noneAnswered: (label: string, n: number) =>
    `${label === '' ? 'None' : `${label}: none`} of ${counted(n, 'conversation')} had an answer, so there is no figure to judge.`,
  unreliable: (label: string) =>
    `The usual range${label === '' ? '' : ` of ${label.toLowerCase()}`} cannot be trusted: its weeks are too much alike, or follow one another too closely.`,
  earlierGap: (label: string) =>
    label === ''
      ? 'A source was silent while these conversations ran.'
      : `${label}: a source was silent while these conversations ran, so this figure is not judged.`,
  missing: (source: string, from: string, to: string | null, reason: string) =>
    `${source} was silent from ${from} ${to === null ? 'on' : `to ${to}`}, and what came then is missing: ${reason.replace(/[.\s]+$/, '')}.`,
  notOver: (last: string) => `It ends on ${last}; no week is judged before it is over.`,
  nobody: 'No conversation began and none came due in these days.',
  inCharge: (name: string) => `${name} was in charge when these conversations began.`,
  severalInCharge: (name: string) => `In charge when these conversations began: ${name}.`,
  unknownCause: 'We do not know why.',
}

/** How to read a signal, beside the headline. `judged`: of the measures shown, those with a verdict, signals among them. */
export function marginWords(signals: number, judged: number, notJudged: number): { title: string; text: string } {
  const title =
    signals === 0
      ? 'No signal this week'
      : signals === 1
        ? 'One signal this week'
        : `${formatCount(signals)} signals this week`
  const others = judged - signals
  const ofOthers =
    signals === 0 || others === 0
      ? ''
      : ` The other ${others === 1 ? 'measure' : `${formatCount(others)} measures`} that could be judged did not.`
  const rest = notJudged === 0 ? '' : ` ${counted(notJudged, 'measure')} could not be judged.`
  return {
    title,
    text: `We call a week a signal when its point falls outside the range that ordinary weeks produce while the same people are in charge.${ofOthers}${rest}`,
  }
}

/** How many signals mean nothing. `who` shows them. */
export const chanceWords = (expected: number, who = 'A page like this shows'): string =>
  expected === 0
    ? ''
    : `${who} about ${formatCount(Math.max(1, expected))} such ${Math.round(expected) <= 1 ? 'signal' : 'signals'} a year by chance alone.`
