import type { Batch, Reader } from '../batch.server.ts'
import type { Scope } from '../scope.ts'
import { inScopeText } from './in-scope.ts'

type Query = Pick<Reader, 'query'>

/** A stored message of ours to a customer, as it is compared with others. */
export type StoredReply = {
  namespace: string
  external_id: string
  source_id: number
  identity_id: number
  customer_id: number
  occurred_at: Date
  reply_form: string
  reply_head: number
  reply_tail: number
  canned: boolean
}

/** Replies with this head, or tail, that were sent from `first` to `last`. */
export type EdgeSpan = { key: number; first: Date; last: Date }
export type Edge = 'reply_head' | 'reply_tail'

const columns = ['namespace', 'external_id', 'source_id', 'identity_id', 'occurred_at', 'reply_form', 'reply_head']
  .concat('reply_tail', 'canned')
  .map((column) => `m.${column}`)
  .join(', ')
/** Notes between us and posts to nobody are no replies; what a machine sent to a customer can be copied, too. */
const isReply = `m.outbound and m.identity_id is not null and m.visibility <> 'internal'`

/**
 * The replies of these spans, and on either side as many of the nearest as are compared, within the window; of those at
 * the same time as the last of these all.
 */
export function listRepliesAround(
  batch: Query,
  workspaceId: number,
  edge: Edge,
  spans: readonly EdgeSpan[],
  { windowHours, compared, also }: { windowHours: number; compared: number; also: 'earlier' | 'earlier and later' },
) {
  const alike = `from message m where m.workspace_id = $1 and m.${edge} = k.key and ${isReply}`
  const nearest = (side: string, order: string) =>
    `(select ${columns} ${alike} and ${side} order by m.occurred_at ${order} fetch first ${compared} rows with ties)`
  const window = `interval '${windowHours} hours'`
  return batch.query<StoredReply>(
    `with known as (
       select k.* from unnest($2::integer[], $3::timestamptz[], $4::timestamptz[]) k (key, first, last)
       -- Most begin like nothing else: one look into the index each, which no plan may turn into reading it all.
       cross join lateral (select from message m where m.workspace_id = $1 and m.${edge} = k.key limit 1) any_such)
     select m.*, i.customer_id from known k cross join lateral (
       ${nearest(`m.occurred_at < k.first and m.occurred_at >= k.first - ${window}`, 'desc')}
       union all (select ${columns} ${alike} and m.occurred_at between k.first and k.last)
       ${also === 'earlier' ? '' : `union all ${nearest(`m.occurred_at > k.last and m.occurred_at <= k.last + ${window}`, 'asc')}`}
     ) m join identity i on i.workspace_id = $1 and i.id = m.identity_id`,
    [workspaceId, spans.map((one) => one.key), spans.map((one) => one.first), spans.map((one) => one.last)],
  )
}

/** The replies to these customers. */
export function listRepliesTo(batch: Query, workspaceId: number, customers: readonly number[]) {
  return batch.query<StoredReply>(
    `select ${columns}, i.customer_id from identity i join message m on m.workspace_id = $1 and m.identity_id = i.id
     where i.workspace_id = $1 and i.customer_id = any($2::bigint[]) and m.reply_form is not null and ${isReply}`,
    [workspaceId, customers],
  )
}

/** All replies that can be compared, in the order of their times; `limit` at a time after `after`. */
export function listRepliesAfter(
  batch: Query,
  workspaceId: number,
  after: { at: Date; namespace: string; externalId: string; sourceId: number },
  limit: number,
) {
  return batch.query<StoredReply>(
    `select ${columns}, i.customer_id from message m
     join identity i on i.workspace_id = $1 and i.id = m.identity_id
     where m.workspace_id = $1 and m.reply_form is not null and ${isReply}
       and (m.occurred_at, m.namespace, m.external_id, m.source_id) > ($2::timestamptz, $3, $4, $5::bigint)
     order by m.occurred_at, m.namespace, m.external_id, m.source_id limit $6`,
    [workspaceId, after.at, after.namespace, after.externalId, after.sourceId, limit],
  )
}

export type ReplyKey = Pick<StoredReply, 'namespace' | 'external_id' | 'source_id'>

/** The stored replies among these messages. */
export function listReplies(batch: Query, workspaceId: number, keys: readonly ReplyKey[]) {
  return batch.query<StoredReply>(
    `select ${columns}, i.customer_id
     from unnest($2::text[], $3::text[], $4::bigint[]) k (namespace, external_id, source_id)
     join message m on m.workspace_id = $1 and m.namespace = k.namespace and m.external_id = k.external_id
       and m.source_id = k.source_id
     join identity i on i.workspace_id = $1 and i.id = m.identity_id
     where m.reply_form is not null and ${isReply}`,
    [workspaceId, ...keyLists(keys)],
  )
}

/** Says of these messages whether they are canned. */
export async function setCanned(
  batch: Batch,
  workspaceId: number,
  rows: readonly (ReplyKey & { canned: boolean })[],
): Promise<void> {
  if (!rows.length) return
  await batch.query(
    `update message m set canned = k.canned
     from unnest($2::text[], $3::text[], $4::bigint[], $5::boolean[]) k (namespace, external_id, source_id, canned)
     where m.workspace_id = $1 and m.namespace = k.namespace and m.external_id = k.external_id
       and m.source_id = k.source_id`,
    [workspaceId, ...keyLists(rows), rows.map((row) => row.canned)],
  )
}

/** Messages of ours that were stored before replies had a form. */
export function listWithoutForm(batch: Query, workspaceId: number, limit: number) {
  return batch.query<ReplyKey & { text: string }>(
    `select namespace, external_id, source_id, text from message
     where workspace_id = $1 and outbound and text is not null and canned is null limit $2`,
    [workspaceId, limit],
  )
}

