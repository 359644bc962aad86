import type { Placed } from '#app/conversations/place.ts'
import type { Batch } from '#db/batch.server.ts'
import { listReplies } from '#db/queries/canned.ts'
import type { StoredReply } from '#db/queries/canned.ts'
import { listCorrections } from '#db/queries/correction.ts'
import { linkIdentities, listCustomersOfIdentities, regroupIdentities } from '#db/queries/identity.ts'
import type { PlacedMessageRow, PlaceRow } from '#db/queries/message.ts'
import {
  listMessagesByIds,
  listMessagesInThreads,
  listMessagesMissingRoot,
  listMessagesTouchedByAccounts,
  listPlacesByIds,
  replaceMessages,
  storeMessages,
} from '#db/queries/message.ts'
import type { OutcomeRow } from '#db/queries/outcome.ts'
import { storeAccounts } from '#db/queries/source.ts'
import type { SourceRow } from '#db/queries/source.ts'
import { listRepliesConcerning, markCanned, recountReplies } from './canned.ts'
import { foldCustomers } from './fold-customers.ts'
import type { FreshEvents } from './fold-customers.ts'
import { silenceForgotten, withoutForgotten } from './forgotten.ts'
import { messageId, precedes } from '#app/history/fold-events.ts'
import { clearOld } from './kept-long-enough.ts'
import { placeMovable, rowKey, threadKey, treeKey } from './movable-rows.ts'
import type { MovableRows } from './movable-rows.ts'
import type { Placing } from './place-rows.ts'
import { identitiesOf, loadOwnAccounts, movedRows, placedOf, placeFields, rejudge, threadOwners } from './place-rows.ts'
import { isListed } from './prepare.ts'
import { countOthers, sortOut } from './sort-out.ts'
import type { StoredCounts } from './sort-out.ts'
import type { PreparedBatch, PreparedMessage } from './prepare.ts'
import { storeOutcomes } from './store-outcomes.ts'
import { loadWorkspaceContext } from '#app/history/workspace-context.ts'
import type { WorkspaceContext } from '#app/history/workspace-context.ts'

/** The source was removed while its file was being read: nothing more of it may be stored. */
export class SourceGone extends Error {
  override name = 'SourceGone'
}

/**
 * Stores what one batch says, in its transaction: place → store → fold → count. Storing the same batch again changes
 * nothing, and the order in which batches come does not matter.
 */
export async function storeBatch(batch: Batch, source: SourceRow, read: PreparedBatch): Promise<StoredCounts> {
  const context = await loadWorkspaceContext(batch, source.workspace_id)
  if (!context.sources.has(source.id)) throw new SourceGone(`source ${source.id} was removed`)
  const { kept: prepared, dropped } = await withoutForgotten(batch, context, read)
  const newAccounts = await learnAccounts(batch, source, prepared)
  const known = await loadKnown(batch, context, prepared, newAccounts)
  const { changed, counts } = sortOut(prepared, known.byRow)
  const others = await countOthers(batch, context.workspaceId, prepared)
  const placing = await placeAll(batch, context, prepared, changed, known)
  await silenceForgotten(batch, context, placing.stored, placing.identities)
  const later = await markCannedOf(batch, context.workspaceId, placing)
  clearOld(placing.stored, context.retentionDays, prepared.now)
  await storeMessages(batch, context.workspaceId, [...placing.stored, ...placing.rejudged])
  await replaceMessages(batch, context.workspaceId, placing.moved)
  const outcomes = await storeOutcomes(batch, context, source, prepared, placing)
  counts.new += others.new
  counts.unchanged += others.unchanged + dropped
  const linked = await linkCustomers(batch, source, prepared, placing)
  const recounted = await recountAround(batch, context.workspaceId, placing, linked, later)
  const touched = new Set([...placing.touched, ...outcomes.touched])
  const moved = await listCustomersOfIdentities(batch, context.workspaceId, [...outcomes.moved])
  const customers = new Set([...linked, ...moved, ...recounted])
  const fresh: FreshEvents = new Map()
  await gatherCustomers(batch, context, placing, touched, customers, fresh, outcomes.rows)
  await foldCustomers(
    batch,
    { ...context, hasOutcomes: context.hasOutcomes || outcomes.rows.length > 0 },
    customers,
    fresh,
  )
  return counts
}

