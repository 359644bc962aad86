import type { Batch } from '../batch.server.ts'
import type { Trx } from '../client.server.ts'
import { copyRows } from '../copy-rows.server.ts'
import type { Scope } from '../scope.ts'

/** The words of one conversation, and of whom. `messages`: `namespace:external id`. */
export type ConversationWords = { id: string; customer: number; beganAt: Date; messages: string[]; words: string[] }

/** How a word of a workspace stands in the index. Quotes and backslashes are no letters: nothing is to be escaped. */
export const indexed = (workspaceId: number, word: string): string => `${workspaceId} ${word}`

/** Customers whose words cannot be searched as they are now, `limit` at most. */
export async function listUnreadCustomers(
  batch: Pick<Batch, 'query'>,
  workspaceId: number,
  limit: number,
): Promise<number[]> {
  const rows = await batch.query<{ id: number }>(
    'select id from customer where workspace_id = $1 and not is_read order by id limit $2',
    [workspaceId, limit],
  )
  return rows.map((row) => row.id)
}

/** Whether anything said is still to be read before it can be found. */
export async function hasUnreadCustomers(trx: Trx, scope: Scope): Promise<boolean> {
  const found = await trx
    .selectFrom('customer')
    .select('id')
    .where('workspace_id', '=', scope.workspaceId)
    .where('is_read', '=', false)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

/** Says that these customers' words are to be read anew. */
export async function markUnread(batch: Batch, workspaceId: number, customers: readonly number[]): Promise<void> {
  if (!customers.length) return
  await batch.query(
    'update customer set is_read = false where workspace_id = $1 and id = any($2::bigint[]) and is_read',
    [workspaceId, customers],
  )
}

export type SaidRow = { id: string; customer_id: number; text: string | null; topic: string | null }

/** All that was said to and by these customers; the same message told by two sources may come twice. */
export function listTextsOfCustomers(batch: Pick<Batch, 'query'>, workspaceId: number, customers: readonly number[]) {
  return batch.query<SaidRow>(
    `select m.namespace || ':' || m.external_id as id, i.customer_id, left(m.text, 20000) as text, m.topic
     from identity i join message m on m.workspace_id = i.workspace_id and m.identity_id = i.id
     where i.workspace_id = $1 and i.customer_id = any($2::bigint[])`,
    [workspaceId, customers],
  )
}

/** Puts these words in the place of all that is kept of these customers. */
export async function replaceWords(
  batch: Batch,
  workspaceId: number,
  customers: readonly number[],
  rows: readonly ConversationWords[],
): Promise<void> {
  await forgetWords(batch, workspaceId, customers)
  await batch.query(
    `create temp table if not exists stage_words
       (id text, customer_id bigint, began_at timestamptz, messages text[], words text[]) on commit drop`,
  )
  await batch.query('truncate stage_words')
  await copyRows(
    batch,
    'stage_words',
    ['id', 'customer_id', 'began_at', 'messages', 'words'],
    rows.map((row) => [
      ...[row.id, row.customer, row.beganAt, row.messages],
      row.words.map((word) => indexed(workspaceId, word)),
    ]),
  )
  await batch.query(
    `insert into conversation_words (workspace_id, id, customer_id, began_at, messages, words)
     select $1, id, customer_id, began_at, messages, array_to_tsvector(words) from stage_words
     on conflict (workspace_id, id) do update set customer_id = excluded.customer_id, began_at = excluded.began_at,
       messages = excluded.messages, words = excluded.words`,
    [workspaceId],
  )
  await batch.query('update customer set is_read = true where workspace_id = $1 and id = any($2::bigint[])', [
    workspaceId,
    customers,
  ])
}

/** Removes what search knows of these customers. */
export async function forgetWords(batch: Batch, workspaceId: number, customers: readonly number[]): Promise<void> {
  if (!customers.length) return
  await batch.query('delete from conversation_words where workspace_id = $1 and customer_id = any($2::bigint[])', [
    workspaceId,
    customers,
  ])
}
