import { channelInWords, channelLabel } from '#app/measures/channel-words.ts'
import { counted } from '#app/measures/format.ts'
import { nounOf } from './health-words.ts'
import { daysInWords, dayInWords } from './moment-in-words.ts'

/** One of two that are compared, as the page is given it; days, `to` exclusive. */
export type NamedSide = {
  kind: 'stewardship' | 'period' | 'team' | 'channel' | 'account'
  name: string
  from: string | null
  to: string | null
}

/** "Care team II", "5 Jan to 5 Apr 2026", "Email". */
export function sideName({ kind, name, from, to }: NamedSide): string {
  if (kind === 'period' && from !== null && to !== null) return daysInWords(from, to)
  return kind === 'channel' ? channelLabel(name) : name
}

/** The same with its days, as it stands in the sentence that chooses it. */
export function sideInFull(side: NamedSide): string {
  const { kind, from, to } = side
  if (kind === 'team') return `${side.name}, whenever in charge`
  if (kind !== 'stewardship') return sideName(side)
  return `${side.name}, ${daysOf(from, to)}`
}

/** "since 13 Oct 2025", "2 Jun to 12 Oct 2025"; empty where nothing bounds it. */
export function daysOf(from: string | null, to: string | null): string {
  if (from === null) return to === null ? '' : `until before ${dayInWords(to)}`
  return to === null ? `since ${dayInWords(from)}` : daysInWords(from, to)
}

const inChannel: Record<string, string> = {
  email: 'By email',
  phone: 'By phone',
  letter: 'By letter',
  chat: 'In chat',
  review: 'In reviews',
  forum: 'In the forum',
  helpdesk: 'At the help desk',
  other: 'On other channels',
}

/** How a sentence about one side begins: "With Care team II", "On X", "From 5 Jan to 5 Apr 2026". */
export function sidePhrase(side: NamedSide): string {
  if (side.kind === 'channel') return inChannel[side.name] ?? `On ${channelInWords(side.name)}`
  if (side.kind === 'account') return `At ${side.name}`
  return side.kind === 'period' ? `From ${sideName(side)}` : `With ${side.name}`
}

/** The head of a list of one side: "1,204 conversations with Care team II." */
export function sideListTitle(list: { total: number; of: string; side: NamedSide }): string {
  const noun = list.of === 'conversations' || list.of === 'handover' ? 'conversation' : nounOf(list.of)
  const phrase = sidePhrase(list.side)
  const where = `${phrase.charAt(0).toLowerCase()}${phrase.slice(1)}`
  return `${counted(list.total, noun)} ${where}${list.of === 'handover' ? ', of the handover' : ''}.`
}