/** Accounts that this batch names as ours for the first time. */
async function learnAccounts(batch: Batch, source: SourceRow, prepared: PreparedBatch): Promise<Map<string, string[]>> {
  const own = await loadOwnAccounts(batch, source.workspace_id)
  const told = new Map<string, { channel: string; externalId: string }>()
  for (const { channel, claimed_account: account } of prepared.messages) {
    if (account !== null) told.set(`${channel} ${account}`, { channel, externalId: account })
  }
  const { alsoAccounts: also = [], accounts: named = [] } = source.settings as {
    alsoAccounts?: string[]
    accounts?: string[]
  }
  for (const externalId of [...also, ...named])
    told.set(`${source.channel} ${externalId}`, { channel: source.channel, externalId })
  const accounts = [...told.values()].filter(
    ({ externalId }) => source.only_accounts === null || isListed([...source.only_accounts, ...also], externalId),
  )
  if (accounts.length) await storeAccounts(batch, source.workspace_id, source.id, accounts)
  const unknown = accounts.filter(({ channel, externalId }) => own(channel, externalId) === undefined)
  return new Map(
    [...Map.groupBy(unknown, (one) => one.channel)].map(([channel, ones]) => [
      channel,
      ones.map((one) => one.externalId),
    ]),
  )
}

type Known = {
  /** Stored rows of the batch's own ids. */
  byRow: Map<string, PlacedMessageRow>
  placed: Map<string, Placed>
  /** Stored rows that this batch may move: below a parent that arrives, in its threads, about an account just learnt. */
  movable: PlacedMessageRow[]
  /** The reply chains of which all that is stored is among them. */
  trees: Set<string>
}

async function loadKnown(
  batch: Batch,
  context: WorkspaceContext,
  prepared: PreparedBatch,
  newAccounts: Map<string, string[]>,
): Promise<Known> {
  const { workspaceId } = context
  const rows: PlacedMessageRow[] = []
  const above: PlaceRow[] = []
  const movable: PlacedMessageRow[] = []
  const trees = new Set<string>()
  for (const [namespace, messages] of Map.groupBy(prepared.messages, (message) => message.namespace)) {
    const ids = new Set(messages.map((message) => message.external_id))
    const parents = new Set(messages.map((message) => message.parent_id).filter((id) => id !== null))
    rows.push(...(await listMessagesByIds(batch, workspaceId, namespace, [...ids])))
    above.push(...(await listPlacesByIds(batch, workspaceId, namespace, [...parents.difference(ids)])))
    const waiting = await listMessagesMissingRoot(batch, workspaceId, namespace, [...ids])
    for (const row of waiting) trees.add(treeKey(row))
    movable.push(...waiting)
    const threads = new Set(messages.map((message) => message.thread_id).filter((id) => id !== null))
    if (threads.size) movable.push(...(await listMessagesInThreads(batch, workspaceId, namespace, [...threads])))
  }
  for (const [channel, accounts] of newAccounts) {
    const touched = await listMessagesTouchedByAccounts(batch, workspaceId, channel, accounts)
    for (const row of touched) trees.add(treeKey(row))
    movable.push(...touched)
  }
  const placed = new Map<string, Placed>()
  const winners = new Map<string, PlaceRow>()
  for (const row of [...rows, ...above]) {
    const id = messageId(row)
    const other = winners.get(id)
    if (!other || precedes(row, other)) winners.set(id, row)
  }
  for (const [id, row] of winners) placed.set(id, placedOf(row))
  return { byRow: new Map(rows.map((row) => [rowKey(row), row])), placed, movable, trees }
}

