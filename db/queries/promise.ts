import type { Selectable } from 'kysely'
import type { Trx } from '../client.server.ts'
import type { DB } from '../schema.ts'
import type { Scope } from '../scope.ts'

export type PromiseRow = Selectable<DB['promise']>

/** What is promised beside the workspace's own setting, the earliest first; see `promisesOf` for which is in force. */
export function listPromises(trx: Trx, scope: Scope): Promise<PromiseRow[]> {
  return trx
    .selectFrom('promise')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .orderBy('from_day')
    .orderBy('channel')
    .execute()
}

/** Over what was promised for the same channel from the same day on. */
export function putPromise(
  trx: Trx,
  scope: Scope,
  promise: Omit<PromiseRow, 'workspace_id' | 'id'>,
): Promise<PromiseRow> {
  const { hours, clock } = promise
  return trx
    .insertInto('promise')
    .values({ workspace_id: scope.workspaceId, ...promise })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'channel', 'from_day']).doUpdateSet({ hours, clock }))
    .returningAll()
    .executeTakeFirstOrThrow()
}

export async function removePromise(trx: Trx, scope: Scope, id: number): Promise<void> {
  await trx.deleteFrom('promise').where('workspace_id', '=', scope.workspaceId).where('id', '=', id).execute()
}
