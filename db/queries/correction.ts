import type { Batch } from '../batch.server.ts'
import type { Trx } from '../client.server.ts'
import type { Scope } from '../scope.ts'

/** What a person said of a message in place of the judge; undefined where nobody did. */
export async function findCorrection(
  trx: Trx,
  scope: Scope,
  namespace: string,
  externalId: string,
): Promise<Record<string, unknown> | undefined> {
  const found = await trx
    .selectFrom('correction')
    .select('verdict')
    .where('workspace_id', '=', scope.workspaceId)
    .where('namespace', '=', namespace)
    .where('external_id', '=', externalId)
    .executeTakeFirst()
  return found?.verdict as Record<string, unknown> | undefined
}

export async function storeCorrection(
  trx: Trx,
  scope: Scope,
  correction: { namespace: string; externalId: string; verdict: Record<string, unknown>; who: string; now: Date },
): Promise<void> {
  const values = { verdict: JSON.stringify(correction.verdict), made_by: correction.who, made_at: correction.now }
  await trx
    .insertInto('correction')
    .values({
      workspace_id: scope.workspaceId,
      namespace: correction.namespace,
      external_id: correction.externalId,
      ...values,
    })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'namespace', 'external_id']).doUpdateSet(values))
    .execute()
}

export async function removeCorrection(trx: Trx, scope: Scope, namespace: string, externalId: string): Promise<void> {
  await trx
    .deleteFrom('correction')
    .where('workspace_id', '=', scope.workspaceId)
    .where('namespace', '=', namespace)
    .where('external_id', '=', externalId)
    .execute()
}

/** What persons said of these messages, by `namespace:external id`; corrections may be older than the message's row. */
export async function listCorrections(
  batch: Batch,
  workspaceId: number,
  messages: readonly { namespace: string; external_id: string }[],
): Promise<Map<string, Record<string, unknown>>> {
  const [any] = await batch.query('select 1 from correction where workspace_id = $1 limit 1', [workspaceId])
  if (!any) return new Map()
  const rows = await batch.query<{ namespace: string; external_id: string; verdict: Record<string, unknown> }>(
    `select c.namespace, c.external_id, c.verdict
     from unnest($2::text[], $3::text[]) m (namespace, external_id)
     join correction c on c.workspace_id = $1 and c.namespace = m.namespace and c.external_id = m.external_id`,
    [workspaceId, messages.map((row) => row.namespace), messages.map((row) => row.external_id)],
  )
  return new Map(rows.map((row) => [`${row.namespace}:${row.external_id}`, row.verdict]))
}
