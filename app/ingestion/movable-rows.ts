import type { Placed } from '#app/conversations/place.ts'
import type { Batch } from '#db/batch.server.ts'
import type { PlacedMessageRow } from '#db/queries/message.ts'
import { listMessagesInThreads, listMessagesInTrees, listPlacesByIds } from '#db/queries/message.ts'
import { messageId } from '#app/history/fold-events.ts'
import { placedOf, placeRows } from './place-rows.ts'
import type { OwnAccounts, PlaceableRow, PlacedRows } from './place-rows.ts'
import type { WorkspaceContext } from '#app/history/workspace-context.ts'

/** Stored rows that are to be placed again, by source and id. */
export type MovableRows = Map<string, PlacedMessageRow>

export const rowKey = (row: { namespace: string; external_id: string; source_id: number }) =>
  `${row.source_id} ${messageId(row)}`

/** The reply chain a row stands in. */
export const treeKey = (row: { namespace: string; root_id: string }) => `${row.namespace}:${row.root_id}`

export const threadKey = (row: { namespace: string; thread_id: string | null }) => `${row.namespace}:${row.thread_id}`

/** What is placed together. All but `changed` is added to. */
export type Movable = {
  movable: MovableRows
  /** The reply chains of which `movable` holds all that is stored. */
  trees: Set<string>
  /** The threads of which it holds all that is stored; those of `changed` must be among them. */
  threads: Set<string>
  /** Rows that are new or told otherwise than before. */
  changed: readonly PlaceableRow[]
  /** Where messages stood before, by id: those told otherwise, and those that others answer. */
  known: Map<string, Placed>
}

/**
 * Places rows, and with them whatever stands elsewhere because of them: the rest of their threads, and what answers a
 * message that moved or is told otherwise (another author, another parent).
 */
export async function placeMovable(
  batch: Batch,
  context: WorkspaceContext,
  own: OwnAccounts,
  { movable, trees, threads, changed, known }: Movable,
): Promise<PlacedRows> {
  const changing = new Set(changed.map(rowKey))
  for (;;) {
    await addWholeThreads(batch, context.workspaceId, movable, threads)
    for (const key of changing) movable.delete(key)
    await loadAbove(batch, context, [...movable.values()], known)
    const result = placeRows([...movable.values(), ...changed], (id) => known.get(id), own, context)
    const upset = new Map<string, { namespace: string; root_id: string }>()
    const compare = (row: PlaceableRow, before: Placed | undefined) => {
      if (!before || samePlace(before, result.placed.get(messageId(row))!)) return
      const tree = { namespace: row.namespace, root_id: before.rootId }
      if (!trees.has(treeKey(tree))) upset.set(treeKey(tree), tree)
    }
    for (const row of movable.values()) compare(row, placedOf(row))
    for (const row of changed) compare(row, known.get(messageId(row)))
    if (!upset.size) return result
    await addTrees(batch, context.workspaceId, movable, [...upset.values()])
    for (const tree of upset.keys()) trees.add(tree)
  }
}

/** Whose a thread is shows only where all of it is given. */
async function addWholeThreads(batch: Batch, workspaceId: number, rows: MovableRows, have: Set<string>): Promise<void> {
  const missing = [...rows.values()].filter((row) => row.thread_id !== null && !have.has(threadKey(row)))
  for (const [namespace, ofNamespace] of Map.groupBy(missing, (row) => row.namespace)) {
    const threads = new Set(ofNamespace.map((row) => row.thread_id!))
    for (const row of await listMessagesInThreads(batch, workspaceId, namespace, [...threads])) {
      rows.set(rowKey(row), row)
    }
  }
  for (const row of missing) have.add(threadKey(row))
}

async function addTrees(
  batch: Batch,
  workspaceId: number,
  rows: MovableRows,
  trees: readonly { namespace: string; root_id: string }[],
): Promise<void> {
  for (const [namespace, ofNamespace] of Map.groupBy(trees, (tree) => tree.namespace)) {
    const roots = ofNamespace.map((tree) => tree.root_id)
    for (const row of await listMessagesInTrees(batch, workspaceId, namespace, roots)) rows.set(rowKey(row), row)
  }
}

/** What the rows to be placed again answer, where it is not among what was loaded. */
async function loadAbove(
  batch: Batch,
  context: WorkspaceContext,
  rows: PlacedMessageRow[],
  known: Map<string, Placed>,
): Promise<void> {
  const given = new Set(rows.map(messageId))
  for (const [namespace, ofNamespace] of Map.groupBy(rows, (row) => row.namespace)) {
    const parents = new Set(ofNamespace.map((row) => row.parent_id).filter((id) => id !== null))
    const missing = [...parents].filter((id) => !given.has(`${namespace}:${id}`) && !known.has(`${namespace}:${id}`))
    if (!missing.length) continue
    for (const row of await listPlacesByIds(batch, context.workspaceId, namespace, missing)) {
      known.set(messageId(row), placedOf(row))
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
