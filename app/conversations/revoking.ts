import { passTime, writeStanding } from './conversation-state.ts'
import type { ConversationState, Need as AnyNeed } from './conversation-state.ts'
import { times } from './events.ts'
import { indexByWords } from './index-by-words.ts'
import { matterByWords } from './same-matter.ts'

type Need = Omit<AnyNeed, 'id'>

/** From so many on, conversations are looked up by their words: else thousands in one week cost their square. */
const indexedFrom = 32

/**
 * Keeps the conversations of one customer whose resolution a need elsewhere can still take away, and gives it back when
 * we help where that need was. Moments must come in order.
 */
export function trackResolutions() {
  /** Since when each is resolved; in that order, so that what is too old stands in front. */
  const recent = new Map<ConversationState, number>()
  const takenBy = new Map<ConversationState, Set<ConversationState>>()
  let index: ReturnType<typeof indexByWords> | null = null

  const forget = (conversation: ConversationState) => {
    recent.delete(conversation)
    index?.remove(conversation)
  }

  const candidates = (need: Need): Iterable<ConversationState> => {
    if (recent.size < indexedFrom) return recent.keys()
    if (!index) {
      index = indexByWords()
      for (const conversation of recent.keys()) index.add(conversation)
    }
    return index.find(need.container, need.words)
  }

  const isSameMatter = (other: ConversationState, need: Need) =>
    (other.container === need.container && !need.outlivesMatter) || matterByWords(other.needs, need.words) === 'same'

  return {
    note(conversation: ConversationState): void {
      const since = conversation.solvedElsewhereAt ?? conversation.helpedAt
      if (since === (recent.get(conversation) ?? null)) return
      forget(conversation)
      if (since === null) return
      recent.set(conversation, since)
      index?.add(conversation)
    },

    /** A need in `here` takes back what was resolved less than 7 days ago, if it is on the same matter. */
    takeBack(here: ConversationState, need: Need): void {
      const { at } = need
      for (const [other, since] of recent) {
        if (at - since <= times.revocable) break
        forget(other)
      }
      for (const other of candidates(need)) {
        if (other === here || other.revokedBy.has(here) || !isSameMatter(other, need)) continue
        passTime(other, at)
        other.revokedBy.add(here)
        takenBy.set(here, (takenBy.get(here) ?? new Set()).add(other))
        writeStanding(other, at)
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
