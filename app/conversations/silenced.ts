import type { ConversationState } from './conversation-state.ts'
import type { FoldOutcome } from './events.ts'

/** What happens to a message after which it counts as before, but its words are nobody's business any more. */
export const silencing: ReadonlySet<string> = new Set(['deleted', 'hidden'])

/** Which messages of a conversation were deleted or hidden later. */
export function silencedBy(
  outcomes: readonly FoldOutcome[],
): (state: Pick<ConversationState, 'container'>, id: string) => boolean {
  const gone = outcomes.filter(({ kind }) => silencing.has(kind))
  const messages = new Set(gone.map(({ messageId }) => messageId))
  const containers = new Set(gone.flatMap(({ messageId, container }) => (messageId === null ? [container] : [])))
  return (state, id) => messages.has(id) || containers.has(state.container)
}
