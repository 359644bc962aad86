import { applyMessage, applyNeed, helps, isNeed, isSilent } from './apply-message.ts'
import { applyOutcome } from './apply-outcome.ts'
import { noteSent, sentHere, startsNew } from './boundaries.ts'
import type { Sent, SentElsewhere } from './boundaries.ts'
import { beginConversation, passTime, writeStanding } from './conversation-state.ts'
import type { ConversationState } from './conversation-state.ts'
import { compareIds, inOrder } from './events.ts'
import type { FoldEvents, FoldOutcome, FoldRules, TimedMessage } from './events.ts'
import { findMerges, moveMerged } from './merges.ts'
import { judgeReturns } from './returns.ts'
import { trackResolutions } from './revoking.ts'

/** What is known of one container while its messages are read. */
type Container = {
  current: ConversationState | null
  /** The reply that sent the customer here; followed once, until a new conversation begins. */
  followed: Sent | null
  /** Automated and internal messages before any that counts. */
  silentIds: string[]
  /** Outcomes before the first message. */
  waitingOutcomes: FoldOutcome[]
  timesOnly: boolean
  /** The source merged it into a thread of somebody else. */
  merged: boolean
}

const byTime = (a: FoldOutcome, b: FoldOutcome) => a.at - b.at || compareIds(a.id, b.id)

/**
 * Folds everything known of one customer into conversations: pure, no clock. The result does not depend on the order
 * in which events are given. Each conversation carries its standings over all time since its first message, also
 * those still to come if nothing more happens, so that it can be read as of any moment.
 */
export function fold(events: FoldEvents, rules: FoldRules): ConversationState[] {
  const outcomes = [...new Map(events.outcomes.map((outcome) => [outcome.id, outcome])).values()].toSorted(byTime)
  const merges = findMerges(events.messages, outcomes)
  const messages = inOrder(merges.size ? events.messages.map((m) => moveMerged(m, merges)) : events.messages)

  const conversations: ConversationState[] = []
  const containers = new Map<string, Container>()
  const conversationOf = new Map<string, ConversationState>()
  const outcomesOfMessages = new Map<string, FoldOutcome[]>()
  const sent: SentElsewhere = new Map()
  const resolutions = trackResolutions()

  const containerOf = (key: string): Container => {
    let container = containers.get(key)
    if (!container) {
      container = {
        current: null,
        followed: null,
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
    container.current = conversation
    conversations.push(conversation)
    return conversation
  }

  const afterChange = (conversation: ConversationState, at: number, helped: boolean) => {
    resolutions.note(conversation)
    if (helped) resolutions.giveBack(conversation, at)
    writeStanding(conversation, at)
  }

  const changeByOutcome = (conversation: ConversationState, outcome: FoldOutcome, at: number) => {
    passTime(conversation, at)
    const container = containerOf(conversation.container)
    const { helpedAt } = conversation
    const needOf = ({ container: where, outlivesMatter }: ConversationState) => {
      return { id: outcome.id, at, container: where, outlivesMatter, words: null }
    }
    const effect = applyOutcome(conversation, { ...outcome, at }, container.timesOnly)
    if (effect === 'a need of its own' && rules.quietSpell !== null) {
      const next = begin(container, conversation.container, outcome.id, {
        at,
        channel: conversation.channel,
        topic: conversation.topic,
        showsReplies: conversation.showsReplies,
        visibility: conversation.isPublic ? 'public' : 'private',
        outlivesMatter: conversation.outlivesMatter,
      })
      next.account = conversation.account
      next.accountAt = conversation.account === null ? null : at
      next.touchesUs = conversation.touchesUs
      next.firstInboundAt = at
      next.status = 'open'
      applyNeed(next, needOf(next))
      writeStanding(next, at)
      return
    }
    if (effect !== 'nothing') {
      if (effect === 'a need of its own') conversation.status = 'open'
      applyNeed(conversation, needOf(conversation))
    }
    afterChange(conversation, at, helpedAt === null && conversation.helpedAt !== null)
  }

  const conversationFor = (message: TimedMessage, container: Container): ConversationState => {
    const current = container.current
    if (current) passTime(current, message.at)
    const sending = sentHere(message, sent)
    if (sending && sending !== container.followed) {
      passTime(sending.conversation, message.at)
      container.followed = sending
      container.current = sending.conversation
      return sending.conversation
    }
    if (current && !startsNew(message, current, rules)) return current
    return begin(container, message.container, message.id, message)
  }

  /** Gives messages to a conversation; returns the outcomes that waited for them. */
  const attach = (ids: readonly string[], conversation: ConversationState): FoldOutcome[] => {
    const waited: FoldOutcome[] = []
    for (const id of ids) {
      conversation.messageIds.push(id)
      conversationOf.set(id, conversation)
      waited.push(...(outcomesOfMessages.get(id) ?? []))
      outcomesOfMessages.delete(id)
    }
    return waited
  }

  const readMessage = (message: TimedMessage) => {
    const container = containerOf(message.container)
    if (message.ticketEvent === 'opened') container.timesOnly = true
    const { current } = container
    if (isSilent(message)) {
      if (!current) container.silentIds.push(message.id)
      else for (const outcome of attach([message.id], current)) changeByOutcome(current, outcome, message.at)
      return
    }
    const conversation = conversationFor(message, container)
    const waited = [...container.waitingOutcomes, ...attach([...container.silentIds, message.id], conversation)]
    container.waitingOutcomes = []
    container.silentIds = []
    if (isNeed(message, conversation)) resolutions.takeBack(conversation, message)
    applyMessage(conversation, message)
    noteSent(sent, message, conversation)
    afterChange(conversation, message.at, helps(message))
    for (const outcome of waited.toSorted(byTime)) changeByOutcome(conversation, outcome, message.at)
  }

  const readOutcome = (outcome: FoldOutcome) => {
    if (outcome.messageId !== null) {
      const conversation = conversationOf.get(outcome.messageId)
      if (conversation) changeByOutcome(conversation, outcome, outcome.at)
      else {
        const waiting = outcomesOfMessages.get(outcome.messageId)
        if (waiting) waiting.push(outcome)
        else outcomesOfMessages.set(outcome.messageId, [outcome])
      }
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
  const ours = conversations.filter((conversation) => conversation.touchesUs)
  judgeReturns(ours)
  return ours
}
