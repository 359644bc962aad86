import { passTime, writeStanding } from './conversation-state.ts'
import type { ConversationState } from './conversation-state.ts'
import { times } from './events.ts'

/**
 * Keeps the conversations of one customer whose resolution a need elsewhere can still take away, and gives it back when
 * we help where that need was. Moments must come in order.
 */
export function trackResolutions() {
  /** Since when each is resolved; in that order, so that what is too old stands in front. */
  const recent = new Map<ConversationState, number>()
  const takenBy = new Map<ConversationState, Set<ConversationState>>()

  return {
    note(conversation: ConversationState): void {
      const since = conversation.solvedElsewhereAt ?? conversation.helpedAt
      if (since === recent.get(conversation)) return
      recent.delete(conversation)
      if (since !== null) recent.set(conversation, since)
    },

    /** A need in `here` takes back what was resolved less than 7 days ago, if it is on the same matter. */
    takeBack(here: ConversationState, at: number, isSameMatter: (other: ConversationState) => boolean): void {
      for (const [other, since] of recent) {
        if (at - since > times.revocable) recent.delete(other)
        else if (other !== here && !other.revokedBy.has(here) && isSameMatter(other)) {
          passTime(other, at)
          other.revokedBy.add(here)
          takenBy.set(here, (takenBy.get(here) ?? new Set()).add(other))
          writeStanding(other, at)
        }
      }
    },

    /** We helped in `here`. */
    giveBack(here: ConversationState, at: number): void {
      for (const other of takenBy.get(here) ?? []) {
        if (!other.revokedBy.has(here)) continue
        passTime(other, at)
        other.revokedBy.delete(here)
        writeStanding(other, at)
      }
      takenBy.delete(here)
    },
  }
}
