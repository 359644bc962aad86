import type { Selectable } from 'kysely'
import type { Batch } from '../batch.server.ts'
import type { Trx } from '../client.server.ts'
import type { DB } from '../schema.ts'
import type { Scope } from '../scope.ts'

export type SourceRow = Selectable<DB['source']>

export function listSources(trx: Trx, scope: Scope): Promise<SourceRow[]> {
  return trx.selectFrom('source').selectAll().where('workspace_id', '=', scope.workspaceId).orderBy('id').execute()
}

export function findSource(trx: Trx, scope: Scope, id: number): Promise<SourceRow | undefined> {
  return trx
    .selectFrom('source')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
}

export type NewSource = Pick<
  SourceRow,
  'format' | 'name' | 'namespace' | 'channel' | 'only_accounts' | 'shows_replies'
> & {
  sha256: string
  settings: Record<string, unknown>
}

export function findSourceOfFile(
  trx: Trx,
  scope: Scope,
  format: string,
  sha256: string,
): Promise<SourceRow | undefined> {
  return trx
    .selectFrom('source')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('format', '=', format)
    .where('sha256', '=', sha256)
    .executeTakeFirst()
}

/** The source of this file; made when it was never imported. Importing it again with other settings changes them. */
export async function ensureSource(trx: Trx, scope: Scope, source: NewSource): Promise<SourceRow> {
  const { workspaceId } = scope
  const values = { ...source, settings: JSON.stringify(source.settings) }
  return trx
    .insertInto('source')
    .values({ workspace_id: workspaceId, ...values })
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'format', 'sha256']).where('sha256', 'is not', null).doUpdateSet({
        settings: values.settings,
        only_accounts: values.only_accounts,
        shows_replies: values.shows_replies,
        namespace: values.namespace,
        channel: values.channel,
      }),
    )
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** The accounts known to be ours, as they are written; several sources may say so of one. */
export function listAccounts(batch: Pick<Batch, 'query'>, workspaceId: number) {
  return batch.query<{ channel: string; external_id: string; source_id: number }>(
    'select channel, external_id, source_id from account where workspace_id = $1',
    [workspaceId],
  )
}

export async function storeAccounts(
  batch: Batch,
  workspaceId: number,
  sourceId: number,
  accounts: readonly { channel: string; externalId: string }[],
): Promise<void> {
  await batch.query(
    `insert into account (workspace_id, channel, external_id, source_id)
     select $1, channel, external_id, $2 from unnest($3::text[], $4::text[]) a (channel, external_id)
     on conflict do nothing`,
    [workspaceId, sourceId, accounts.map((account) => account.channel), accounts.map((account) => account.externalId)],
  )
}

/**
 * Removes a source and all it told. Returns the customers it spoke of, and the identities that it said were one person.
 */
export async function removeSource(
  batch: Batch,
  workspaceId: number,
  sourceId: number,
): Promise<{ customers: number[]; linked: number[] }> {
  const customers = await batch.query<{ customer_id: number }>(
    `select distinct i.customer_id from identity i
     where i.workspace_id = $1 and i.id in (
       select identity_id from message where workspace_id = $1 and source_id = $2
       union select identity_id from outcome where workspace_id = $1 and source_id = $2)`,
    [workspaceId, sourceId],
  )
  const linked = await batch.query<{ id: number }>(
    `select identity_id as id from identity_link where workspace_id = $1 and source_id = $2
     union select same_as_id from identity_link where workspace_id = $1 and source_id = $2`,
    [workspaceId, sourceId],
  )
  for (const table of ['message', 'outcome', 'identity_link']) {
    await batch.query(`delete from ${table} where workspace_id = $1 and source_id = $2`, [workspaceId, sourceId])
  }
  await batch.query('delete from source where workspace_id = $1 and id = $2', [workspaceId, sourceId])
  return { customers: customers.map((row) => row.customer_id), linked: linked.map((row) => row.id) }
}
