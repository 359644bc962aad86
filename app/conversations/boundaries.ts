import { isNeed, passesAlong, settles } from './apply-message.ts'
import type { ConversationState } from './conversation-state.ts'
import { times } from './events.ts'
import type { FoldRules, TimedMessage } from './events.ts'
import { matterByWords } from './same-matter.ts'
import { standingAt } from './standing.ts'
import type { Place } from './verdict.ts'

/** A public reply that only sent the customer elsewhere. */
export type Sent = { at: number; conversation: ConversationState; places: Place[]; channel: TimedMessage['channel'] }

/** Where the customer was sent last from each channel, by places; in the order of time. */
export type SentElsewhere = Map<string, Sent>

export function noteSent(sent: SentElsewhere, message: TimedMessage, conversation: ConversationState): void {
  if (!message.outbound || message.visibility !== 'public' || !passesAlong(message)) return
  const { at, channel } = message
  const places = message.verdict.passesAlong as Place[]
  const key = `${channel} ${places.join()}`
  sent.delete(key)
  sent.set(key, { at, conversation, places, channel })
}

const leadsTo = (place: Place, message: TimedMessage, sent: Sent): boolean => {
  if (place === 'private message') return message.channel === sent.channel || message.channel === 'chat'
  if (place === 'chat') return message.channel === 'chat' || message.channel === sent.channel
  if (place === 'email') return message.channel === 'email' || message.channel === 'helpdesk'
  if (place === 'phone') return message.channel === 'phone'
  if (place === 'form') return message.channel === 'helpdesk' || message.channel === 'email'
  return false
}

/** The last public reply, of the 3 days before, that sent the customer where this private message was written. */
export function sentHere(message: TimedMessage, sent: SentElsewhere): Sent | null {
  if (message.outbound || message.visibility !== 'private') return null
  let last: Sent | null = null
  for (const [key, one] of sent) {
    if (message.at - one.at > times.continuation) sent.delete(key)
    else if (one.places.some((place) => leadsTo(place, message, one))) last = one
  }
  return last
}

/** Whether a message begins a new conversation in a container that has one (DESIGN §2, Conversation). */
export function startsNew(message: TimedMessage, current: ConversationState, rules: FoldRules): boolean {
  if (rules.quietSpell === null || current.status === 'open') return false
  const standing = standingAt(current, message.at)
  if (message.at - current.lastMessageAt < rules.quietSpell) {
    if (!message.outlivesMatter || standing !== 'confirmed' || !isNeed(message, current)) return false
    return matterByWords(current.needs, message.words) === 'new'
  }
  if (standing === 'waiting') return false
  if (message.outbound) {
    // A reply that only passed along has answered nothing.
    const { unansweredNeedAt } = current
    return unansweredNeedAt === null || message.at - unansweredNeedAt > times.lateAnswer
  }
  const belatedThanks = settles(message) && !isNeed(message, current) && current.lastReplyAt !== null
  return !(belatedThanks && message.at - current.lastReplyAt! <= times.lateThanks)
}
