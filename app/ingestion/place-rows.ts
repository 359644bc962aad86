import { judgeHere } from '#app/conversations/adjusted-judge.ts'
import type { Adjustment } from '#app/conversations/adjustment.ts'
import { compareIds } from '#app/conversations/events.ts'
import { place } from '#app/conversations/place.ts'
import type { Placeable, Placed } from '#app/conversations/place.ts'
import type { Channel } from '#app/conversations/records.ts'
import type { Batch } from '#db/batch.server.ts'
import { ensureIdentities } from '#db/queries/identity.ts'
import type { MessageRow, PlacedMessageRow, PlaceRow } from '#db/queries/message.ts'
import { listAccounts } from '#db/queries/source.ts'
import { messageId, precedes } from '#app/history/fold-events.ts'
import { cannedColumns } from './canned-columns.ts'
import { verdictColumns } from './verdict-columns.ts'
import type { WorkspaceContext } from '#app/history/workspace-context.ts'

export type OwnAccounts = (channel: string, name: string) => string | undefined

/** Our accounts, found whatever the case of the letters. */
export async function loadOwnAccounts(batch: Batch, workspaceId: number): Promise<OwnAccounts> {
  const own = new Map<string, string>()
  for (const row of await listAccounts(batch, workspaceId)) {
    const key = `${row.channel} ${row.external_id.toLowerCase()}`
    const other = own.get(key)
    if (other === undefined || compareIds(row.external_id, other) < 0) own.set(key, row.external_id)
  }
  return (channel, name) => own.get(`${channel} ${name.toLowerCase()}`)
}

export type PlaceableRow = Omit<PlacedMessageRow, 'customer'>

function placeableOf(row: PlaceableRow, context: WorkspaceContext): Placeable {
  return {
    id: messageId(row),
    namespace: row.namespace,
    externalId: row.external_id,
    channel: row.channel as Channel,
    at: row.occurred_at.getTime(),
    author: row.author,
    claimedOutbound: row.claimed_outbound,
    claimedAccount: row.claimed_account,
    onlyOurs: context.sources.get(row.source_id)?.only_accounts != null,
    isPrivate: row.visibility === 'private',
    threadId: row.thread_id,
    parentId: row.parent_id,
    addressedTo: row.addressed_to,
    text: row.text ?? row.kept_names,
  }
}

export const placedOf = (row: PlaceRow): Placed => ({
  channel: row.channel as Channel,
  author: row.author,
  outbound: row.outbound,
  customer: row.customer,
  account: row.account,
  addressed: row.addressed,
  rootId: row.root_id,
  rootMissing: row.root_missing,
})

/** The author of a thread's earliest message that is not ours: whom the thread belongs to, by `namespace:thread`. */
export function threadOwners(rows: Iterable<PlaceableRow>, own: OwnAccounts): Map<string, string> {
  const first = new Map<string, PlaceableRow>()
  for (const row of rows) {
    if (row.thread_id === null || row.claimed_outbound || own(row.channel, row.author) !== undefined) continue
    const key = `${row.namespace}:${row.thread_id}`
    const other = first.get(key)
    const times = other ? row.occurred_at.getTime() - other.occurred_at.getTime() : -1
    if (!other || times < 0 || (times === 0 && compareIds(row.external_id, other.external_id) < 0)) first.set(key, row)
  }
  return new Map([...first].map(([key, row]) => [key, row.author]))
}

export type PlacedRows = {
  /** Where each message of the given rows stands, by message id. */
  placed: Map<string, Placed>
  owners: Map<string, string>
}

/**
 * Places the given rows. `known` answers for messages above them that are not among them; rows of the threads concerned
 * must all be given.
 */
export function placeRows(
  rows: readonly PlaceableRow[],
  known: (id: string) => Placed | undefined,
  own: OwnAccounts,
  context: WorkspaceContext,
): PlacedRows {
  const winners = new Map<string, PlaceableRow>()
  for (const row of rows) {
    const id = messageId(row)
    const other = winners.get(id)
    if (!other || precedes(row, other)) winners.set(id, row)
  }
  const owners = threadOwners(winners.values(), own)
  const threadOwner = (namespace: string, threadId: string) => owners.get(`${namespace}:${threadId}`) ?? null
  const placeables = [...winners.values()].map((row) => placeableOf(row, context))
  return { placed: place(placeables, { known, ownAccount: own, threadOwner }), owners }
}

