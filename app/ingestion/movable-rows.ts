import type { Placed } from '#app/conversations/place.ts'
import type { Batch } from '#db/batch.server.ts'
import type { PlacedMessageRow } from '#db/queries/message.ts'
import { listMessagesInThreads, listMessagesInTrees } from '#db/queries/message.ts'
import { messageId } from './fold-events.ts'

/** Stored rows that are to be placed again, by source and id. */
export type MovableRows = Map<string, PlacedMessageRow>

export const rowKey = (row: { namespace: string; external_id: string; source_id: number }) =>
  `${row.source_id} ${messageId(row)}`

const threadKey = (row: { namespace: string; thread_id: string | null }) => `${row.namespace}:${row.thread_id}`

/**
 * Adds the rest of the threads that the rows are part of, those `loaded` already apart: whose a thread is shows only
 * where all of it is given.
 */
export async function addWholeThreads(
  batch: Batch,
  workspaceId: number,
  rows: MovableRows,
  loaded: Iterable<{ namespace: string; thread_id: string | null }> = [],
): Promise<void> {
  const have = new Set<string>()
  for (const row of loaded) if (row.thread_id !== null) have.add(threadKey(row))
  const missing = [...rows.values()].filter((row) => row.thread_id !== null && !have.has(threadKey(row)))
  for (const [namespace, ofNamespace] of Map.groupBy(missing, (row) => row.namespace)) {
    const threads = new Set(ofNamespace.map((row) => row.thread_id!))
    for (const row of await listMessagesInThreads(batch, workspaceId, namespace, [...threads])) {
      rows.set(rowKey(row), row)
    }
  }
}

const samePlace = (a: Placed, b: Placed) =>
  a.outbound === b.outbound &&
  a.author === b.author &&
  a.customer === b.customer &&
  a.account === b.account &&
  a.addressed === b.addressed &&
  a.rootId === b.rootId &&
  a.rootMissing === b.rootMissing

/**
 * Adds the reply chains of messages that are told otherwise than before (another author, another parent): what answers
 * them may belong elsewhere now. A root that arrives is no such case, what waited for it is loaded already.
 */
export async function addBelow(
  batch: Batch,
  workspaceId: number,
  rows: MovableRows,
  messages: readonly { namespace: string; external_id: string }[],
  placed: { before: ReadonlyMap<string, Placed>; now: ReadonlyMap<string, Placed> },
): Promise<boolean> {
  const given = new Set(messages.map(messageId))
  const had = rows.size
  for (const [namespace, ofNamespace] of Map.groupBy(messages, (message) => message.namespace)) {
    const trees = new Set<string>()
    for (const id of ofNamespace.map(messageId)) {
      const [before, now] = [placed.before.get(id), placed.now.get(id)]
      if (!before || !now || samePlace(before, now)) continue
      if (!(before.rootMissing && given.has(`${namespace}:${before.rootId}`))) trees.add(before.rootId)
    }
    if (!trees.size) continue
    for (const row of await listMessagesInTrees(batch, workspaceId, namespace, [...trees])) {
      if (!rows.has(rowKey(row))) rows.set(rowKey(row), row)
    }
  }
  return rows.size > had
}
