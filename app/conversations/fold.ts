import { applyMessage, applyNeed, helps, isNeed, isSilent, passesAlong, settles } from './apply-message.ts'
import { applyOutcome } from './apply-outcome.ts'
import { beginConversation, passTime, writeStanding } from './conversation-state.ts'
import type { ConversationState } from './conversation-state.ts'
import { compareIds, inOrder, times } from './events.ts'
import type { FoldEvents, FoldOutcome, FoldRules, TimedMessage } from './events.ts'
import { matterByWords } from './same-matter.ts'
import { resolvedAt, standingAt } from './standing.ts'
import type { Place } from './verdict.ts'

/** What is known of one container while its messages are read. */
type Container = {
  current: ConversationState | null
  /** Automated and internal messages before any that counts. */
  silentIds: string[]
  /** Outcomes before the first message. */
  waitingOutcomes: FoldOutcome[]
  timesOnly: boolean
  /** The source merged it into a thread of somebody else. */
  merged: boolean
}

/** A public reply that only sent the customer elsewhere. */
type Sent = { at: number; conversation: ConversationState; places: Place[]; channel: TimedMessage['channel'] }

const leadsTo = (place: Place, message: TimedMessage, sent: Sent): boolean => {
  if (place === 'private message') return message.channel === sent.channel || message.channel === 'chat'
  if (place === 'chat') return message.channel === 'chat' || message.channel === sent.channel
  if (place === 'email') return message.channel === 'email' || message.channel === 'helpdesk'
  if (place === 'phone') return message.channel === 'phone'
  if (place === 'form') return message.channel === 'helpdesk' || message.channel === 'email'
  return false
}

/**
 * Folds everything known of one customer into conversations: pure, no clock. The result does not depend on the order
 * in which events are given. Each conversation carries its standings over all time since its first message, also
 * those still to come if nothing more happens, so that it can be read as of any moment.
 */
export function fold(events: FoldEvents, rules: FoldRules): ConversationState[] {
  const merges = findMerges(events)
  const messages = inOrder(merges.size ? events.messages.map((m) => moveMerged(m, merges)) : events.messages)
  const outcomes = events.outcomes.toSorted((a, b) => a.at - b.at || compareIds(a.id, b.id))

  const conversations: ConversationState[] = []
  const containers = new Map<string, Container>()
  const conversationOf = new Map<string, ConversationState>()
  const outcomesOfMessages = new Map<string, FoldOutcome[]>()
  let sent: Sent | null = null
  let recentlyHelped = new Set<ConversationState>()

  const containerOf = (key: string): Container => {
    let container = containers.get(key)
    if (!container) {
      container = {
        current: null,
        silentIds: [],
        waitingOutcomes: [],
        timesOnly: false,
        merged: merges.get(key) === null,
      }
      containers.set(key, container)
    }
    return container
  }

  const begin = (container: Container, key: string, id: string, first: Parameters<typeof beginConversation>[2]) => {
    const conversation = beginConversation(id, key, first)
    conversation.setAside = container.merged
    conversation.messageIds.push(...container.silentIds)
    for (const silentId of container.silentIds) conversationOf.set(silentId, conversation)
    container.silentIds = []
    container.current = conversation
    conversations.push(conversation)
    return conversation
  }

  /** A need in `here` takes back what was resolved less than 7 days ago, if it is on the same matter. */
  const revoke = (
    here: ConversationState,
    at: number,
    container: string,
    outlives: boolean,
    words: readonly number[] | null,
  ) => {
    recentlyHelped = new Set(
      [...recentlyHelped].filter((other) => at - (resolvedAt(other, 'confirmed') ?? -Infinity) <= times.revocable),
    )
    for (const other of recentlyHelped) {
      if (other === here || other.revoked) continue
      const sameThread = other.container === container && !outlives
      if (!sameThread && matterByWords(other.needWords, words) !== 'same') continue
      passTime(other, at)
      other.revoked = true
      other.revokedBy = here
      writeStanding(other, at)
    }
  }

  const giveBack = (here: ConversationState, at: number) => {
    for (const other of recentlyHelped) {
      if (other.revokedBy !== here) continue
      passTime(other, at)
      other.revoked = false
      other.revokedBy = null
      writeStanding(other, at)
    }
  }

  const afterChange = (conversation: ConversationState, at: number, helped: boolean) => {
    if (conversation.helpedAt !== null || conversation.solvedElsewhereAt !== null) recentlyHelped.add(conversation)
    if (helped) giveBack(conversation, at)
    writeStanding(conversation, at)
  }

  const changeByOutcome = (conversation: ConversationState, outcome: FoldOutcome, at: number) => {
    passTime(conversation, at)
    const container = containerOf(conversation.container)
    const { helpedAt } = conversation
    const effect = applyOutcome(conversation, { ...outcome, at }, container.timesOnly)
    if (effect === 'a need of its own' && rules.quietSpell !== null) {
      const next = begin(container, conversation.container, outcome.id, {
        at,
        channel: conversation.channel,
        topic: conversation.topic,
        showsReplies: conversation.showsReplies,
        visibility: conversation.isPublic ? 'public' : 'private',
      })
      next.account = conversation.account
      next.accountAt = conversation.account === null ? null : at
      next.touchesUs = conversation.touchesUs
      next.firstInboundAt = at
      next.status = 'open'
      applyNeed(next, at, null)
      writeStanding(next, at)
      return
    }
    if (effect !== 'nothing') {
      if (effect === 'a need of its own') conversation.status = 'open'
      applyNeed(conversation, at, null)
    }
    afterChange(conversation, at, helpedAt === null && conversation.helpedAt !== null)
  }

  const conversationFor = (message: TimedMessage, container: Container): ConversationState => {
    const current = container.current
    if (current) passTime(current, message.at)
    const into = continuedConversation(message, sent, current)
    if (into) {
      passTime(into, message.at)
      container.current = into
      return into
    }
    if (current && !startsNew(message, current, rules)) return current
    return begin(container, message.container, message.id, message)
  }

  const readMessage = (message: TimedMessage) => {
    const container = containerOf(message.container)
    if (message.ticketEvent === 'opened') container.timesOnly = true
    if (isSilent(message)) {
      if (container.current) {
        container.current.messageIds.push(message.id)
        conversationOf.set(message.id, container.current)
      } else container.silentIds.push(message.id)
      return
    }
    const conversation = conversationFor(message, container)
    conversation.messageIds.push(message.id)
    conversationOf.set(message.id, conversation)
    const need = isNeed(message, conversation)
    if (need) revoke(conversation, message.at, message.container, message.outlivesMatter, message.words)
    applyMessage(conversation, message)
    if (message.outbound && passesAlong(message) && message.visibility === 'public') {
      sent = { at: message.at, conversation, places: message.verdict.passesAlong as Place[], channel: message.channel }
    }
    afterChange(conversation, message.at, helps(message))
    const pending = [...container.waitingOutcomes, ...(outcomesOfMessages.get(message.id) ?? [])]
    container.waitingOutcomes = []
    outcomesOfMessages.delete(message.id)
    for (const outcome of pending) changeByOutcome(conversation, outcome, message.at)
  }

  const readOutcome = (outcome: FoldOutcome) => {
    if (outcome.messageId !== null) {
      const conversation = conversationOf.get(outcome.messageId)
      if (conversation) changeByOutcome(conversation, outcome, outcome.at)
      else outcomesOfMessages.set(outcome.messageId, [...(outcomesOfMessages.get(outcome.messageId) ?? []), outcome])
    } else if (outcome.container !== null) {
      const container = containerOf(merges.get(outcome.container) ?? outcome.container)
      if (container.current) changeByOutcome(container.current, outcome, outcome.at)
      else container.waitingOutcomes.push(outcome)
    }
  }

  let next = 0
  for (const outcome of outcomes) {
    // Messages before outcomes at equal times.
    while (next < messages.length && messages[next]!.at <= outcome.at) readMessage(messages[next++]!)
    readOutcome(outcome)
  }
  while (next < messages.length) readMessage(messages[next++]!)
  for (const conversation of conversations) passTime(conversation, Infinity)
  return conversations.filter((conversation) => conversation.touchesUs)
}

