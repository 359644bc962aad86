import type { ConversationState, LaterTurn, Mood, Return, StandingEntry } from './conversation-state.ts'
import { times } from './events.ts'
import { moodAt } from './mood.ts'
import type { Channel } from './records.ts'
import type { Standing } from './standing.ts'

/** How a conversation that needed an answer stood when it came due, 14 days after it began. */
export type DueOutcome = 'confirmed' | 'presumed' | 'passed_along' | 'unresolved' | 'set_aside'

/** What a customer came back on within 30 days of a resolution: `unknown` where that cannot be told. */
export type Again = 'same_matter' | 'unknown' | 'new_matter' | 'not_again'

/**
 * The facts of one conversation: what the measures count. Times in ms since 1970; null where it did not happen. All are
 * moments, so "as of t" is what has happened by t.
 */
export type ConversationFacts = {
  id: string
  channel: Channel
  account: string | null
  accountAt: number | null
  topic: string | null
  showsReplies: boolean
  firstMessageAt: number
  firstInboundAt: number | null
  firstNeedAt: number | null
  beganAt: number
  lastMessageAt: number
  messages: number
  answeredAt: number | null
  answerWaitUnknown: boolean
  firstReplyAt: number | null
  replyWaitUnknown: boolean
  firstClosedAt: number | null
  openingComplaintAt: number | null
  openingTone: number | null
  /** Since when the opening turn is unhappy: a tone below zero. */
  openingUnhappyAt: number | null
  dueAt: number | null
  dueOutcome: DueOutcome | null
  dueReplied: boolean
  duePassedAlong: boolean
  /** How what began unhappy had ended when it came due; null where it had not begun so by then. */
  dueMood: Mood | null
  resolvedAt: number | null
  firstResolvedAt: number | null
  /** Since when that is known. */
  firstResolvedKnownAt: number | null
  /** Judged 30 days after the first resolution. */
  again: Again | null
  againAt: number | null
  /** The first need of the 8 weeks after it, as it stood at their end. */
  returned: Exclude<Again, 'not_again'> | null
  returnedAt: number | null
  standings: Standing[]
  standingFrom: number[]
  waitingUntil: number | null
  unknownWordsAt: number | null
  /** What people of ours replied, no two at the same time. */
  replies: { id: string; at: number }[]
  /** The waits after the first, in order; only the last can still run. */
  laterTurns: LaterTurn[]
}

/** The entry that holds at `at`; undefined before the first message. */
export function entryAt(timeline: readonly StandingEntry[], at: number): StandingEntry | undefined {
  let found: StandingEntry | undefined
  for (const entry of timeline) {
    if (entry.from > at) break
    found = entry
  }
  return found
}

function dueOutcomeOf(timeline: readonly StandingEntry[], beganAt: number): DueOutcome | null {
  const entry = entryAt(timeline, beganAt + times.dueAfter)
  if (!entry || entry.standing === 'no_answer_needed') return null
  if (entry.standing === 'set_aside' || entry.standing === 'passed_along') return entry.standing
  if (entry.standing !== 'confirmed' && entry.standing !== 'presumed') return 'unresolved'
  return entry.resolvedAt !== null && entry.resolvedAt - beganAt <= times.resolvedWithin ? entry.standing : 'unresolved'
}

function lastWaitEnds(timeline: readonly StandingEntry[]): number | null {
  const index = timeline.findLastIndex((entry) => entry.standing === 'waiting')
  // A wait always ends: after 14 days it becomes `unanswered`.
  return index < 0 ? null : (timeline[index + 1]?.from ?? null)
}

/** Of replies at the same time the later ones are a millisecond late, so that a moment tells each apart. */
function oneAtATime(replies: ConversationState['replies']): ConversationFacts['replies'] {
  let last = -Infinity
  return replies.map(({ id, at }) => ({ id, at: (last = Math.max(at, last + 1)) }))
}

const matters = { same: 'same_matter', unknown: 'unknown', new: 'new_matter' } as const
const matterOf = (found: Return | null) => (found ? matters[found.matter] : null)

export function factsOf(conversation: ConversationState): ConversationFacts {
  const { timeline, firstNeedAt, openingRun, returns } = conversation
  const dueAt = firstNeedAt === null ? null : firstNeedAt + times.dueAfter
  // A resolution that is dated anew is another entry, but the same standing.
  const changes = timeline.filter((entry, i) => entry.standing !== timeline[i - 1]?.standing)
  return {
    id: conversation.id,
    channel: conversation.channel,
    account: conversation.account,
    accountAt: conversation.accountAt,
    topic: conversation.topic,
    showsReplies: conversation.showsReplies,
    firstMessageAt: conversation.firstMessageAt,
    firstInboundAt: conversation.firstInboundAt,
    firstNeedAt,
    beganAt: firstNeedAt ?? conversation.firstMessageAt,
    lastMessageAt: conversation.lastMessageAt,
    messages: conversation.messages,
    answeredAt: conversation.answeredAt,
    answerWaitUnknown: conversation.answerWaitUnknown,
    firstReplyAt: conversation.firstReplyAt,
    replyWaitUnknown: conversation.replyWaitUnknown,
    firstClosedAt: conversation.firstClosedAt,
    openingComplaintAt: openingRun?.complaintAt ?? null,
    openingTone: openingRun?.tone ?? null,
    openingUnhappyAt: openingRun?.unhappyAt ?? null,
    dueAt,
    dueOutcome: firstNeedAt === null ? null : dueOutcomeOf(timeline, firstNeedAt),
    dueReplied: dueAt !== null && conversation.firstReplyAt !== null && conversation.firstReplyAt <= dueAt,
    duePassedAlong: dueAt !== null && entryAt(timeline, dueAt)?.standing === 'passed_along',
    dueMood: dueAt === null ? null : moodAt(conversation, dueAt),
    resolvedAt: timeline.at(-1)?.resolvedAt ?? null,
    firstResolvedAt: returns?.resolvedAt ?? null,
    firstResolvedKnownAt: returns?.knownAt ?? null,
    again: returns && (matterOf(returns.again) ?? 'not_again'),
    againAt: returns?.again?.at ?? null,
    returned: matterOf(returns?.returned ?? null),
    returnedAt: returns?.returned?.at ?? null,
    standings: changes.map((entry) => entry.standing),
    standingFrom: changes.map((entry) => entry.from),
    waitingUntil: lastWaitEnds(timeline),
    unknownWordsAt: conversation.unknownWordsAt,
    replies: oneAtATime(conversation.replies),
    laterTurns: conversation.laterTurns,
  }
}