type Form = { reply_form: string | null; reply_head: number | null; reply_tail: number | null; canned: boolean | null }

export async function setForms(batch: Query, workspaceId: number, rows: readonly (ReplyKey & Form)[]): Promise<void> {
  if (!rows.length) return
  await batch.query(
    `update message m set reply_form = k.form, reply_head = k.head, reply_tail = k.tail, canned = k.canned
     from unnest($2::text[], $3::text[], $4::bigint[], $5::text[], $6::integer[], $7::integer[], $8::boolean[])
       k (namespace, external_id, source_id, form, head, tail, canned)
     where m.workspace_id = $1 and m.namespace = k.namespace and m.external_id = k.external_id
       and m.source_id = k.source_id`,
    [
      workspaceId,
      ...keyLists(rows),
      rows.map((row) => row.reply_form),
      rows.map((row) => row.reply_head),
      rows.map((row) => row.reply_tail),
      rows.map((row) => row.canned),
    ],
  )
}

const keyLists = (keys: readonly ReplyKey[]) => [
  keys.map((key) => key.namespace),
  keys.map((key) => key.external_id),
  keys.map((key) => key.source_id),
]

/** Remembers, for the rest of the transaction, what a source's replies began and ended with, and when they were sent. */
export async function rememberRepliesOfSource(batch: Batch, workspaceId: number, sourceId: number): Promise<void> {
  await batch.query(
    `create temp table source_reply on commit drop as
     select e.edge, e.key, min(m.occurred_at) as first, max(m.occurred_at) as last
     from message m cross join lateral (values ('reply_head', m.reply_head), ('reply_tail', m.reply_tail)) e (edge, key)
     where m.workspace_id = ${workspaceId} and m.source_id = ${sourceId} and m.reply_head is not null
     group by e.edge, e.key`,
  )
}

/** The replies that what is remembered may have made canned. */
export async function listRepliesAfterRemembered(batch: Query, workspaceId: number, windowHours: number) {
  const after = (edge: Edge) =>
    `select ${columns} from source_reply s join message m
       on m.workspace_id = $1 and m.${edge} = s.key and m.occurred_at > s.first
         and m.occurred_at <= s.last + interval '${windowHours} hours'
     where s.edge = '${edge}' and ${isReply}`
  return batch.query<StoredReply>(
    `select m.*, i.customer_id from (${after('reply_head')} union ${after('reply_tail')}) m
     join identity i on i.workspace_id = $1 and i.id = m.identity_id`,
    [workspaceId],
  )
}

/** Copies are other customers' replies, so of those only what the asker may see. */
const inScope = (scope: Scope) =>
  scope.teams === 'all'
    ? ''
    : `and exists (select from conversation c where c.workspace_id = $1 and c.customer_id = i.customer_id
         and c.channel = m.channel and m.occurred_at between c.first_message_at and c.last_message_at
         and ${inScopeText(scope)})`

const mayBeCopies = (scope: Scope) => `
  from message m join identity i on i.workspace_id = $1 and i.id = m.identity_id
  where m.workspace_id = $1 and (m.reply_head = k.reply_head or m.reply_tail = k.reply_tail) and ${isReply}
    and m.occurred_at < k.occurred_at and m.occurred_at >= k.occurred_at - $2::interval
    and i.customer_id <> k.customer_id ${inScope(scope)}`

export type Asked = Pick<StoredReply, 'reply_head' | 'reply_tail' | 'occurred_at' | 'customer_id'>

/** How many messages of each form begin or end as each of these replies does and went to others in the window before. */
export function countMaybeCopies(batch: Query, scope: Scope, asked: readonly Asked[], windowHours: number) {
  return batch.query<{ nth: number; reply_form: string; copies: number }>(
    `select k.nth, found.reply_form, found.copies
     from unnest($3::integer[], $4::integer[], $5::timestamptz[], $6::bigint[])
       with ordinality k (reply_head, reply_tail, occurred_at, customer_id, nth)
     cross join lateral (
       select m.reply_form, count(distinct (m.namespace, m.external_id)) as copies ${mayBeCopies(scope)}
       group by m.reply_form) found`,
    [scope.workspaceId, `${windowHours} hours`, ...askedLists(asked)],
  )
}

export type NearCopy = {
  id: string
  at: Date
  /** The customer's name, or their id where they talk. */
  customer: string
  channel: string
  author: string
  text: string | null
}

/** The latest messages of these forms that begin or end as this reply does and went to others in the window before. */
export function listCopies(
  batch: Query,
  scope: Scope,
  asked: Asked,
  { windowHours, forms, limit }: { windowHours: number; forms: readonly string[]; limit: number },
) {
  return batch.query<NearCopy>(
    `select found.* from unnest($3::integer[], $4::integer[], $5::timestamptz[], $6::bigint[])
       k (reply_head, reply_tail, occurred_at, customer_id)
     cross join lateral (
       select distinct on (m.occurred_at, m.namespace, m.external_id) m.namespace || ':' || m.external_id as id,
         m.occurred_at as at, coalesce(i.name, i.external_id) as customer, m.channel, m.author, m.text
       ${mayBeCopies(scope)} and m.reply_form = any($7::text[])
       order by m.occurred_at desc, m.namespace, m.external_id limit $8) found`,
    [scope.workspaceId, `${windowHours} hours`, ...askedLists([asked]), forms, limit],
  )
}

const askedLists = (asked: readonly Asked[]) => [
  asked.map((one) => one.reply_head),
  asked.map((one) => one.reply_tail),
  asked.map((one) => one.occurred_at),
  asked.map((one) => one.customer_id),
]
