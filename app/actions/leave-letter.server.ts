import { isLeaveToken, readLeaveToken } from '#app/rights/leave-link.ts'
import type { Db } from '#db/client.server.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { findLetterReader, type LetterReader } from '#db/queries/letter-reader.ts'
import { findWorkspaceById, type Workspace } from '#db/queries/workspace.ts'
import { leaveLetter } from './letter-readers.server.ts'

/** Whose link it is; undefined where we signed none such. Looking changes nothing: programs open links before people do. */
export async function findLeaving(
  db: Db,
  token: string,
): Promise<{ workspace: Workspace; reader: LetterReader } | undefined> {
  const whose = readLeaveToken(token)
  const workspace = whose && (await findWorkspaceById(db, whose.workspaceId))
  if (!workspace || !isLeaveToken(token, workspace.forget_key)) return undefined
  const scope = { workspaceId: workspace.id, teams: 'all' as const }
  const reader = await inWorkspace(db, scope, (trx) => findLetterReader(trx, scope, whose.readerId))
  return reader && { workspace, reader }
}

/** Takes whoever holds the link off the list; undefined where it is no link of ours. */
export async function leaveByLink(db: Db, token: string, now: Date): Promise<{ email: string } | undefined> {
  const found = await findLeaving(db, token)
  if (!found) return undefined
  const scope = { workspaceId: found.workspace.id, teams: 'all' as const }
  await inWorkspace(db, scope, (trx) => leaveLetter(trx, scope, found.reader.id, now))
  return { email: found.reader.email }
}
