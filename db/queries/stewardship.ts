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
