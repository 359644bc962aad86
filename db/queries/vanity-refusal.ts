import type { Selectable } from 'kysely'
import type { Batch } from '../batch.server.ts'
import type { Trx } from '../client.server.ts'
import type { DB } from '../schema.ts'
import type { Scope } from '../scope.ts'

/** Counts in the ledger how often each field was refused, and when last. */
export async function countRefusals(
  batch: Batch,
  workspaceId: number,
  sourceId: number,
  refused: ReadonlyMap<string, number>,
  now: Date,
): Promise<void> {
  if (!refused.size) return
  await batch.query(
    `insert into vanity_refusal (workspace_id, source_id, field, times, last_seen_at)
     select $1, $2, field, times, $5 from unnest($3::text[], $4::bigint[]) v (field, times)
     on conflict (workspace_id, source_id, field)
     do update set times = vanity_refusal.times + excluded.times, last_seen_at = excluded.last_seen_at`,
    [workspaceId, sourceId, [...refused.keys()], [...refused.values()], now],
  )
}

export function listRefusals(trx: Trx, scope: Scope, sourceId?: number): Promise<Selectable<DB['vanity_refusal']>[]> {
  let query = trx.selectFrom('vanity_refusal').selectAll().where('workspace_id', '=', scope.workspaceId)
  if (sourceId !== undefined) query = query.where('source_id', '=', sourceId)
  return query.orderBy('field').execute()
}
