import type { ConversationState } from './conversation-state.ts'
import { comparedNeeds } from './same-matter.ts'

/** Finds conversations by their container and by the words of their needs, without looking at each. */
export function indexByWords() {
  const byKey = new Map<string | number, Set<ConversationState>>()
  const keysOf = new Map<ConversationState, Set<string | number>>()

  return {
    add(conversation: ConversationState): void {
      const keys = new Set<string | number>([conversation.container])
      for (const { words } of comparedNeeds(conversation.needs)) for (const word of words ?? []) keys.add(word)
      keysOf.set(conversation, keys)
      for (const key of keys) byKey.set(key, (byKey.get(key) ?? new Set()).add(conversation))
    },

    remove(conversation: ConversationState): void {
      for (const key of keysOf.get(conversation) ?? []) {
        const others = byKey.get(key)
        others?.delete(conversation)
        if (others?.size === 0) byKey.delete(key)
      }
      keysOf.delete(conversation)
    },

    /** All that may be on the same matter: they stand in that container, or share two words. */
    find(container: string, words: readonly number[] | null): Set<ConversationState> {
      const found = new Set(byKey.get(container))
      const once = new Set<ConversationState>()
      for (const word of words ?? []) {
        for (const other of byKey.get(word) ?? []) (once.has(other) ? found : once).add(other)
      }
      return found
    },
  }
}
