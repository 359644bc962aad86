import { type Lead, leastCustomers, leastTimes } from './about-week.ts'
import { differenceInWords, limitsInWords } from './compare-words.ts'
import { formatCount, formatRate } from './format.ts'
import { sinceWords } from './headline-reasons.ts'
import { basisWords, sentences } from './headline-words.ts'
import { fullBaseline } from './limits.ts'
import type { MeasureKey } from './list.ts'
import type { Segment } from './series.ts'

/** What is told of a week, before its words are made. */
export type AboutWeek = Omit<About, 'title' | 'notes'>

export type AboutMeasure = { key: MeasureKey; label: string; finding: { lead: string; rest: string } }

/** What the conversations of one week were about. */
export type About = {
  asOf: string
  timeZone: string
  /** Days, `to` exclusive. */
  week: { from: string; to: string }
  /** What stands out most, or that nothing does; then what to keep in mind. */
  title: string
  notes: string[]
  /** `signal`: what its figure says, null without a signal. Null: no measure shows one, and none was asked for. */
  measure: (AboutMeasure & { signal: string | null }) | null
  /** The measures of this week that show a signal, of those that were read. */
  signals: AboutMeasure[]
  /** Null where there is no signal. */
  found: Found | null
  /** The weeks it is compared with. */
  baseline: Pick<Segment, 'began' | 'because'> & { weeks: number }
}

export type Found = {
  /** What the measure's n counts in the week. */
  conversations: number
  /** How many of them have a topic. */
  withTopic: number
  topics: Lead[]
  words: Lead[]
  /** Of how many of the week's, and of the baseline's, conversations the opening was read. */
  read: { week: number; baseline: number }
  /** So many of a week at most, drawn by lot; null where all were read. */
  drawn: { week: number; baseline: number } | null
}

/** What our own people say is not what customers wrote about, and who waits belongs to no week. */
export const canBeAsked = (key: string): boolean =>
  !['canned_share', 'voices', 'reached_out_first', 'waiting_now'].includes(key)

/** The topic of what no source gave one. */
export const noTopic = 'unknown'

export const topicInWords = (name: string): string => (name === noTopic ? 'no topic given' : name)

/** One sentence: what stands out most, or that nothing does. Never why. */
export function aboutTitle({ measure, found }: Pick<About, 'measure' | 'found'>): string {
  if (measure === null) return 'No measure shows a signal in this week.'
  if (found === null) return `${measure.label} shows no signal in this week.`
  const { topics, words, read, withTopic } = found
  if (read.week === 0 && withTopic === 0) return 'We cannot say what these conversations were about.'
  const topic = topics.find(({ name }) => name !== noTopic)
  const [word] = words
  if (topic) return `${ofAll(topic)} conversations were about “${topic.name}”.`
  if (word) return `In ${ofAll(word)} conversations people wrote of “${word.name}”.`
  return 'Nothing stands out in what people wrote about.'
}

/** What stands out in a week with a signal, in place of that we do not know why: where to look is no cause either. */
export function deckWithLead(deck: string[], lead: Pick<Lead, 'name' | 'count' | 'of' | 'usual'> | null): string[] {
  if (lead === null) return deck
  const usually = formatRate(lead.usual.share, lead.usual.of)
  const told = `${ofAll(lead)} of these conversations were about “${lead.name}”; usually ${usually} are. That is where to look, not the cause.`
  return deck.map((sentence) => (sentence === sentences.unknownCause ? told : sentence))
}

/** "184 of 742" */
export const ofAll = ({ count, of }: Pick<Lead, 'count' | 'of'>): string =>
  `${formatCount(count)} of ${formatCount(of)}`

/** "+18.2 points (+14.9 to +21.6)" */
export function moreInWords({ difference: { value, interval } }: Lead): string {
  return `${differenceInWords(value, { scale: 'share' })} (${limitsInWords(interval, { scale: 'share' })})`
}

/** What to keep in mind: that it is no cause, what it is compared with, and what was read. */
export function aboutNotes({ measure, found, baseline }: Pick<About, 'measure' | 'found' | 'baseline'>): string[] {
  const unasked =
    'Without a signal we do not say what a week was about: in any week something comes up more than in others.'
  if (measure === null) return [unasked]
  if (found === null) return [`${measure.finding.lead}${measure.finding.rest}`.trim(), unasked].filter(Boolean)
  const { read, drawn, withTopic, conversations, topics, words } = found
  const since = sinceWords(baseline)
  const basis = basisWords({ weeks: baseline.weeks, provisional: baseline.weeks < fullBaseline, since })
  const without = conversations - withTopic
  const stands = topics.length + words.length > 0
  return [
    ...(stands ? ['This is where to look, not the cause.'] : []),
    'We do not know why.',
    ...(withTopic === 0 ? ['No source gave these conversations a topic.'] : []),
    ...(withTopic > 0 && topics.length === 0 ? ['No topic came up more than usual.'] : []),
    ...(withTopic > 0 && without > 0
      ? [`${formatCount(without)} of ${formatCount(conversations)} have no topic.`]
      : []),
    ...wordNotes(found),
    `Compared with ${basis}.`,
    ...(read.week > 0 ? [readInWords(found)] : []),
    ...(drawn
      ? [
          `At most ${formatCount(drawn.week)} openings of this week and ${formatCount(drawn.baseline)} of each week before were read, drawn by lot.`,
        ]
      : []),
    `Only what ${leastCustomers} customers or more wrote of is named, and a word only when it came up at least ${leastTimes} times as often as usual. Of a hundred things named so, about one is by chance.`,
  ]
}

function wordNotes({ read, words }: Found): string[] {
  if (read.week === 0) return ['We have no texts of these conversations.']
  if (read.baseline === 0) return ['We have no texts of the weeks before to compare with.']
  return words.length === 0 ? ['No word came up more than usual.'] : []
}

function readInWords({ read, conversations }: Found): string {
  const week =
    read.week === conversations ? `all ${formatCount(conversations)}` : ofAll({ count: read.week, of: conversations })
  return `Words are those with which customers opened their conversations: ${week} of this week and ${formatCount(read.baseline)} of the weeks before, each word counted once in each.`
}
