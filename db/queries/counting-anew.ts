import { type Selectable, sql } from 'kysely'
import type { Trx } from '../client.server.ts'
import type { DB } from '../schema.ts'
import type { Scope } from '../scope.ts'

export type CountingAnewRow = Selectable<DB['counting_anew']>

export function findCountingAnew(trx: Trx, scope: Scope): Promise<CountingAnewRow | undefined> {
  return trx.selectFrom('counting_anew').selectAll().where('workspace_id', '=', scope.workspaceId).executeTakeFirst()
}

/** Asked again while it runs it begins anew; what reaches further stays asked for. */
export async function askToCountAnew(
  trx: Trx,
  scope: Scope,
  asked: Pick<CountingAnewRow, 'reaches' | 'asked_by' | 'asked_at'>,
): Promise<void> {
  await trx
    .insertInto('counting_anew')
    .values({ workspace_id: scope.workspaceId, ...asked })
    .onConflict((conflict) =>
      conflict.column('workspace_id').doUpdateSet({
        ...asked,
        reaches: sql`case when counting_anew.reaches = 'conversations' then 'conversations' else excluded.reaches end`,
        step: 'waiting',
        done: 0,
        of: null,
      }),
    )
    .execute()
}

/** Only of the asking that began at `askedAt`: a later one has its own. */
export async function changeCountingAnew(
  trx: Trx,
  scope: Scope,
  askedAt: Date,
  change: Partial<Pick<CountingAnewRow, 'step' | 'done' | 'of'>>,
): Promise<void> {
  await trx
    .updateTable('counting_anew')
    .set(change)
    .where('workspace_id', '=', scope.workspaceId)
    .where('asked_at', '=', askedAt)
    .execute()
}

export async function endCountingAnew(trx: Trx, scope: Scope, askedAt: Date): Promise<void> {
  await trx
    .deleteFrom('counting_anew')
    .where('workspace_id', '=', scope.workspaceId)
    .where('asked_at', '=', askedAt)
    .execute()
}

/** How much there is to make anew. */
export async function countToMakeAnew(trx: Trx, scope: Scope): Promise<{ customers: number; conversations: number }> {
  const { rows } = await sql<{ customers: number; conversations: number }>`
    select (select count(*) from customer where workspace_id = ${scope.workspaceId}) as customers,
      (select count(*) from conversation where workspace_id = ${scope.workspaceId}) as conversations`.execute(trx)
  return rows[0]!
}
