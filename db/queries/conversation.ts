import type { Selectable } from 'kysely'
import type { Batch } from '../batch.server.ts'
import { copyRows } from '../copy-rows.server.ts'
import type { CopyValue } from '../copy-rows.server.ts'
import type { ConversationTable } from '../schema-conversations.ts'

export type ConversationRow = Omit<Selectable<ConversationTable>, 'workspace_id'>

export const conversationColumns = [
  'id',
  'customer_id',
  'channel',
  'account',
  'account_at',
  'team_id',
  'topic',
  'source_shows_replies',
  'first_message_at',
  'first_inbound_at',
  'first_need_at',
  'began_at',
  'last_message_at',
  'messages',
  'answered_at',
  'answer_wait_unknown',
  'first_reply_at',
  'reply_wait_unknown',
  'first_closed_at',
  'opening_complaint_at',
  'opening_tone',
  'due_at',
  'due_outcome',
  'due_replied',
  'due_passed_along',
  'resolved_at',
  'first_resolved_at',
  'standings',
  'standing_from',
  'waiting_until',
  'unknown_words_at',
  'own_reply_at',
  'canned_reply_at',
  'wordless_reply_at',
  'turn_at',
  'turn_answered_at',
  'turn_wait_unknown',
  'turn_words_unknown',
  'opening_unhappy_at',
  'due_mood',
  'first_resolved_known_at',
  'again',
  'again_at',
  'returned',
  'returned_at',
  'reply_by',
  'bought_after_resolved_at',
  'bought_after_began_at',
] as const satisfies readonly (keyof ConversationRow)[]

export function listConversationsOfCustomers(
  batch: Pick<Batch, 'query'>,
  workspaceId: number,
  customers: readonly number[],
) {
  return batch.query<ConversationRow>(
    `select ${conversationColumns.join(', ')} from conversation
     where workspace_id = $1 and customer_id = any($2::bigint[])`,
    [workspaceId, customers],
  )
}

export async function removeConversations(batch: Batch, workspaceId: number, ids: readonly string[]): Promise<void> {
  if (!ids.length) return
  for (const table of ['conversation', 'conversation_words'])
    await batch.query(`delete from ${table} where workspace_id = $1 and id = any($2::text[])`, [workspaceId, ids])
}

export async function storeConversations(
  batch: Batch,
  workspaceId: number,
  rows: readonly ConversationRow[],
): Promise<void> {
  if (!rows.length) return
  await batch.query('create temp table if not exists stage_conversation (like conversation) on commit drop')
  await batch.query('truncate stage_conversation')
  await copyRows(
    batch,
    'stage_conversation',
    ['workspace_id', ...conversationColumns],
    rows.map((row): CopyValue[] => [workspaceId, ...conversationColumns.map((column) => row[column])]),
  )
  const changing = conversationColumns.filter((column) => column !== 'id')
  await batch.query(
    `insert into conversation (workspace_id, ${conversationColumns.join(', ')})
     select workspace_id, ${conversationColumns.join(', ')} from stage_conversation
     on conflict (workspace_id, id) do update
     set ${changing.map((column) => `${column} = excluded.${column}`).join(', ')}`,
  )
}
