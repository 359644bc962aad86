import type { TimedMessage } from './events.ts'
import type { Matter } from './same-matter.ts'
import { ownMoments, resolvedAt, standingAt } from './standing.ts'
import type { Standing, StandingState } from './standing.ts'

/** One entry of the standings over time: it holds from `from` until the next entry's `from`, the last one for ever. */
export type StandingEntry = { standing: Standing; from: number; resolvedAt: number | null }

/** How a customer was when last heard; `unknown` where nothing tells. */
export type Mood = 'content' | 'unhappy' | 'unknown'

/** The run of inbound messages being read: what it says of the conversation if it begins in it. */
export type Run = {
  complaintAt: number | null
  /** The lowest of its messages, and since when that is below zero: unhappy. */
  tone: number | null
  unhappyAt: number | null
  /** Its last word on the matter thanked us, or said that it is solved. */
  settled: boolean
}

/** A later need of the customer, held against a conversation: whether it is the same matter, and why. */
export type Return = {
  needId: string
  at: number
  conversationId: string
  matter: Matter
  /** Of the same matter: in the same ticket, mail thread or reply chain, or by these words (hashes) in both. */
  by: 'thread' | { words: number[] } | null
  /** The conversation that it came back to. */
  backTo: string
}

/** What came after a conversation was first resolved. All is judged at one moment, the end of each window. */
export type Returns = {
  resolvedAt: number
  /** Since when that is known: a presumed resolution is, 3 days later. */
  knownAt: number
  /** Of the needs of 30 days the first on the same matter; else the first that cannot be told, or on a new one. */
  again: Return | null
  /** The first need of 8 weeks, held against all that the customer needed in the 8 weeks before it. */
  returned: Return | null
}

/** When the customer needed us, where, and by which words. */
export type Need = {
  id: string
  at: number
  container: string
  /** Direct messages and the like: being in the same container says nothing about the matter. */
  outlivesMatter: boolean
  words: readonly number[] | null
}

/** A wait after the first: from a need to the human reply that does more than pass along; null while it runs. */
export type LaterTurn = { at: number; answeredAt: number | null; waitUnknown: boolean; wordsUnknown: boolean }

/** A conversation while it is being folded. Times in ms since 1970. */
export type ConversationState = StandingState & {
  id: string
  container: string
  outlivesMatter: boolean
  channel: TimedMessage['channel']
  account: string | null
  accountAt: number | null
  topic: string | null
  showsReplies: boolean
  isPublic: boolean
  /** Something in it is to us, whatever the source holds besides. */
  touchesUs: boolean
  messageIds: string[]
  messages: number
  firstMessageAt: number
  firstInboundAt: number | null
  lastMessageAt: number
  /** The last need while a wait runs: until a human reply that does more than pass along. */
  unansweredNeedAt: number | null
  answeredAt: number | null
  answerWaitUnknown: boolean
  answeringId: string | null
  firstReplyAt: number | null
  replyWaitUnknown: boolean
  /** What people of ours replied. */
  replies: { id: string; at: number }[]
  firstClosedAt: number | null
  lastReplyAt: number | null
  lastReplyAsks: boolean
  /** The first human reply whose words nobody can read. */
  unknownWordsAt: number | null
  run: Run | null
  openingRun: Run | null
  /** How the customer was, from when on, and whether their rating says so. */
  moods: { at: number; mood: Mood; rated: boolean }[]
  needs: Need[]
  laterTurns: LaterTurn[]
  /** Conversations with a later need on the same matter; itself for a reopening or a bad rating. */
  revokedBy: Set<ConversationState>
  timeline: StandingEntry[]
  /** Up to here the timeline is written. */
  writtenTo: number
  /** What came after it was resolved; null where it never was, and until all is read. */
  returns: Returns | null
}

export function beginConversation(
  id: string,
  container: string,
  first: Pick<TimedMessage, 'at' | 'channel' | 'topic' | 'showsReplies' | 'visibility' | 'outlivesMatter'>,
): ConversationState {
  return {
    id,
    container,
    outlivesMatter: first.outlivesMatter,
    channel: first.channel,
    account: null,
    accountAt: null,
    topic: first.topic,
    showsReplies: first.showsReplies,
    isPublic: first.visibility === 'public',
    touchesUs: false,
    messageIds: [],
    messages: 0,
    firstMessageAt: first.at,
    firstInboundAt: null,
    lastMessageAt: first.at,
    unansweredNeedAt: null,
    answeredAt: null,
    answerWaitUnknown: false,
    answeringId: null,
    firstReplyAt: null,
    replyWaitUnknown: false,
    replies: [],
    firstClosedAt: null,
    lastReplyAt: null,
    lastReplyAsks: false,
    unknownWordsAt: null,
    run: null,
    openingRun: null,
    moods: [],
    needs: [],
    laterTurns: [],
    timeline: [],
    writtenTo: first.at,
    returns: null,
    mark: null,
    setAside: false,
    firstNeedAt: null,
    unrepliedNeedAt: null,
    settledUnreplied: false,
    helpedAt: null,
    lastReplyPassesAlong: false,
    solvedElsewhereAt: null,
    confirmed: false,
    revokedBy: new Set(),
    status: null,
  }
}

/** Writes the standing that holds from `at` on. Of two changes at the same moment the later one counts. */
export function writeStanding(state: ConversationState, at: number): void {
  const standing = standingAt(state, at)
  const entry = { standing, from: at, resolvedAt: resolvedAt(state, standing) }
  const { timeline } = state
  if (timeline.at(-1)?.from === at) timeline.pop()
  const last = timeline.at(-1)
  if (last?.standing !== entry.standing || last.resolvedAt !== entry.resolvedAt) timeline.push(entry)
  state.writtenTo = at
}

/** Lets time pass up to `at`: writes the changes that come by themselves, such as 14 days without a reply. */
export function passTime(state: ConversationState, at: number): void {
  for (const moment of ownMoments(state)) {
    if (moment > state.writtenTo && moment <= at) writeStanding(state, moment)
  }
}
