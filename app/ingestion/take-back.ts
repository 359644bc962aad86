import type { Pool } from '#db/client.server.ts'
import type { Batch } from '#db/batch.server.ts'
import { inBatch } from '#db/batch.server.ts'
import { listReplies, listRepliesAfterRemembered, rememberRepliesOfSource } from '#db/queries/canned.ts'
import type { ReplyKey } from '#db/queries/canned.ts'
import {
  listIdentitiesOfCustomers,
  listCustomersOfIdentities,
  regroupIdentities,
  removeUnusedIdentities,
} from '#db/queries/identity.ts'
import type { PlacedMessageRow } from '#db/queries/message.ts'
import {
  listMessagesInRememberedTrees,
  listMessagesTouchedByAccounts,
  rememberTreesOfSource,
  replaceMessages,
  storeMessages,
} from '#db/queries/message.ts'
import { listPlaceableOutcomes, replaceOutcomes } from '#db/queries/outcome.ts'
import { listAccounts, removeSource } from '#db/queries/source.ts'
import { listLaterReplies, listRepliesConcerning, recountReplies, windowHours } from './canned.ts'
import { dropConversations, foldCustomers } from './fold-customers.ts'
import { placeMovable, rowKey } from './movable-rows.ts'
import type { MovableRows } from './movable-rows.ts'
import { identitiesOf, loadOwnAccounts, movedRows } from './place-rows.ts'
import type { OwnAccounts } from './place-rows.ts'
import { placeOutcomes } from './store-outcomes.ts'
import { loadWorkspaceContext } from '#app/history/workspace-context.ts'
import type { WorkspaceContext } from '#app/history/workspace-context.ts'

/** Customers folded at once; bounds the memory that a large source takes. */
const customersAtOnce = 5000

/** Customers counted anew so far, of how many; each once to leave and once to come where there are many. */
export type TakeBackProgress = { done: number; of: number }

/**
 * Takes a source back in one transaction: what only it told goes, what others told is placed, folded and counted as if
 * it had never come.
 */
export async function takeBackSource(
  tools: { pool: Pool; onProgress?: (progress: TakeBackProgress) => void },
  workspaceId: number,
  sourceId: number,
): Promise<void> {
  await inBatch(tools.pool, workspaceId, async (batch) => {
    const accountsBefore = await listAccounts(batch, workspaceId)
    await rememberTreesOfSource(batch, workspaceId, sourceId)
    await rememberRepliesOfSource(batch, workspaceId, sourceId)
    const { customers, linked } = await removeSource(batch, workspaceId, sourceId)
    const regrouped = linked.length ? await regroupIdentities(batch, workspaceId, linked) : []
    const context = await loadWorkspaceContext(batch, workspaceId)
    const { touched, moved } = await placeAgain(batch, context, accountsBefore)
    const recounted = await recountLeft(batch, workspaceId, moved, regrouped)
    const concerned = await listCustomersOfIdentities(batch, workspaceId, [...touched])
    const left = [...new Set([...customers, ...regrouped, ...concerned, ...recounted])]
    const outcomesCameTo = await moveOutcomes(batch, context, left)
    const all = [...new Set([...left, ...(await listCustomersOfIdentities(batch, workspaceId, outcomesCameTo))])]
    // First all leave, then all come: a conversation that goes from one chunk's customer to another's counts once.
    const leave = all.length > customersAtOnce
    const progress = { done: 0, of: all.length * (leave ? 2 : 1) }
    const count = (some: number[]) => tools.onProgress?.({ ...progress, done: (progress.done += some.length) })
    if (leave) await inChunks(all, (some) => dropConversations(batch, context, some).then(() => count(some)))
    await inChunks(all, (some) => foldCustomers(batch, context, some).then(() => count(some)))
    await removeUnusedIdentities(batch, workspaceId)
  })
}

async function inChunks(customers: number[], work: (some: number[]) => Promise<void>): Promise<void> {
  for (let from = 0; from < customers.length; from += customersAtOnce) {
    await work(customers.slice(from, from + customersAtOnce))
  }
}

async function placeAgain(
  batch: Batch,
  context: WorkspaceContext,
  accountsBefore: { channel: string; external_id: string }[],
): Promise<{ touched: Set<number>; moved: ReplyKey[] }> {
  const own = await loadOwnAccounts(batch, context.workspaceId)
  const rows: MovableRows = new Map()
  const add = (found: PlacedMessageRow[]) => found.forEach((row) => rows.set(rowKey(row), row))
  add(await listMessagesInRememberedTrees(batch, context.workspaceId))
  for (const [channel, accounts] of Map.groupBy(noLonger(own, accountsBefore), (account) => account.channel)) {
    const names = accounts.map((account) => account.external_id)
    add(await listMessagesTouchedByAccounts(batch, context.workspaceId, channel, names))
  }
  const given = { movable: rows, trees: new Set<string>(), threads: new Set<string>(), changed: [], known: new Map() }
  const { placed } = await placeMovable(batch, context, own, given)
  const people = [...placed.values()].flatMap((one) =>
    one.customer === null ? [] : [{ channel: one.channel, author: one.customer, name: null }],
  )
  const identities = await identitiesOf(batch, context.workspaceId, people)
  const elsewhere = movedRows(rows.values(), placed, identities, context.adjustment)
  await replaceMessages(batch, context.workspaceId, elsewhere.moved)
  await storeMessages(batch, context.workspaceId, elsewhere.rejudged)
  return { touched: elsewhere.touched, moved: [...elsewhere.moved, ...elsewhere.rejudged] }
}

/** Recounts what the source's replies, and those that go elsewhere with it, may have made canned. */
async function recountLeft(batch: Batch, workspaceId: number, moved: ReplyKey[], regrouped: number[]) {
  const own = await listReplies(batch, workspaceId, moved)
  const later = await listLaterReplies(batch, workspaceId, own)
  const concerning = await listRepliesConcerning(batch, workspaceId, regrouped)
  const after = await listRepliesAfterRemembered(batch, workspaceId, windowHours)
  return (await recountReplies(batch, workspaceId, [...own, ...later, ...concerning, ...after])).customers
}

const noLonger = (own: OwnAccounts, before: { channel: string; external_id: string }[]) =>
  before.filter((account) => own(account.channel, account.external_id) === undefined)

/** Gives outcomes whose message or thread moved or went their place. Returns the identities they came to. */
async function moveOutcomes(batch: Batch, context: WorkspaceContext, customers: number[]): Promise<number[]> {
  if (!context.hasOutcomes) return []
  const identities = await listIdentitiesOfCustomers(batch, context.workspaceId, customers)
  const ids = identities.map((identity) => identity.id)
  const rows = await listPlaceableOutcomes(batch, context.workspaceId, ids)
  const before = new Map(rows.map((row) => [row, row.identity_id]))
  for (const row of rows) row.identity_id = null
  const nowhere = { identityOfMessage: () => undefined, identityOfThread: () => undefined }
  await placeOutcomes(batch, context, rows, nowhere)
  const moved = rows.filter((row) => row.identity_id !== before.get(row))
  await replaceOutcomes(batch, context.workspaceId, moved)
  return moved.map((row) => row.identity_id).filter((id) => id !== null)
}