/** The conversation that a private message continues: the customer was sent there in public less than 3 days before. */
function continuedConversation(
  message: TimedMessage,
  sent: Sent | null,
  current: ConversationState | null,
): ConversationState | null {
  if (!sent || message.outbound || message.visibility !== 'private' || sent.conversation === current) return null
  if (message.at - sent.at > times.continuation) return null
  return sent.places.some((place) => leadsTo(place, message, sent)) ? sent.conversation : null
}

/** Whether a message begins a new conversation in a container that has one (DESIGN §2, Conversation). */
function startsNew(message: TimedMessage, current: ConversationState, rules: FoldRules): boolean {
  if (rules.quietSpell === null) return false
  const standing = standingAt(current, message.at)
  if (message.at - current.lastMessageAt < rules.quietSpell) {
    if (!message.outlivesMatter || standing !== 'confirmed' || !isNeed(message, current)) return false
    return matterByWords(current.needWords, message.words) === 'new'
  }
  if (current.status === 'open' || standing === 'waiting') return false
  if (message.outbound) {
    const unreplied = current.unrepliedNeedAt
    return unreplied === null || message.at - unreplied > times.lateAnswer
  }
  const belatedThanks = settles(message) && !isNeed(message, current) && current.lastReplyAt !== null
  return !(belatedThanks && message.at - current.lastReplyAt! <= times.lateThanks)
}

/** Container → the container it was merged into, or null where that is not this customer's. */
function findMerges(events: FoldEvents): Map<string, string | null> {
  const merges = new Map<string, string | null>()
  const merged = events.outcomes.filter((outcome) => outcome.kind === 'merged' && outcome.container !== null)
  if (!merged.length) return merges
  const own = new Set(events.messages.map((message) => message.container))
  for (const { container, value } of merged) merges.set(container!, value !== null && own.has(value) ? value : null)
  for (const from of merges.keys()) {
    // Follow merges of merges; a circle merges nothing.
    let into = merges.get(from) ?? null
    for (let steps = merges.size; into !== null && merges.has(into); steps--)
      into = steps > 0 ? merges.get(into)! : null
    merges.set(from, into)
  }
  return merges
}

function moveMerged<M extends { container: string }>(message: M, merges: Map<string, string | null>): M {
  const into = merges.get(message.container)
  return into ? { ...message, container: into } : message
}
