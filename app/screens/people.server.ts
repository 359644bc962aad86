import { atThisMachine, type Asker } from '#app/rights/asker.ts'
import { mayBeConfined, mayGive, roles } from '#app/rights/roles.ts'
import { scopeOf } from '#app/rights/scope.ts'
import type { Db } from '#db/client.server.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { findInvitation, listInvitations } from '#db/queries/invitation.ts'
import { listMembers } from '#db/queries/membership.ts'
import { listTeams } from '#db/queries/team.ts'
import { hashSecret } from '#app/rights/secret.ts'
import { findUserByEmail, listUsers } from '#db/queries/user.ts'
import { getWorkspaceById, listWorkspaces, type Workspace } from '#db/queries/workspace.ts'

/** Everybody who may sign in, and what they are where, in words: for the terminal. */
export async function loadUsers(db: Db): Promise<{ name: string; email: string; parts: string[] }[]> {
  const [users, workspaces] = [await listUsers(db), await listWorkspaces(db)]
  const parts = new Map<number, string[]>()
  for (const workspace of workspaces) {
    for (const { user_id, role, owns_installation } of await listMembers(db, workspace.id))
      if (!owns_installation) parts.set(user_id, [...(parts.get(user_id) ?? []), `${role} of ${workspace.name}`])
  }
  return users.map(({ id, name, email, owns_installation }) => ({
    name,
    email,
    parts: owns_installation ? ['owner of this installation'] : (parts.get(id) ?? []),
  }))
}

/** Who has a part in a workspace, who is invited, and what the asker may make others. */
export async function loadPeople(db: Db, workspace: Workspace, asker: Asker) {
  const scope = scopeOf(workspace.id, asker)
  const teams = await inWorkspace(db, scope, (trx) => listTeams(trx, scope))
  const nameOf = new Map(teams.map(({ id, name }) => [id, name]))
  const named = (ids: number[] | null) => ids && ids.map((id) => nameOf.get(id) ?? 'a team that is gone')
  const members = (await listMembers(db, workspace.id)).map((one) => ({
    ...{ userId: one.user_id, name: one.name, email: one.email, role: one.role, teams: named(one.teams) },
    ...{ lastSeenAt: one.last_seen_at, isYou: one.user_id === asker.userId },
    mayChange: !one.owns_installation && one.user_id !== asker.userId && mayGive(asker.role, one.role),
    ownsInstallation: one.owns_installation,
  }))
  const invitations = (await listInvitations(db, workspace.id)).map((one) => ({
    ...{ id: one.id, email: one.email, role: one.role, teams: named(one.teams) },
    ...{ by: one.made_by, until: one.expires_at },
  }))
  return {
    members,
    invitations,
    teams: teams.filter((team) => team.removed_at === null).map(({ name }) => name),
    roles: roles.filter((role) => mayGive(asker.role, role)).map((role) => ({ role, confined: mayBeConfined(role) })),
  }
}

/** What an invitation offers; undefined when it was used or taken back, or is too old. */
export async function loadInvitation(db: Db, secret: string) {
  const found = await findInvitation(db, hashSecret(secret))
  if (!found) return undefined
  const workspace = await getWorkspaceById(db, found.workspace_id)
  const known = await findUserByEmail(db, found.email)
  return {
    email: found.email,
    role: found.role,
    // Nobody's name: whoever has the machine's terminal.
    by: found.made_by === atThisMachine.name ? null : found.made_by,
    workspace: workspace.name,
    isKnown: known !== undefined,
  }
}
