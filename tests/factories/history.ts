import { day } from '#app/conversations/events.ts'
import type { FoldEvents, FoldMessage, FoldOutcome } from '#app/conversations/events.ts'
import { factsOf } from '#app/conversations/facts.ts'
import type { ConversationFacts } from '#app/conversations/facts.ts'
import { fold } from '#app/conversations/fold.ts'
import type { Mark } from '#app/conversations/standing.ts'
import { plainVerdict, unknownVerdict, type Verdict } from '#app/conversations/verdict.ts'

/** What the judge says of messages in tests, by what a person would call them. */
export const verdicts = {
  needs: { ...plainVerdict, needsAnswer: true },
  complains: { ...plainVerdict, needsAnswer: true, complaint: true, tone: -0.8 },
  thanks: { ...plainVerdict, gratitude: true, tone: 0.6 },
  'thanks and tells': { ...plainVerdict, gratitude: true, tellsMore: true },
  'says solved': { ...plainVerdict, saysSolved: true },
  chats: plainVerdict,
  helps: { ...plainVerdict, helps: true },
  'passes along': { ...plainVerdict, passesAlong: ['private message'] },
  'sends to email': { ...plainVerdict, passesAlong: ['email'] },
  asks: { ...plainVerdict, asks: true },
  promises: { ...plainVerdict, promises: true },
  apologises: { ...plainVerdict, apologises: true },
  unknown: unknownVerdict,
} satisfies Record<string, Verdict>

type Says = keyof typeof verdicts

/** Containers by the first word of their name: `dm`, `mail 2`; anything else is a public reply chain. */
const places: Record<string, Partial<FoldMessage>> = {
  dm: { visibility: 'private', outlivesMatter: true },
  chat: { visibility: 'private', outlivesMatter: true, channel: 'chat' },
  mail: { visibility: 'private', channel: 'email' },
  ticket: { visibility: 'private', channel: 'helpdesk' },
}

/** Word fingerprints of matters that have nothing in common. */
export const matters = { parcel: [11, 12, 13, 14], invoice: [21, 22, 23, 24], password: [31, 32, 33, 34] }

type MessageOptions = Partial<FoldMessage> & { in?: string; about?: keyof typeof matters }
type OutcomeOptions = Partial<FoldOutcome> & { in?: string }

/** "2026-03-01T10:00" (UTC) in ms since 1970; `+1h`, `+2d 5m` counts on from `since`. */
export function moment(text: string, since = 0): number {
  if (!text.startsWith('+')) return Date.parse(`${text}Z`)
  const units: Record<string, number> = { d: day, h: day / 24, m: day / 1440, s: 1000 }
  return [...text.matchAll(/(\d+)([dhms])/g)].reduce((at, [, n, unit]) => at + Number(n) * (units[unit!] ?? 0), since)
}

/** "2026-03-01T10:00", or null. */
export const minute = (at: number | null) => (at === null ? null : new Date(at).toISOString().slice(0, 16))

/** When each standing began, in words. */
export const told = (facts: ConversationFacts | undefined) =>
  facts?.standings.map((standing, i) => `${minute(facts.standingFrom[i]!)} ${standing}`)

/**
 * What happened with one customer, event by event; times are absolute or since the event before. Messages are called
 * m1, m2, … and outcomes o1, o2, … unless they are given an id.
 */
export function history() {
  const events: FoldEvents = { messages: [], outcomes: [] }
  let now = 0

  const addMessage = (
    outbound: boolean,
    at: string,
    says: Says,
    { in: place = 'post', about, ...rest }: MessageOptions,
  ) => {
    now = moment(at, now)
    events.messages.push({
      id: `m${events.messages.length + 1}`,
      container: place,
      outlivesMatter: false,
      at: now,
      parentId: null,
      outbound,
      visibility: 'public',
      automated: false,
      addressed: 'us',
      channel: 'x',
      account: 'brand',
      topic: null,
      showsReplies: true,
      onlyOurs: false,
      verdict: verdicts[says],
      words: about ? matters[about] : null,
      ticketEvent: null,
      ...places[place.split(' ')[0]!],
      ...rest,
    })
    return self
  }

  const self = {
    events,
    customer: (at: string, says: Says, options: MessageOptions = {}) => addMessage(false, at, says, options),
    brand: (at: string, says: Says, options: MessageOptions = {}) => addMessage(true, at, says, options),
    /** By a person of ours and about the container `in`, unless it says otherwise. */
    outcome(
      at: string,
      kind: string,
      value: string | null = null,
      { in: place = 'post', ...rest }: OutcomeOptions = {},
    ) {
      now = moment(at, now)
      const id = `o${events.outcomes.length + 1}`
      const container = rest.messageId ? null : place
      events.outcomes.push({ id, at: now, kind, value, actor: 'responder', messageId: null, container, ...rest })
      return self
    },
    mark: (at: string, mark: Mark | null, options: OutcomeOptions = {}) => self.outcome(at, 'mark', mark, options),
    /** The conversations as they are folded, with what belongs to them. */
    states: (quietSpell: number | null = 7 * day) => fold(events, { quietSpell }),
    conversations: (quietSpell: number | null = 7 * day) => self.states(quietSpell).map(factsOf),
    /** The facts of a history that is one conversation. */
    only(): ConversationFacts {
      const [one, ...others] = self.conversations()
      if (!one || others.length > 0) throw new Error(`${others.length + 1} conversations instead of one`)
      return one
    },
  }
  return self
}
