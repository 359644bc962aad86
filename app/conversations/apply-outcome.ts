import { applyReply } from './apply-message.ts'
import type { ConversationState } from './conversation-state.ts'
import { times } from './events.ts'
import type { FoldOutcome } from './events.ts'
import { noteRating } from './mood.ts'
import { marks, resolvedAt, standingAt } from './standing.ts'
import type { Mark } from './standing.ts'

/** What an outcome asks of the fold beyond changing its conversation. */
export type OutcomeEffect = 'nothing' | 'a need here' | 'a need of its own'

const isResolving = (outcome: FoldOutcome) =>
  outcome.kind === 'closed' || (outcome.kind === 'status' && outcome.value === 'solved')

const isReopening = (conversation: ConversationState, outcome: FoldOutcome) =>
  outcome.kind === 'reopened' ||
  (outcome.kind === 'status' && outcome.value !== 'solved' && conversation.status === 'solved')

/** A person's close confirms what we did, and what was solved elsewhere. */
function confirm(conversation: ConversationState): void {
  if (conversation.helpedAt !== null) conversation.confirmed = true
  if (conversation.confirmed || conversation.solvedElsewhereAt !== null) conversation.revokedBy.clear()
}

/** Where a source has no messages, solved stands for a helping reply of unknown words too. Twice counts once. */
function applyHelpWithoutMessage(conversation: ConversationState, outcome: FoldOutcome): void {
  if (conversation.helpedAt !== null) return
  applyReply(conversation, outcome.at, {
    id: outcome.id,
    passesAlong: false,
    asks: false,
    helps: true,
    unknownWords: true,
    waitUnknown: false,
  })
}

function applyClose(conversation: ConversationState, outcome: FoldOutcome, timesOnly: boolean): void {
  if (timesOnly && outcome.actor !== 'timer') applyHelpWithoutMessage(conversation, outcome)
  if (conversation.answeredAt === null && conversation.firstNeedAt !== null) {
    conversation.firstClosedAt ??= outcome.at
  }
  const byPerson = outcome.actor === 'responder' || outcome.actor === 'customer'
  if (byPerson || (timesOnly && outcome.actor !== 'timer')) confirm(conversation)
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
    conversation.revokedBy.add(conversation)
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
  if (outcome.kind === 'rating' && (outcome.value === 'good' || outcome.value === 'bad')) {
    noteRating(conversation, outcome.at, outcome.value)
  }
  if (outcome.kind === 'rating' && outcome.value === 'good' && conversation.helpedAt !== null) {
    conversation.confirmed = true
  }
  if (outcome.kind === 'rating' && outcome.value === 'bad' && isRevocable(conversation, outcome.at)) {
    conversation.revokedBy.add(conversation)
  }
  return 'nothing'
}
