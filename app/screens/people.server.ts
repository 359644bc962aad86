import type { Db } from '#db/client.server.ts'
import { listMembers } from '#db/queries/membership.ts'
import { listUsers } from '#db/queries/user.ts'
import { listWorkspaces } from '#db/queries/workspace.ts'

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
