import type { ConversationState, Mood, Run } from './conversation-state.ts'

export const newRun = (): Run => ({ complaintAt: null, tone: null, unhappyAt: null, settled: false })

type Moody = Pick<ConversationState, 'moods' | 'run' | 'openingRun'>

/** Keeps that from a moment on the customer was so, as far as anybody could tell. */
function noteMood({ moods }: Moody, at: number, mood: Mood, rated = false): void {
  const last = moods.at(-1)
  if (last?.mood !== mood || last.rated !== rated) moods.push({ at, mood, rated })
}

/** The customer said themselves how they are: that holds until they say otherwise. */
export function noteRating(conversation: Moody, at: number, value: 'good' | 'bad'): void {
  noteMood(conversation, at, value === 'good' ? 'content' : 'unhappy', true)
}

/** After each of the customer's messages: the mood of the turn it stands in, unless they rated us and say nothing new. */
export function noteTurn(conversation: Moody, at: number, tellsMood: boolean): void {
  const { run, moods } = conversation
  if (run && (tellsMood || !moods.at(-1)?.rated)) noteMood(conversation, at, moodOf(run))
}

function moodOf({ settled, tone }: Run): Mood {
  if (settled) return 'content'
  if (tone === null || tone === 0) return 'unknown'
  return tone < 0 ? 'unhappy' : 'content'
}

/**
 * A reply that does more than pass along, after an unhappy turn: whoever then stays silent has not said how they are now.
 * A rating stays what they said.
 */
export function noteReply(conversation: Moody, at: number): void {
  const last = conversation.moods.at(-1)
  if (last?.mood === 'unhappy' && !last.rated) noteMood(conversation, at, 'unknown')
}

/** How a conversation that began unhappy had ended by a moment; null where it had not begun unhappy by then. */
export function moodAt({ openingRun, moods }: Moody, at: number): Mood | null {
  const unhappyAt = openingRun?.unhappyAt ?? null
  if (unhappyAt === null || unhappyAt > at) return null
  return moods.findLast((one) => one.at <= at)?.mood ?? 'unknown'
}
