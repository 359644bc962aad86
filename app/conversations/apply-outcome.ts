import { applyReply } from './apply-message.ts'
import type { ConversationState } from './conversation-state.ts'
import { times } from './events.ts'
import type { FoldOutcome } from './events.ts'
import { marks, resolvedAt, standingAt } from './standing.ts'
import type { Mark } from './standing.ts'

/** What an outcome asks of the fold beyond changing its conversation. */
export type OutcomeEffect = 'nothing' | 'a need here' | 'a need of its own'

const isResolving = (outcome: FoldOutcome) =>
  outcome.kind === 'closed' || (outcome.kind === 'status' && outcome.value === 'solved')

const isReopening = (conversation: ConversationState, outcome: FoldOutcome) =>
  outcome.kind === 'reopened' ||
  (outcome.kind === 'status' && outcome.value !== 'solved' && conversation.status === 'solved')

/** Sources without messages: solved is a helping reply of unknown words, and a person's close, at that time. */
function applySolvedWithoutMessages(conversation: ConversationState, outcome: FoldOutcome): void {
  if (outcome.actor === 'timer' || conversation.status === 'solved') return
  applyReply(conversation, outcome.at, {
    id: outcome.id,
    passesAlong: false,
    asks: false,
    helps: true,
    unknownWords: true,
    waitUnknown: false,
  })
  conversation.confirmed = true
}

function applyClose(conversation: ConversationState, outcome: FoldOutcome, timesOnly: boolean): void {
  if (conversation.answeredAt === null && conversation.firstNeedAt !== null) {
    conversation.firstClosedAt ??= outcome.at
  }
  if (timesOnly) applySolvedWithoutMessages(conversation, outcome)
  else if (outcome.actor === 'responder' && conversation.helpedAt !== null) {
    conversation.confirmed = true
    conversation.revoked = false
  }
  conversation.status = 'solved'
}

function isRevocable(conversation: ConversationState, at: number): boolean {
  const since = resolvedAt(conversation, 'confirmed')
  return since !== null && at - since <= times.revocable
}

function applyReopening(conversation: ConversationState, outcome: FoldOutcome, timesOnly: boolean): OutcomeEffect {
  // Systems reopen when the customer writes; then the message says whether there is a need.
  if (outcome.actor === 'customer' && !timesOnly) return 'nothing'
  const standing = standingAt(conversation, outcome.at)
  const wasResolved = standing === 'confirmed' || standing === 'presumed'
  if (timesOnly) return wasResolved && !isRevocable(conversation, outcome.at) ? 'a need of its own' : 'a need here'
  if (isRevocable(conversation, outcome.at)) {
    conversation.revoked = true
    conversation.revokedBy = null
    return 'nothing'
  }
  return wasResolved ? 'a need of its own' : 'nothing'
}

function applyMark(conversation: ConversationState, outcome: FoldOutcome): OutcomeEffect {
  const kind = marks.find((mark: Mark) => mark === outcome.value)
  if (kind === 'waiting') {
    conversation.mark = null
    return 'a need here'
  }
  conversation.mark = kind ? { kind, at: outcome.at } : null
  return 'nothing'
}

/** What an outcome does to its conversation. `timesOnly`: its source keeps times and no messages. */
export function applyOutcome(conversation: ConversationState, outcome: FoldOutcome, timesOnly: boolean): OutcomeEffect {
  if (outcome.kind === 'mark') return applyMark(conversation, outcome)
  if (isResolving(outcome)) {
    applyClose(conversation, outcome, timesOnly)
    return 'nothing'
  }
  if (outcome.kind === 'reopened' || outcome.kind === 'status') {
    const effect = isReopening(conversation, outcome) ? applyReopening(conversation, outcome, timesOnly) : 'nothing'
    if (effect !== 'a need of its own') conversation.status = outcome.value === 'on_hold' ? 'on_hold' : 'open'
    return effect
  }
  if (outcome.kind === 'spam' || outcome.kind === 'withdrawn') conversation.setAside = true
  if (outcome.kind === 'rating' && outcome.value === 'good' && conversation.helpedAt !== null) {
    conversation.confirmed = true
  }
  if (outcome.kind === 'rating' && outcome.value === 'bad' && isRevocable(conversation, outcome.at)) {
    conversation.revoked = true
    conversation.revokedBy = null
  }
  return 'nothing'
}
