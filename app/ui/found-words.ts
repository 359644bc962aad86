import { channelInWords } from '#app/measures/channel-words.ts'
import { formatCount, counted } from '#app/measures/format.ts'
import { dayInWords, daysInWords } from './moment-in-words.ts'
import { standingWords } from './standing-words.ts'

/** What was looked for, as an address has it. */
export type LookedFor = { [Name in 'q' | 'customer' | 'topic' | 'standing' | 'tone' | 'complaint']?: string } & {
  channel: string[]
  account: string[]
  team: string[]
  from: string | null
  to: string | null
}

/** "83 conversations with “boots”, waiting for us, begun 2 to 8 Feb 2026": what a search found. */
export function foundHeading(total: number, isMore: boolean, asked: LookedFor): string {
  const count = isMore ? `At least ${counted(total, 'conversation')}` : counted(total, 'conversation')
  return `${count}${limits(asked)}`
}

/** "No conversation with “boots” on email."; `isMore`: there are older ones that nobody has looked at yet. */
export const nothingFound = (asked: LookedFor, isMore = false): string =>
  `No conversation${limits(asked)}${isMore ? ' among the newest' : ''}.`

function limits({
  q,
  customer,
  topic,
  standing,
  tone,
  complaint,
  channel,
  account,
  team,
  from,
  to,
}: LookedFor): string {
  const all = [
    q === undefined ? '' : ` with “${q}”`,
    customer === undefined ? '' : ` by “${customer}”`,
    topic === undefined ? '' : ` about ${topic}`,
    complaint === undefined
      ? ''
      : complaint === 'yes'
        ? ' that began as a complaint'
        : ' that began without a complaint',
    tone === undefined ? '' : ` in ${tone === 'unknown' ? 'a tone we cannot tell' : `a tone that was ${tone}`}`,
    channel.length === 0 ? '' : ` on ${channel.map(channelInWords).join(' or ')}`,
    account.length === 0 ? '' : ` with ${account.join(' or ')}`,
    team.length === 0 ? '' : ` in the charge of ${team.join(' or ')}`,
    standing === undefined ? '' : `, ${standingWords(standing)}`,
    begun(from, to),
  ]
  return all.join('')
}

function begun(from: string | null, to: string | null): string {
  if (from !== null && to !== null) return `, begun ${daysInWords(from, to)}`
  if (from !== null) return `, begun from ${dayInWords(from)} on`
  return to === null ? '' : `, begun before ${dayInWords(to)}`
}

/** Under the heading where only a part was looked at. */
export const moreWords = (total: number): string =>
  `So many hold these words that only the newest were counted: ${formatCount(total)} of them fit. The pages go on behind them.`
