import type { Selectable } from 'kysely'
import type { Batch } from '../batch.server.ts'
import { copyRows } from '../copy-rows.server.ts'
import type { CopyValue } from '../copy-rows.server.ts'
import type { MessageTable } from '../schema-conversations.ts'

/** A message as stored, without the judge's reasons. */
export type MessageRow = Omit<Selectable<MessageTable>, 'why' | 'workspace_id'> & { why: string | null }

/** A stored message with the author id of the customer it was placed with. */
export type PlacedMessageRow = Omit<MessageRow, 'why'> & { customer: string | null }

const rawColumns = [
  'namespace',
  'external_id',
  'source_id',
  'row_number',
  'channel',
  'occurred_at',
  'first_seen_at',
  'claimed_outbound',
  'visibility',
  'claimed_automated',
  'author',
  'claimed_account',
  'thread_id',
  'parent_id',
  'addressed_to',
  'topic',
  'language',
  'ticket_event',
  'text',
] as const
const placeColumns = ['outbound', 'identity_id', 'account', 'addressed', 'root_id', 'root_missing'] as const
/** What the judge says of a message; beside it stand its reasons and the versions. */
export const judgedColumns = [
  'needs_answer',
  'complaint',
  'tone',
  'gratitude',
  'says_solved',
  'tells_more',
  'passes_along',
  'asks',
  'promises',
  'apologises',
  'helps',
  'automated',
] as const
const verdictColumns = [...judgedColumns, 'judge_version', 'adjustment_version', 'words'] as const
const replyColumns = ['reply_form', 'reply_head', 'reply_tail', 'canned'] as const
const columns = [...rawColumns, ...placeColumns, ...verdictColumns, ...replyColumns, 'kept_names', 'why'] as const
export const keyColumns = ['namespace', 'external_id', 'source_id'] as const

const selectPlaced = `
  select ${[...rawColumns, ...placeColumns, ...verdictColumns, ...replyColumns, 'kept_names'].map((column) => `m.${column}`).join(', ')},
    i.external_id as customer
  from message m left join identity i on i.workspace_id = m.workspace_id and i.id = m.identity_id`

/** Where a stored message stands, without what it says. */
export type PlaceRow = Pick<
  PlacedMessageRow,
  | 'namespace'
  | 'external_id'
  | 'channel'
  | 'occurred_at'
  | 'author'
  | 'claimed_outbound'
  | 'parent_id'
  | 'outbound'
  | 'account'
  | 'addressed'
  | 'root_id'
  | 'root_missing'
  | 'customer'
>

/** Where the messages of these external ids stand. */
export function listPlacesByIds(
  batch: Pick<Batch, 'query'>,
  workspaceId: number,
  namespace: string,
  ids: readonly string[],
) {
  return batch.query<PlaceRow>(
    `select m.namespace, m.external_id, m.channel, m.occurred_at, m.author, m.claimed_outbound, m.parent_id,
       m.outbound, m.account, m.addressed, m.root_id, m.root_missing, i.external_id as customer
     from message m left join identity i on i.workspace_id = m.workspace_id and i.id = m.identity_id
     where m.workspace_id = $1 and m.namespace = $2 and m.external_id = any($3::text[])`,
    [workspaceId, namespace, ids],
  )
}

/** The stored rows of these external ids, from whatever source told them. */
export function listMessagesByIds(
  batch: Pick<Batch, 'query'>,
  workspaceId: number,
  namespace: string,
  ids: readonly string[],
) {
  return batch.query<PlacedMessageRow>(
    `${selectPlaced} where m.workspace_id = $1 and m.namespace = $2 and m.external_id = any($3::text[])`,
    [workspaceId, namespace, ids],
  )
}

/** Messages whose reply chain ended at one of these ids because it had not arrived. */
export function listMessagesMissingRoot(batch: Batch, workspaceId: number, namespace: string, ids: readonly string[]) {
  return batch.query<PlacedMessageRow>(
    `${selectPlaced} where m.workspace_id = $1 and m.namespace = $2 and m.root_missing and m.root_id = any($3::text[])`,
    [workspaceId, namespace, ids],
  )
}

export function listMessagesInThreads(
  batch: Batch,
  workspaceId: number,
  namespace: string,
  threads: readonly string[],
) {
  return batch.query<PlacedMessageRow>(
    `${selectPlaced} where m.workspace_id = $1 and m.namespace = $2 and m.thread_id = any($3::text[])`,
    [workspaceId, namespace, threads],
  )
}

/** Messages whose reply chains begin with one of these ids. Reads the whole table: for what happens seldom. */
export function listMessagesInTrees(batch: Batch, workspaceId: number, namespace: string, roots: readonly string[]) {
  return batch.query<PlacedMessageRow>(
    `${selectPlaced} where m.workspace_id = $1 and m.namespace = $2 and m.root_id = any($3::text[])`,
    [workspaceId, namespace, roots],
  )
}

/**
 * Messages that may be placed otherwise because these accounts turned out to be ours, or no longer are: their reply
 * chains hold a message that they wrote or that names them.
 */
export function listMessagesTouchedByAccounts(
  batch: Batch,
  workspaceId: number,
  channel: string,
  accounts: readonly string[],
) {
  return batch.query<PlacedMessageRow>(
    `${selectPlaced}
     where m.workspace_id = $1 and m.channel = $2 and (m.namespace, m.root_id) in (
       select namespace, root_id from message
       where workspace_id = $1 and channel = $2
         and (lower(author) = any($3::text[]) or coalesce(text, kept_names) ilike any($4::text[])))`,
    [
      workspaceId,
      channel,
      accounts.map((account) => account.toLowerCase()),
      accounts.map((account) => `%@${account.replace(/[\\%_]/g, '\\$&')}%`),
    ],
  )
}

