import type { Batch } from '../batch.server.ts'
import { type ConversationRow, conversationColumns } from './conversation.ts'

const conversationsAtOnce = 5000

/** All facts of a workspace, some whole customers at a time, in the order of the customers. */
export async function* readByCustomer(
  batch: Pick<Batch, 'query'>,
  workspaceId: number,
): AsyncGenerator<ConversationRow[]> {
  for (let after = 0; ;) {
    const [next] = await batch.query<{ last: number | null }>(
      `select max(customer_id) as last from (
         select customer_id from conversation where workspace_id = $1 and customer_id > $2
         order by customer_id limit $3) chunk`,
      [workspaceId, after, conversationsAtOnce],
    )
    if (next?.last == null) return
    yield batch.query<ConversationRow>(
      `select ${conversationColumns.join(', ')} from conversation
       where workspace_id = $1 and customer_id > $2 and customer_id <= $3`,
      [workspaceId, after, next.last],
    )
    after = next.last
  }
}

export async function hasConversations(batch: Pick<Batch, 'query'>, workspaceId: number): Promise<boolean> {
  const [row] = await batch.query<{ any: boolean }>(
    'select exists (select from conversation where workspace_id = $1) as any',
    [workspaceId],
  )
  return row?.any ?? false
}
