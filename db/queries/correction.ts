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