/** Remembers, for the rest of the transaction, the reply chains and threads that a source's messages are part of. */
export async function rememberTreesOfSource(batch: Batch, workspaceId: number, sourceId: number): Promise<void> {
  await batch.query(
    `create temp table source_tree on commit drop as
     select distinct namespace, root_id, thread_id from message where workspace_id = ${workspaceId} and source_id = ${sourceId}`,
  )
}

/** What is stored in the remembered reply chains and threads, or answers what is gone. */
export function listMessagesInRememberedTrees(batch: Batch, workspaceId: number) {
  return batch.query<PlacedMessageRow>(
    `${selectPlaced} where m.workspace_id = $1 and (
       (m.namespace, m.root_id) in (select namespace, root_id from source_tree)
       or (m.namespace, m.thread_id) in (select namespace, thread_id from source_tree where thread_id is not null))`,
    [workspaceId],
  )
}

/** Stores new and changed messages. The key is the source's own id, so storing one twice changes nothing. */
export async function storeMessages(batch: Batch, workspaceId: number, rows: readonly MessageRow[]): Promise<void> {
  if (!rows.length) return
  await batch.query('create temp table if not exists stage_message (like message) on commit drop')
  await batch.query('truncate stage_message')
  await copyRows(batch, 'stage_message', ['workspace_id', ...columns], copyValues(workspaceId, rows))
  const changing = columns.filter((column) => !(keyColumns as readonly string[]).includes(column))
  await batch.query(
    `insert into message (workspace_id, ${columns.join(', ')})
     select workspace_id, ${columns.join(', ')} from stage_message
     on conflict (workspace_id, namespace, external_id, source_id) do update
     set ${changing.map((column) => `${column} = excluded.${column}`).join(', ')}`,
  )
}

function* copyValues(workspaceId: number, rows: readonly MessageRow[]): Generator<CopyValue[]> {
  for (const row of rows) {
    const values: CopyValue[] = [workspaceId]
    for (const column of columns) values.push(row[column])
    yield values
  }
}

/** Gives stored messages a new place. Verdicts are left as they are. */
export async function replaceMessages(
  batch: Batch,
  workspaceId: number,
  rows: readonly Pick<MessageRow, (typeof keyColumns)[number] | (typeof placeColumns)[number]>[],
): Promise<void> {
  if (!rows.length) return
  const list = (column: (typeof keyColumns)[number] | (typeof placeColumns)[number]) => rows.map((row) => row[column])
  await batch.query(
    `update message m set outbound = p.outbound, identity_id = p.identity_id, account = p.account,
       addressed = p.addressed, root_id = p.root_id, root_missing = p.root_missing
     from unnest($2::text[], $3::text[], $4::bigint[], $5::boolean[], $6::bigint[], $7::text[], $8::text[], $9::text[],
       $10::boolean[]) p (namespace, external_id, source_id, outbound, identity_id, account, addressed, root_id, root_missing)
     where m.workspace_id = $1 and m.namespace = p.namespace and m.external_id = p.external_id
       and m.source_id = p.source_id`,
    [workspaceId, ...[...keyColumns, ...placeColumns].map(list)],
  )
}

/** What the fold needs of a message; corrections stand beside what the judge said. */
export type FoldMessageRow = Pick<
  MessageRow,
  | 'namespace'
  | 'external_id'
  | 'source_id'
  | 'channel'
  | 'occurred_at'
  | 'visibility'
  | 'claimed_automated'
  | 'author'
  | 'claimed_outbound'
  | 'thread_id'
  | 'parent_id'
  | 'topic'
  | 'ticket_event'
  | (typeof placeColumns)[number]
  | (typeof verdictColumns)[number]
  | 'canned'
> & { correction: Record<string, unknown> | null }

export function listMessagesOfIdentities(
  batch: Pick<Batch, 'query'>,
  workspaceId: number,
  identities: readonly number[],
) {
  return batch.query<FoldMessageRow>(
    `select m.namespace, m.external_id, m.source_id, m.channel, m.occurred_at, m.visibility, m.claimed_automated,
       m.author, m.claimed_outbound, m.thread_id, m.parent_id, m.topic, m.ticket_event,
       ${[...placeColumns, ...verdictColumns].map((column) => `m.${column}`).join(', ')}, m.canned, c.verdict as correction
     from message m left join correction c
       on c.workspace_id = m.workspace_id and c.namespace = m.namespace and c.external_id = m.external_id
     where m.workspace_id = $1 and m.identity_id = any($2::bigint[])`,
    [workspaceId, identities],
  )
}

/** What was said in a message, the words that led the judge, and whether either was cleared when it was kept long enough. */
export type Words = {
  text: string | null
  why: { words: string; weight: number; says: string }[] | null
  isCleared: boolean
}

/** The texts of these messages and the words that led the judge, by `namespace:external id`. */
export async function listWords(
  batch: Pick<Batch, 'query'>,
  workspaceId: number,
  keys: readonly Pick<MessageRow, (typeof keyColumns)[number]>[],
): Promise<Map<string, Words>> {
  const rows = await batch.query<Words & { id: string }>(
    `select m.namespace || ':' || m.external_id as id, m.text, m.why, m.kept_names is not null as "isCleared"
     from unnest($2::text[], $3::text[], $4::bigint[]) k (namespace, external_id, source_id)
     join message m on m.workspace_id = $1 and m.namespace = k.namespace and m.external_id = k.external_id
       and m.source_id = k.source_id`,
    [
      workspaceId,
      keys.map((key) => key.namespace),
      keys.map((key) => key.external_id),
      keys.map((key) => key.source_id),
    ],
  )
  return new Map(rows.map(({ id, ...words }) => [id, words]))
}
