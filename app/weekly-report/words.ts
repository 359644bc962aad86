import { channelInWords } from '#app/measures/channel-words.ts'
import { weekdayInWords } from '#app/measures/days.ts'
import { counted, formatCount, formatDuration, formatWaited } from '#app/measures/format.ts'
import { listed } from '#app/measures/headline-words.ts'
import type { ReadKind } from '#app/measures/letter.ts'
import type { Finding } from '#app/measures/series.ts'

/**
 * Every sentence of the weekly letter that is not Health's own (`measures/headline-words.ts`), in one place so that they
 * can be read aloud, and follow in another language. Numbers and moments come formatted.
 */

const is = (count: number) => (count === 1 ? 'is' : 'are')
const people = (count: number) => (count === 1 ? '1 person' : `${formatCount(count)} people`)

function nth(place: number): string {
  const rest = place % 100
  const ending = rest >= 11 && rest <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][place % 10] ?? 'th')
  return `${place}${ending}`
}

/** What the limits say of a row, in a word. */
export const findingWord: Record<Finding, string> = {
  signal: 'Signal',
  possible_shift: 'Possible shift',
  ordinary: 'Ordinary',
  too_early: 'Too early',
  unreliable: 'Cannot be told',
  too_few: 'Too few',
  not_judged: 'Not judged',
}

export const changeWords = {
  signal: (side: 'above' | 'below' | null) => `${side === 'below' ? 'Lower' : 'Higher'} than ordinary weeks produce.`,
  ordinary: 'No change we can claim.',
  shift: (side: 'above' | 'below' | null) =>
    `Inside its range, but ${side ?? 'beside'} the middle of it for eight weeks or more.`,
  /** `weeks`: how many finished ones there are. */
  tooEarly: (weeks: number) => `Too early to tell: ${weeks === 0 ? 'none' : weeks} of the 12 weeks that takes.`,
  /** "44 of 152 conversations" */
  restsOn: (count: number, n: number, noun: string) => `${formatCount(count)} of ${counted(n, noun)}`,
  median: (n: number, noun: string) => `median of ${counted(n, noun)}`,
  atLeast: (value: string) => `at least ${value}`,
}

export const measureWords = {
  slowestTenth: (value: string) => `Slowest tenth: ${value} or more.`,
  slowestUnknown: 'More than a tenth had no answer.',
  stillWaiting: (count: number) =>
    `The ${counted(count, 'conversation')} without an answer ${count === 1 ? 'counts' : 'count'} as waiting.`,
  confirmed: (share: string) => `Confirmed by the customer or by a person: ${share}.`,
  unresolvedBefore: (share: string) => `Came back while the last matter stood unresolved: ${share}.`,
}

export const waitingWords = {
  nobody: (when: string) => `Nobody was waiting at ${when}, that we know of.`,
  lead: (customers: number) => people(customers),
  /** After `lead`. */
  had: (conversations: number, customers: number, when: string) =>
    `had no answer at ${when}${conversations === customers ? '' : `, in ${counted(conversations, 'conversation')}`}`,
  past: (count: number, conversations: number, promise: string) =>
    `${count === conversations ? (count === 1 ? 'longer' : 'all of them longer') : `${formatCount(count)} of them longer`} than ${promise}`,
  promised: (hours: number | null) =>
    hours === null ? 'we promised' : `the ${counted(Number(hours.toFixed(2)), 'hour')} we promise`,
  complaints: (count: number) =>
    count === 1
      ? 'One of these conversations is a complaint.'
      : `${formatCount(count)} of these conversations are complaints.`,
  longest: (seconds: number, place: number) =>
    `The longest wait is ${formatWaited(seconds)}${place > 1 ? `; it is that customer’s ${nth(place)} conversation with us` : ''}.`,
  beside: (unanswered: number, passedAlong: number) =>
    `Of the last 90 days, ${counted(unanswered, 'conversation')} ${unanswered === 1 ? 'was' : 'were'} left without any reply, and in ${formatCount(passedAlong)} we only sent people elsewhere.`,
}

