import type { Batch } from '../batch.server.ts'
import type { Trx } from '../client.server.ts'
import type { Scope } from '../scope.ts'
import { inScope } from './in-scope.ts'
import type { OutcomeRow } from './outcome.ts'

/** A conversation that the asker may see. */
export function findConversation(
  trx: Trx,
  scope: Scope,
  id: string,
): Promise<{ id: string; customer_id: number } | undefined> {
  return trx
    .selectFrom('conversation as c')
    .select(['id', 'customer_id'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .where(inScope(scope))
    .executeTakeFirst()
}

/** The outcome from which a conversation without messages began (a ticket reopened long after it was solved). */
export async function findOutcome(
  batch: Pick<Batch, 'query'>,
  workspaceId: number,
  namespace: string,
  externalId: string,
): Promise<Pick<OutcomeRow, 'namespace' | 'channel' | 'thread_id' | 'identity_id'> | undefined> {
  const [found] = await batch.query<Pick<OutcomeRow, 'namespace' | 'channel' | 'thread_id' | 'identity_id'>>(
    `select namespace, channel, thread_id, identity_id from outcome
     where workspace_id = $1 and namespace = $2 and external_id = $3 and identity_id is not null
     order by version desc limit 1`,
    [workspaceId, namespace, externalId],
  )
  return found
}
