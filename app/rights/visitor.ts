import type { Asker } from './asker.ts'
import { tokenScopes, type Role, type TokenScope } from './roles.ts'

/** A person who is signed in. */
export type SignedIn = {
  sessionId: number
  userId: number
  name: string
  email: string
  /** An owner of every workspace, also of those to come. */
  ownsInstallation: boolean
  memberships: { workspaceId: number; role: Role; teams: number[] | null }[]
}

/** A program that shows a token: one workspace's, for one purpose. */
export type Program = { tokenId: number; name: string; workspaceId: number; scope: TokenScope }

/** Who a request comes from; null: nobody we know. */
export type Visitor = { person: SignedIn } | { program: Program } | null

/** What part a visitor has in a workspace; null: none, and for them it does not exist. */
export function askerOf(visitor: Visitor, workspaceId: number): Asker | null {
  if (visitor === null) return null
  if ('program' in visitor) {
    const { name, scope } = visitor.program
    if (visitor.program.workspaceId !== workspaceId) return null
    return { name: `token ${name}`, ...tokenScopes[scope], teams: 'all', userId: null, isProgram: true }
  }
  const { name, userId, ownsInstallation, memberships } = visitor.person
  if (ownsInstallation) return { name, role: 'owner', teams: 'all', userId }
  const own = memberships.find((one) => one.workspaceId === workspaceId)
  return own ? { name, role: own.role, teams: own.teams ?? 'all', userId } : null
}