export type Identities = {
  idOf(channel: string, author: string): number
  customerOf(identity: number): number
  /** Customers that were not there before. */
  fresh: ReadonlySet<number>
}

/** The identities of these people, made where they are new. */
export async function identitiesOf(
  batch: Batch,
  workspaceId: number,
  people: Iterable<{ channel: string; author: string; name: string | null }>,
): Promise<Identities> {
  const keys = new Map<string, { channel: string; externalId: string; name: string | null }>()
  for (const { channel, author, name } of people) {
    const key = `${channel} ${author}`
    const other = keys.get(key)
    if (!other) keys.set(key, { channel, externalId: author, name })
    else other.name ??= name
  }
  const rows = await ensureIdentities(batch, workspaceId, [...keys.values()])
  const ids = new Map(rows.map((row) => [`${row.channel} ${row.external_id}`, row.id]))
  const customers = new Map(rows.map((row) => [row.id, row.customer_id]))
  return {
    idOf: (channel, author) => ids.get(`${channel} ${author}`)!,
    customerOf: (identity) => customers.get(identity)!,
    fresh: new Set(rows.filter((row) => row.isNew).map((row) => row.customer_id)),
  }
}

export type PlaceFields = Pick<
  MessageRow,
  'outbound' | 'identity_id' | 'account' | 'addressed' | 'root_id' | 'root_missing'
>

export function placeFields(placed: Placed, identities: Identities): PlaceFields {
  return {
    outbound: placed.outbound,
    identity_id: placed.customer === null ? null : identities.idOf(placed.channel, placed.customer),
    account: placed.account,
    addressed: placed.addressed,
    root_id: placed.rootId,
    root_missing: placed.rootMissing,
  }
}

export const samePlace = (a: PlaceFields, b: PlaceFields): boolean =>
  a.outbound === b.outbound &&
  a.identity_id === b.identity_id &&
  a.account === b.account &&
  a.addressed === b.addressed &&
  a.root_id === b.root_id &&
  a.root_missing === b.root_missing

export type MovedRows = {
  /** Stored rows that stand elsewhere now. */
  moved: PlacedMessageRow[]
  /** Those whose direction changed with it, judged as what they are. */
  rejudged: MessageRow[]
  /** The identities they left and those they came to. */
  touched: Set<number>
}

/** Which stored rows stand elsewhere than they did. */
export function movedRows(
  rows: Iterable<PlacedMessageRow>,
  placed: ReadonlyMap<string, Placed>,
  identities: Identities,
  adjustment: Adjustment,
): MovedRows {
  const result: MovedRows = { moved: [], rejudged: [], touched: new Set() }
  for (const { customer, ...row } of rows) {
    const fields = placeFields(placed.get(messageId(row))!, identities)
    if (samePlace(row, fields)) continue
    for (const identity of [row.identity_id, fields.identity_id]) if (identity !== null) result.touched.add(identity)
    if (fields.outbound === row.outbound) result.moved.push({ ...row, ...fields, customer })
    else result.rejudged.push({ ...row, ...fields, ...rejudge(row, fields.outbound, adjustment) })
  }
  return result
}

/** A message that is ours after all, or not ours, is read as what it is. */
export const rejudge = (
  row: { text: string | null; language: string | null },
  outbound: boolean,
  adjustment: Adjustment,
) => ({
  ...verdictColumns(
    judgeHere(adjustment, row.text, outbound ? 'outbound' : 'inbound', row.language ?? undefined),
    adjustment.version,
  ),
  ...cannedColumns(row.text, outbound),
})

/** Where a batch put what it says, and what it moved. */
export type Placing = {
  /** What the batch says anew. */
  stored: MessageRow[]
  rejudged: MessageRow[]
  moved: PlacedMessageRow[]
  /** What was stored before of all these. */
  before: PlacedMessageRow[]
  identities: Awaited<ReturnType<typeof identitiesOf>>
  /** Identities whose conversations may change. */
  touched: Set<number>
  /** Something stored before, or a thread, belongs to somebody else now: outcomes about it may, too. */
  unsettled: boolean
  identityOfMessage(id: string): number | undefined
  identityOfThread(namespace: string, threadId: string, channel: string): number | undefined
}