async function placeAll(
  batch: Batch,
  context: WorkspaceContext,
  prepared: PreparedBatch,
  changed: PreparedMessage[],
  known: Known,
): Promise<Placing> {
  const own = await loadOwnAccounts(batch, context.workspaceId)
  const changing = new Set(changed.map(rowKey))
  const movable: MovableRows = new Map()
  for (const row of known.movable) if (!changing.has(rowKey(row))) movable.set(rowKey(row), row)
  // The same message told by another source goes where this one goes.
  const changingIds = new Set(changed.map(messageId))
  for (const row of known.byRow.values()) {
    if (!changing.has(rowKey(row)) && changingIds.has(messageId(row))) movable.set(rowKey(row), row)
  }
  const threads = new Set(prepared.messages.filter((message) => message.thread_id !== null).map(threadKey))
  const { trees, placed: before } = known
  const given = { movable, trees, threads, changed, known: before }
  const { placed, owners } = await placeMovable(batch, context, own, given)

  const people: { channel: string; author: string; name: string | null }[] = []
  for (const row of changed)
    if (!placed.get(messageId(row))!.outbound)
      people.push({ channel: row.channel, author: row.author, name: row.authorName })
  for (const one of placed.values())
    if (one.customer !== null) people.push({ channel: one.channel, author: one.customer, name: null })
  for (const { record, channel } of prepared.customers) {
    people.push({ channel, author: record.id, name: record.name ?? null })
    for (const same of record.sameAs) people.push({ channel: same.channel, author: same.id, name: null })
  }
  for (const { record, channel } of prepared.outcomes) {
    if (record.customer) people.push({ channel, author: record.customer.id, name: record.customer.name ?? null })
  }
  for (const row of known.placed.values())
    if (row.customer !== null) people.push({ channel: row.channel, author: row.customer, name: null })
  const identities = await identitiesOf(batch, context.workspaceId, people)

  const placing: Placing = {
    stored: changed,
    rejudged: [],
    moved: [],
    before: [],
    identities,
    touched: new Set(),
    unsettled: false,
    identityOfMessage(id) {
      const at = placed.get(id) ?? known.placed.get(id)
      return at?.customer == null ? undefined : identities.idOf(at.channel, at.customer)
    },
    identityOfThread(namespace, threadId, channel) {
      const owner = owners.get(threadKey({ namespace, thread_id: threadId }))
      return owner === undefined ? undefined : identities.idOf(channel, owner)
    },
  }
  const touch = (identity: number | null) => void (identity !== null && placing.touched.add(identity))
  for (const message of changed) {
    Object.assign(message, placeFields(placed.get(messageId(message))!, identities))
    if (message.outbound !== message.claimed_outbound)
      Object.assign(message, rejudge(message, message.outbound, context.adjustment))
    const stored = known.byRow.get(rowKey(message))
    if (stored) placing.before.push(stored)
    if (stored && stored.identity_id !== message.identity_id) placing.unsettled = true
    touch(stored?.identity_id ?? null)
    touch(message.identity_id)
  }
  const elsewhere = movedRows(movable.values(), placed, identities, context.adjustment)
  placing.moved = elsewhere.moved
  placing.rejudged = elsewhere.rejudged
  for (const row of [...elsewhere.moved, ...elsewhere.rejudged]) placing.before.push(movable.get(rowKey(row))!)
  const ownersBefore = threadOwners([...movable.values(), ...known.byRow.values()], own)
  if (elsewhere.touched.size > 0 || [...threads].some((key) => ownersBefore.get(key) !== owners.get(key)))
    placing.unsettled = true
  elsewhere.touched.forEach(touch)
  return placing
}

const markCannedOf = (
  batch: Batch,
  workspaceId: number,
  { stored, rejudged, moved, before, identities }: Placing,
): Promise<StoredReply[]> =>
  markCanned(batch, workspaceId, {
    stored: [...stored, ...rejudged],
    moved,
    before,
    customerOf: (identity) => identities.customerOf(identity),
  })

/** Recounts what may be canned, or no longer, by what is now stored. Returns the customers whose facts that changes. */
async function recountAround(
  batch: Batch,
  workspaceId: number,
  { moved }: Placing,
  linked: readonly number[],
  later: readonly StoredReply[],
): Promise<Set<number>> {
  const replaced = moved.filter((row) => row.reply_form !== null)
  const rows = [
    ...later,
    ...(replaced.length ? await listReplies(batch, workspaceId, replaced) : []),
    ...(await listRepliesConcerning(batch, workspaceId, linked)),
  ]
  const { customers, canned } = await recountReplies(batch, workspaceId, rows)
  for (const row of moved) row.canned = canned.get(rowKey(row)) ?? row.canned
  return customers
}

async function linkCustomers(
  batch: Batch,
  source: SourceRow,
  prepared: PreparedBatch,
  placing: Placing,
): Promise<number[]> {
  const { identities } = placing
  const pairs = prepared.customers.flatMap(({ record, channel }) =>
    record.sameAs.map((same) => [identities.idOf(channel, record.id), identities.idOf(same.channel, same.id)] as const),
  )
  if (!pairs.length) return []
  await linkIdentities(batch, source.workspace_id, source.id, pairs)
  return regroupIdentities(batch, source.workspace_id, pairs.flat())
}

/** Turns touched identities into customers; of those never seen before the batch holds everything already. */
async function gatherCustomers(
  batch: Batch,
  context: WorkspaceContext,
  placing: Placing,
  touched: ReadonlySet<number>,
  customers: Set<number>,
  fresh: FreshEvents,
  outcomes: readonly OutcomeRow[],
): Promise<void> {
  const { identities } = placing
  const unknown: number[] = []
  for (const identity of touched) {
    const customer = identities.customerOf(identity)
    if (customer === undefined) unknown.push(identity)
    else if (identities.fresh.has(customer) && !customers.has(customer))
      fresh.set(customer, { messages: [], outcomes: [] })
    else customers.add(customer)
  }
  for (const customer of await listCustomersOfIdentities(batch, context.workspaceId, unknown)) customers.add(customer)
  const freshOf = (identity: number | null) =>
    identity === null ? undefined : fresh.get(identities.customerOf(identity))
  const said = [...placing.stored, ...placing.rejudged, ...placing.moved]
  const corrections = fresh.size ? await listCorrections(batch, context.workspaceId, said) : null
  for (const row of said) {
    const correction = corrections?.get(messageId(row)) ?? null
    freshOf(row.identity_id)?.messages.push({ ...row, correction })
  }
  for (const row of outcomes) freshOf(row.identity_id)?.outcomes.push(row)
}
