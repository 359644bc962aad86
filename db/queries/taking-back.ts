import type { Selectable } from 'kysely'
import type { Trx } from '../client.server.ts'
import type { DB } from '../schema.ts'
import type { Scope } from '../scope.ts'

export type TakingBackRow = Selectable<DB['taking_back']>

/** Notes that a source is to be taken back; asked again, it begins anew. */
export async function noteTakingBack(
  trx: Trx,
  scope: Scope,
  asked: Pick<TakingBackRow, 'source_id' | 'name' | 'asked_by' | 'asked_at'>,
): Promise<void> {
  await trx
    .insertInto('taking_back')
    .values({ workspace_id: scope.workspaceId, ...asked })
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'source_id']).doUpdateSet({ ...asked, done: 0, of: null, problem: null }),
    )
    .execute()
}

export function listTakingBack(trx: Trx, scope: Scope): Promise<TakingBackRow[]> {
  return trx
    .selectFrom('taking_back')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .orderBy('asked_at')
    .execute()
}

export async function changeTakingBack(
  trx: Trx,
  scope: Scope,
  sourceId: number,
  change: Partial<Pick<TakingBackRow, 'done' | 'of' | 'problem'>>,
): Promise<void> {
  await trx
    .updateTable('taking_back')
    .set(change)
    .where('workspace_id', '=', scope.workspaceId)
    .where('source_id', '=', sourceId)
    .execute()
}

export async function endTakingBack(trx: Trx, scope: Scope, sourceId: number): Promise<void> {
  await trx
    .deleteFrom('taking_back')
    .where('workspace_id', '=', scope.workspaceId)
    .where('source_id', '=', sourceId)
    .execute()
}
