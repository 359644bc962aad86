import type { Selectable } from 'kysely'
import type { Trx } from '../client.server.ts'
import type { DB } from '../schema.ts'
import type { Scope } from '../scope.ts'

export type StewardshipRow = Selectable<DB['stewardship']>

export function listStewardships(trx: Trx, scope: Scope): Promise<StewardshipRow[]> {
  return trx
    .selectFrom('stewardship')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .orderBy('from_day')
    .orderBy('id')
    .execute()
}

export function addStewardship(
  trx: Trx,
  scope: Scope,
  stewardship: Omit<StewardshipRow, 'workspace_id' | 'id'>,
): Promise<StewardshipRow> {
  return trx
    .insertInto('stewardship')
    .values({ workspace_id: scope.workspaceId, ...stewardship })
    .returningAll()
    .executeTakeFirstOrThrow()
}

export async function endStewardship(trx: Trx, scope: Scope, id: number, toDay: string): Promise<void> {
  await trx
    .updateTable('stewardship')
    .set({ to_day: toDay })
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .execute()
}

export async function removeStewardship(trx: Trx, scope: Scope, id: number): Promise<void> {
  await trx.deleteFrom('stewardship').where('workspace_id', '=', scope.workspaceId).where('id', '=', id).execute()
}
