import type { ConversationState, Return } from '#app/conversations/conversation-state.ts'
import { writtenWords } from '#app/conversations/written-words.ts'
import type { Reader } from '#db/batch.server.ts'
import { findConversation } from '#db/queries/mark.ts'
import { listWords, type FoldMessageRow } from '#db/queries/message.ts'
import type { Scope } from '#db/scope.ts'

/** That a customer came back, on which matter and why we think so. */
export type ShownReturn = {
  at: Date
  matter: 'same' | 'new' | 'unknown'
  /** Of the same matter: its thread, or the words in both. */
  because: 'thread' | { words: string[] } | null
  /** `later`: they came back to this conversation; `earlier`: in this one they came back to that. */
  to: 'later' | 'earlier'
  /** The other conversation; null where it is this one, or none that the asker may see. */
  conversation: string | null
  here: boolean
}

/**
 * What a customer came back on after this conversation was resolved, and what they came back to in it.
 *
 * @param told the customer's messages by id
 */
export async function listReturns(
  reader: Reader,
  scope: Scope,
  { state, states }: { state: ConversationState; states: readonly ConversationState[] },
  told: ReadonlyMap<string, FoldMessageRow>,
): Promise<ShownReturn[]> {
  const { again, returned } = state.returns ?? { again: null, returned: null }
  const later = [again, returned?.needId === again?.needId ? null : returned].filter((one) => one !== null)
  const earlier = states.flatMap((other) => {
    const found = other === state ? [] : [other.returns?.again, other.returns?.returned]
    return found.find((one) => one?.conversationId === state.id) ?? []
  })
  const all = [...later.map((one) => [one, 'later'] as const), ...earlier.map((one) => [one, 'earlier'] as const)]
  const rows = all.flatMap(([one]) => told.get(one.needId) ?? [])
  const texts = rows.length > 0 ? await listWords(reader, scope.workspaceId, rows) : new Map<string, never>()
  const shown: ShownReturn[] = []
  for (const [one, to] of all) {
    const other = to === 'later' ? one.conversationId : one.backTo
    const seen = other !== state.id && (await findConversation(reader.trx, scope, other))
    shown.push({
      ...{ at: new Date(one.at), matter: one.matter, to },
      because: becauseOf(one, texts.get(one.needId)?.text ?? ''),
      ...{ conversation: seen ? other : null, here: other === state.id },
    })
  }
  return shown
}

const becauseOf = ({ by }: Return, text: string): ShownReturn['because'] =>
  by === null || by === 'thread' ? by : { words: writtenWords(text, by.words) }
