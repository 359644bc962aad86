import { hashSecret } from '#app/rights/secret.ts'
import type { Program, SignedIn } from '#app/rights/visitor.ts'
import type { Db } from '#db/client.server.ts'
import { findSession } from '#db/queries/session.ts'
import { findToken } from '#db/queries/token.ts'

/** Whose a session's cookie is; null when the session has ended or never was. */
export async function findPerson(db: Db, cookie: string): Promise<SignedIn | null> {
  return (await findSession(db, hashSecret(cookie))) ?? null
}

/** Whose a token is; null when it was removed or never was. */
export async function findProgram(db: Db, token: string): Promise<Program | null> {
  const found = await findToken(db, hashSecret(token))
  return found ? { tokenId: found.id, name: found.name, workspaceId: found.workspace_id, scope: found.scope } : null
}
