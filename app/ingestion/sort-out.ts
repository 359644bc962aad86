import type { Batch } from '#db/batch.server.ts'
import { messageId } from '#app/history/fold-events.ts'
import { loadWorkspaceContext } from '#app/history/workspace-context.ts'
import { countUnknownPeople } from '#db/queries/identity.ts'
import { countUnknownOutcomes } from '#db/queries/outcome.ts'
import type { PlacedMessageRow } from '#db/queries/message.ts'
import { listMessagesByIds } from '#db/queries/message.ts'
import { withoutForgotten } from './forgotten.ts'
import { rowKey } from './movable-rows.ts'
import type { PreparedBatch, PreparedMessage } from './prepare.ts'

export type StoredCounts = { new: number; updated: number; unchanged: number }

/** Whether this was the text until it was kept long enough: by its words, which are all that is known of it. */
const isClearedFrom = (a: PlacedMessageRow, b: PreparedMessage): boolean =>
  a.text === null && a.kept_names !== null && (a.words ?? []).join() === (b.words ?? []).join()

const sameContent = (a: PlacedMessageRow, b: PreparedMessage): boolean =>
  a.occurred_at.getTime() === Math.min(b.occurred_at.getTime(), a.first_seen_at.getTime()) &&
  (a.text === b.text || isClearedFrom(a, b)) &&
  a.author === b.author &&
  a.claimed_outbound === b.claimed_outbound &&
  a.visibility === b.visibility &&
  a.claimed_automated === b.claimed_automated &&
  a.claimed_account === b.claimed_account &&
  a.thread_id === b.thread_id &&
  a.parent_id === b.parent_id &&
  a.addressed_to === b.addressed_to &&
  a.topic === b.topic &&
  a.channel === b.channel &&
  a.ticket_event === b.ticket_event

/** What storing this batch would count as new, changed and known; changes nothing. */
export async function compareWithStored(batch: Batch, workspaceId: number, read: PreparedBatch): Promise<StoredCounts> {
  const context = await loadWorkspaceContext(batch, workspaceId)
  const { kept: prepared, dropped } = await withoutForgotten(batch, context, read)
  const stored: PlacedMessageRow[] = []
  for (const [namespace, messages] of Map.groupBy(prepared.messages, (message) => message.namespace)) {
    const ids = messages.map((message) => message.external_id)
    stored.push(...(await listMessagesByIds(batch, workspaceId, namespace, ids)))
  }
  const counts = countAgainst(latestOf(prepared.messages).values(), stored)
  counts.unchanged += dropped + prepared.messages.length - (counts.new + counts.updated + counts.unchanged)
  const others = await countOthers(batch, workspaceId, prepared)
  counts.new += others.new
  counts.unchanged += others.unchanged
  return counts
}

/**
 * What of a batch's outcomes and customers is new and what is known, whatever source told it before. A customer is new
 * whose id, or whose being the same as another, was not known.
 */
export async function countOthers(
  batch: Batch,
  workspaceId: number,
  { outcomes, customers }: Pick<PreparedBatch, 'outcomes' | 'customers'>,
): Promise<Pick<StoredCounts, 'new' | 'unchanged'>> {
  const versions = new Map(
    outcomes.map(({ namespace, record: { id, version } }) => {
      const outcome = { namespace, external_id: id, version }
      return [JSON.stringify(outcome), outcome]
    }),
  )
  const people = new Map(
    customers.map(({ channel, record }) => {
      const person = { channel, id: record.id, sameAs: record.sameAs }
      return [JSON.stringify(person), person]
    }),
  )
  const unknown =
    (await countUnknownOutcomes(batch, workspaceId, [...versions.values()])) +
    (await countUnknownPeople(batch, workspaceId, [...people.values()]))
  return { new: unknown, unchanged: outcomes.length + customers.length - unknown }
}

/** Of two rows with one id the later counts. */
function latestOf(messages: readonly PreparedMessage[]): Map<string, PreparedMessage> {
  return new Map(messages.map((message) => [rowKey(message), message]))
}

/** What is new, told otherwise, or known, whatever source told it before. */
function countAgainst(messages: Iterable<PreparedMessage>, stored: Iterable<PlacedMessageRow>): StoredCounts {
  const counts = { new: 0, updated: 0, unchanged: 0 }
  const known = Map.groupBy(stored, messageId)
  for (const message of messages) {
    const rows = known.get(messageId(message))
    counts[!rows ? 'new' : rows.some((row) => sameContent(row, message)) ? 'unchanged' : 'updated'] += 1
  }
  return counts
}

/** Which messages of the batch say something that their source did not say before. */
export function sortOut(
  prepared: PreparedBatch,
  byRow: ReadonlyMap<string, PlacedMessageRow>,
): { changed: PreparedMessage[]; counts: StoredCounts } {
  const latest = latestOf(prepared.messages)
  const counts = countAgainst(latest.values(), byRow.values())
  counts.unchanged += prepared.messages.length - latest.size
  const changed: PreparedMessage[] = []
  for (const [key, message] of latest) {
    const stored = byRow.get(key)
    if (stored && sameContent(stored, message)) continue
    if (!stored) changed.push(message)
    else {
      const { first_seen_at } = stored
      const occurred_at = message.occurred_at < first_seen_at ? message.occurred_at : first_seen_at
      changed.push({ ...message, first_seen_at, occurred_at })
    }
  }
  return { changed, counts }
}
