import { sql, type Selectable } from 'kysely'
import type { Trx } from '../client.server.ts'
import type { DB } from '../schema.ts'
import type { DeliveryState } from '../schema-reports.ts'
import type { Scope } from '../scope.ts'

/** An address beside the mail that a letter goes to. */
export type LetterTarget = Omit<Selectable<DB['weekly_report_target']>, 'workspace_id'>

const columns = [
  ...(['id', 'kind', 'name', 'url', 'secret', 'is_on', 'added_by', 'added_at', 'removed_at'] as const),
  ...(['earlier_secret', 'earlier_until'] as const),
]

/** Those that were not removed, paused ones too. */
export function listLetterTargets(trx: Trx, scope: Scope): Promise<LetterTarget[]> {
  return targets(trx, scope).where('removed_at', 'is', null).orderBy('id').execute()
}

/** Removed ones, too. */
export function listEveryTarget(trx: Trx, scope: Scope): Promise<LetterTarget[]> {
  return targets(trx, scope).orderBy('id').execute()
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
  change: Partial<Pick<LetterTarget, 'secret' | 'earlier_secret' | 'earlier_until' | 'is_on' | 'removed_at'>>,
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

export type TargetAnswer = {
  target_id: number
  week: string
  state: DeliveryState
  says: string
  tried_at: Date | null
  next_at: Date
}

/** What became of the last letters to each such address, the newest first. */
export async function listTargetAnswers(trx: Trx, scope: Scope, each: number): Promise<TargetAnswer[]> {
  const { rows } = await sql<TargetAnswer>`
    select answer.* from weekly_report_target target, lateral (
      select target_id, week, state, says, tried_at, next_at from weekly_report_delivery
      where workspace_id = target.workspace_id and target_kind = target.kind and target_id = target.id
      order by week desc limit ${each}
    ) answer
    where target.workspace_id = ${scope.workspaceId} and target.removed_at is null
    order by answer.target_id, answer.week desc
  `.execute(trx)
  return rows
}