export const chargeWords = {
  nobody: 'Nobody has been named as being in charge of these conversations.',
  allWeek: (name: string, since: string | null) => `${name}, all week${since === null ? '' : `, since ${since}`}.`,
  /** Names with the days from which on. */
  changed: (first: string, then: { name: string; from: string }[]) =>
    `${first} first; ${listed(then.map(({ name, from }) => `${name} from ${weekdayInWords(from)} on`))}.`,
  voices: (count: number, busiest: string | null) =>
    `${people(count)} answered${busiest === null || count < 2 ? '' : `; the busiest sent ${busiest} of the replies`}.`,
}

export const kindWords: Record<ReadKind, string> = {
  turned_around: 'Turned around',
  failed: 'Failed',
  passed_along: 'Passed along',
}

type Story = {
  kind: ReadKind
  /** Null: no source told who they are, or they were forgotten. */
  name: string | null
  channel: string
  wroteAt: string
  answeredAfterSeconds: number | null
  wrote: number
  replied: number
  people: number
  dueDay: string | null
  /** What they said in the end. */
  ending: string | null
}

const times = (count: number) => (count === 1 ? 'once' : count === 2 ? 'twice' : `${formatCount(count)} times`)

/** What happened in one conversation, in two or three sentences. */
export function storyOf(story: Story): string {
  const { kind, name, channel, wroteAt, answeredAfterSeconds: after, wrote, replied, people: several, dueDay } = story
  const began = `${name ?? 'A customer'} wrote on ${wroteAt}, ${channelWords(channel)}.`
  const answer = after === null ? null : `The first answer came after ${formatDuration(after)}.`
  const byThen = dueDay === null ? 'by the time it came due' : `by ${weekdayInWords(dueDay)}, when it came due`
  if (kind === 'turned_around') {
    const end = story.ending === null ? 'It ended well.' : `In the end: “${story.ending}”`
    return [began, answer, end].filter((one) => one !== null).join(' ')
  }
  const back = `They wrote ${times(wrote)}`
  const ours =
    replied === 0
      ? 'and had no reply from us'
      : `and had ${replied === 1 ? 'one reply' : `${formatCount(replied)} replies`}${several > 1 ? ` from ${formatCount(several)} of us` : ''}`
  if (kind === 'failed')
    return [began, answer, `${back} ${ours}; it was not resolved ${byThen}.`].filter(Boolean).join(' ')
  return `${began} ${back} ${ours}; ${byThen} we had only sent them elsewhere.`
}

const channelWords = (channel: string) => {
  if (['email', 'chat', 'phone', 'letter'].includes(channel)) return `by ${channelInWords(channel)}`
  if (channel === 'review') return 'in a review'
  if (channel === 'forum') return 'in the forum'
  return channel === 'other' ? 'elsewhere' : `on ${channel === 'helpdesk' ? 'the help desk' : channelInWords(channel)}`
}

export const completeWords = {
  to: (when: string) => `The last message we know of came ${when}.`,
  quarantine: (count: number) => `${counted(count, 'record')} ${is(count)} in quarantine and not counted.`,
  whole: 'Nothing is known to be missing.',
}

export const noteWords = {
  ranges:
    'Ranges after “to” are 95% intervals. The usual range is what ordinary weeks produce while the same people are in charge, learned from the first twenty that could be judged. A figure outside it is a signal; anything else is ordinary variation, which we do not explain.',
  reads:
    'The conversations are chosen by rule, not by taste: of those that came due this week and were turned around, not resolved, or only sent elsewhere, the one with the most messages (up to thirty); a person may exchange or leave out each.',
}

export const restatedWords = {
  sentence: (label: string, said: string, now: string) => `${label}: we said ${said}; it is ${now} now.`,
  waiting: 'Waiting then',
  late: (found: string[]) => `From before we wrote that, ${listed(found)} reached us late.`,
  corrected: (count: number) => `People corrected what the judge had read in ${counted(count, 'message')}.`,
  elsewhere: 'Nothing of it reached us late: a setting, a source, or who is who was changed here.',
  what: {
    messages: (count: number) => counted(count, 'message'),
    reopenings: (count: number) => counted(count, 'reopening'),
    outcomes: (count: number) => counted(count, 'other outcome'),
  },
}

/** "Mon 9 Feb, 08:00" */
export const momentWords = (day: string, clock: string): string => `${weekdayInWords(day)}, ${clock}`
