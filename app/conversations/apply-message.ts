import type { ConversationState, Need } from './conversation-state.ts'
import type { TimedMessage } from './events.ts'
import { newRun, noteReply, noteTurn } from './mood.ts'

/** Messages that start no wait, end none and break no silence. */
export function isSilent(message: TimedMessage): boolean {
  return message.automated || message.visibility === 'internal'
}

export function passesAlong(message: TimedMessage): boolean {
  return Array.isArray(message.verdict.passesAlong) && message.verdict.passesAlong.length > 0
}

/** A person's reply that does more than pass along, ask, promise or apologise. Unknown words help. */
export function helps(message: TimedMessage): boolean {
  if (!message.outbound || isSilent(message) || message.ticketEvent === 'answered') return false
  return message.verdict.helps !== false && !passesAlong(message)
}

/** The customer only thanks or says that it is solved. */
export function settles(message: TimedMessage): boolean {
  return message.verdict.gratitude === true || message.verdict.saysSolved === true
}

/** Whether a customer's message needs an answer. What cannot be read counts as needing one. */
export function isNeed(message: TimedMessage, conversation: ConversationState | undefined): boolean {
  if (message.outbound || isSilent(message) || message.addressed === 'others') return false
  if (message.ticketEvent === 'opened') return true
  if (message.verdict.needsAnswer === true) return true
  // Thanks beside the order number we asked for is no mere thanks.
  if (message.verdict.saysSolved === true || (settles(message) && message.verdict.tellsMore !== true)) return false
  return message.verdict.needsAnswer === null || conversation?.lastReplyAsks === true
}

/** The customer needs us from here on: whatever was settled before is open again. */
export function applyNeed(conversation: ConversationState, need: Need): void {
  const { at } = need
  if (conversation.unansweredNeedAt === null && conversation.firstNeedAt !== null) {
    conversation.laterTurns.push({ at, answeredAt: null, waitUnknown: false, wordsUnknown: false })
  }
  if (conversation.mark?.kind !== 'set_aside') conversation.mark = null
  conversation.firstNeedAt ??= at
  conversation.unrepliedNeedAt = at
  conversation.unansweredNeedAt = at
  conversation.settledUnreplied = false
  conversation.helpedAt = null
  conversation.solvedElsewhereAt = null
  conversation.confirmed = false
  conversation.revokedBy.clear()
  conversation.needs.push(need)
  conversation.openingRun ??= conversation.run
}

/** A person's reply: ends the wait unless it only passes along, and helps unless it does no more than ask or promise. */
export function applyReply(
  conversation: ConversationState,
  at: number,
  reply: {
    id: string
    passesAlong: boolean
    asks: boolean
    helps: boolean
    unknownWords: boolean
    waitUnknown: boolean
  },
): void {
  if (conversation.firstInboundAt !== null && conversation.firstReplyAt === null) {
    conversation.firstReplyAt = at
    conversation.replyWaitUnknown = reply.waitUnknown
  }
  conversation.unrepliedNeedAt = null
  conversation.lastReplyAt = at
  conversation.lastReplyAsks = reply.asks
  conversation.lastReplyPassesAlong = reply.passesAlong
  // What we write before the customer does replies to nothing.
  if (conversation.firstInboundAt !== null) {
    conversation.replies.push({ id: reply.id, at })
    if (reply.unknownWords) conversation.unknownWordsAt ??= at
  }
  if (conversation.unansweredNeedAt !== null && !reply.passesAlong) {
    if (conversation.answeredAt === null) {
      conversation.answeredAt = at
      conversation.answeringId = reply.id
      conversation.answerWaitUnknown = reply.waitUnknown
    } else endTurn(conversation, at, reply)
    conversation.unansweredNeedAt = null
  }
  if (reply.helps && conversation.firstNeedAt !== null) {
    conversation.helpedAt ??= at
    conversation.revokedBy.clear()
  }
}

function endTurn(
  { laterTurns }: ConversationState,
  at: number,
  reply: { unknownWords: boolean; waitUnknown: boolean },
): void {
  const turn = laterTurns.at(-1)
  if (turn) Object.assign(turn, { answeredAt: at, waitUnknown: reply.waitUnknown, wordsUnknown: reply.unknownWords })
}

/** The customer thanks us or says that it is solved. */
function applySettling(conversation: ConversationState, message: TimedMessage): void {
  if (conversation.helpedAt !== null) {
    conversation.confirmed = true
  } else if (message.verdict.saysSolved === true && conversation.firstNeedAt !== null) {
    if (conversation.unrepliedNeedAt !== null) conversation.settledUnreplied = true
    else if (conversation.lastReplyPassesAlong) conversation.solvedElsewhereAt ??= message.at
  }
}

function readRun(conversation: ConversationState, message: TimedMessage, need: boolean): void {
  // What is said to somebody else says nothing about us.
  if (message.addressed === 'others') return
  conversation.run ??= newRun()
  const { run } = conversation
  if (need && message.verdict.complaint === true) run.complaintAt ??= message.at
  const { tone } = message.verdict
  if (tone !== null && (run.tone === null || tone < run.tone)) run.tone = tone
  if (tone !== null && tone < 0) run.unhappyAt ??= message.at
  if (need) run.settled = false
  else if (settles(message)) run.settled = true
  noteTurn(conversation, message.at, (tone !== null && tone !== 0) || (!need && settles(message)))
}

/** What a message that counts does to its conversation. */
export function applyMessage(conversation: ConversationState, message: TimedMessage): void {
  conversation.messages += 1
  conversation.lastMessageAt = message.at
  conversation.topic ??= message.topic
  conversation.touchesUs ||= message.outbound || message.addressed === 'us' || !message.onlyOurs
  if (conversation.account === null && message.account !== null) {
    conversation.account = message.account
    conversation.accountAt = message.at
  }
  if (message.outbound) {
    if (!passesAlong(message)) noteReply(conversation, message.at)
    conversation.run = null
    applyReply(conversation, message.at, {
      id: message.id,
      passesAlong: passesAlong(message),
      asks: message.verdict.asks === true,
      helps: helps(message),
      unknownWords: message.verdict.helps === null,
      waitUnknown: message.datedBeforeParent,
    })
    return
  }
  conversation.firstInboundAt ??= message.at
  const need = isNeed(message, conversation)
  readRun(conversation, message, need)
  if (need) {
    const { id, at, container, outlivesMatter, words } = message
    applyNeed(conversation, { id, at, container, outlivesMatter, words })
  } else if (message.addressed !== 'others' && settles(message)) applySettling(conversation, message)
}
