import { channelInWords } from '#app/measures/channel-words.ts'
import { weekdayInWords } from '#app/measures/days.ts'
import { formatCount, formatDuration } from '#app/measures/format.ts'
import type { ReadKind } from '#app/measures/letter.ts'

export const kindWords: Record<ReadKind, string> = {
  turned_around: 'Turned around',
  failed: 'Failed',
  passed_along: 'Passed along',
}

export type Story = {
  kind: ReadKind
  /** Null: no source told who they are, or they were forgotten. */
  name: string | null
  channel: string
  /** When they wrote: "2026-02-09", "08:00". */
  day: string
  clock: string
  answeredAfterSeconds: number | null
  /** How often they wrote and we replied by the time it came due, and how many of us did. */
  wrote: number
  replied: number
  people: number
  /** What they said in the end. */
  ending: string | null
}

const times = (count: number) => (count === 1 ? 'once' : count === 2 ? 'twice' : `${formatCount(count)} times`)

/** What happened in one conversation, in two or three sentences. */
export function storyOf(story: Story): string {
  const { kind, name, channel, day, clock, answeredAfterSeconds: after } = story
  const began = `${name ?? 'A customer'} ${wroteWords(channel)} on ${weekdayInWords(day)} at ${clock}.`
  const answer = after === null ? '' : `The first answer came after ${formatDuration(after)}.`
  const ends = { turned_around: turnedAround, failed, passed_along: passedAlong }
  return [began, kind === 'passed_along' ? '' : answer, ends[kind](story)].filter(Boolean).join(' ')
}

const turnedAround = ({ ending }: Story) =>
  ending === null ? 'In the end they were content.' : `In the end: “${ending}”`

/** What was resolved too late, or not for good, has failed, too. */
function failed({ wrote, replied, people }: Story): string {
  if (replied === 0) return `They wrote ${times(wrote)} and had no reply from us.`
  return `They wrote ${times(wrote)} and had ${repliesOf(replied, people)}; it was not resolved for good within 7 days.`
}

function passedAlong({ wrote, replied, people }: Story): string {
  if (replied === 0) return `They wrote ${times(wrote)}, and all we did was send them elsewhere.`
  const which = replied === 1 ? 'which' : 'the last of which'
  return `They wrote ${times(wrote)} and had ${repliesOf(replied, people)}, ${which} only sent them elsewhere.`
}

const repliesOf = (count: number, people: number) =>
  `${count === 1 ? 'one reply' : `${formatCount(count)} replies`}${people > 1 ? ` from ${formatCount(people)} of us` : ''}`

function wroteWords(channel: string): string {
  if (channel === 'phone') return 'called'
  if (['email', 'chat', 'letter'].includes(channel)) return `wrote by ${channelInWords(channel)}`
  if (channel === 'review') return 'wrote a review'
  if (channel === 'forum') return 'wrote in the forum'
  if (channel === 'other') return 'wrote on another channel'
  return `wrote on ${channel === 'helpdesk' ? 'the help desk' : channelInWords(channel)}`
}
