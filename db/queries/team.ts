import type { Selectable } from 'kysely'
import type { Batch } from '../batch.server.ts'
import type { Trx } from '../client.server.ts'
import type { DB } from '../schema.ts'
import type { Scope } from '../scope.ts'

export type TeamRow = Selectable<DB['team']>
export type TeamMemberRow = Selectable<DB['team_member']>
export type TeamKind = TeamRow['kind']

/** Every team, the removed ones too: the past speaks of them. */
export function listTeams(trx: Trx, scope: Scope): Promise<TeamRow[]> {
  return trx.selectFrom('team').selectAll().where('workspace_id', '=', scope.workspaceId).orderBy('name').execute()
}

export function findTeam(trx: Trx, scope: Scope, name: string): Promise<TeamRow | undefined> {
  return trx
    .selectFrom('team')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('name', '=', name)
    .executeTakeFirst()
}

export function addTeam(trx: Trx, scope: Scope, team: { name: string; kind: TeamKind }): Promise<TeamRow> {
  return trx
    .insertInto('team')
    .values({ workspace_id: scope.workspaceId, ...team })
    .returningAll()
    .executeTakeFirstOrThrow()
}

export async function changeTeam(
  trx: Trx,
  scope: Scope,
  id: number,
  change: Partial<Pick<TeamRow, 'name' | 'removed_at'>>,
): Promise<void> {
  await trx.updateTable('team').set(change).where('workspace_id', '=', scope.workspaceId).where('id', '=', id).execute()
}

/** Removes a team that nothing speaks of. */
export async function deleteTeam(trx: Trx, scope: Scope, id: number): Promise<void> {
  await trx.deleteFrom('team').where('workspace_id', '=', scope.workspaceId).where('id', '=', id).execute()
}

export function listTeamMembers(trx: Trx, scope: Scope): Promise<TeamMemberRow[]> {
  return trx
    .selectFrom('team_member')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .orderBy('channel')
    .orderBy('responder')
    .orderBy('from_day')
    .execute()
}

export async function addTeamMember(
  trx: Trx,
  scope: Scope,
  member: Omit<TeamMemberRow, 'workspace_id'>,
): Promise<void> {
  await trx
    .insertInto('team_member')
    .values({ workspace_id: scope.workspaceId, ...member })
    .execute()
}

type MemberKey = Pick<TeamMemberRow, 'channel' | 'responder' | 'from_day'>

export async function endTeamMember(trx: Trx, scope: Scope, key: MemberKey, toDay: string): Promise<void> {
  await trx
    .updateTable('team_member')
    .set({ to_day: toDay })
    .where('workspace_id', '=', scope.workspaceId)
    .where('channel', '=', key.channel)
    .where('responder', '=', key.responder)
    .where('from_day', '=', key.from_day)
    .execute()
}

export async function removeTeamMember(trx: Trx, scope: Scope, key: MemberKey): Promise<void> {
  await trx
    .deleteFrom('team_member')
    .where('workspace_id', '=', scope.workspaceId)
    .where('channel', '=', key.channel)
    .where('responder', '=', key.responder)
    .where('from_day', '=', key.from_day)
    .execute()
}

/** Says of conversations which team was in charge. */
export async function setTeamsInCharge(
  batch: Batch,
  workspaceId: number,
  rows: readonly { id: string; team_id: number | null }[],
): Promise<void> {
  if (!rows.length) return
  await batch.query(
    `update conversation c set team_id = t.team_id from unnest($2::text[], $3::bigint[]) t (id, team_id)
     where c.workspace_id = $1 and c.id = t.id`,
    [workspaceId, rows.map((row) => row.id), rows.map((row) => row.team_id)],
  )
}
