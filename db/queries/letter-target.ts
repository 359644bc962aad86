import type { Selectable } from 'kysely'
import type { Trx } from '../client.server.ts'
import type { DB } from '../schema.ts'
import type { Scope } from '../scope.ts'

/** An address beside the mail that a letter goes to. */
export type LetterTarget = Omit<Selectable<DB['weekly_report_target']>, 'workspace_id'>

const columns = [...(['id', 'kind', 'name', 'url', 'secret', 'is_on', 'added_by', 'added_at', 'removed_at'] as const)]

/** Those that were not removed, paused ones too. */
export function listLetterTargets(trx: Trx, scope: Scope): Promise<LetterTarget[]> {
  return targets(trx, scope).where('removed_at', 'is', null).orderBy('id').execute()
}

/** Those that the next letter goes to. */
export function listActiveTargets(trx: Trx, scope: Scope): Promise<LetterTarget[]> {
  return targets(trx, scope).where('removed_at', 'is', null).where('is_on', '=', true).orderBy('id').execute()
}

/** Also one that was removed. */
export function findLetterTarget(trx: Trx, scope: Scope, id: number): Promise<LetterTarget | undefined> {
  return targets(trx, scope).where('id', '=', id).executeTakeFirst()
}

const targets = (trx: Trx, scope: Scope) =>
  trx.selectFrom('weekly_report_target').select(columns).where('workspace_id', '=', scope.workspaceId)

export function addLetterTarget(
  trx: Trx,
  scope: Scope,
  target: Pick<LetterTarget, 'kind' | 'name' | 'url' | 'secret' | 'added_by' | 'added_at'>,
): Promise<LetterTarget> {
  return trx
    .insertInto('weekly_report_target')
    .values({ workspace_id: scope.workspaceId, ...target })
    .returning(columns)
    .executeTakeFirstOrThrow()
}

/** Says what changed of one; undefined where there is none, or it was removed. */
export function changeLetterTarget(
  trx: Trx,
  scope: Scope,
  id: number,
  change: Partial<Pick<LetterTarget, 'name' | 'url' | 'secret' | 'is_on' | 'removed_at'>>,
): Promise<LetterTarget | undefined> {
  return trx
    .updateTable('weekly_report_target')
    .set(change)
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .returning(columns)
    .executeTakeFirst()
}
