import { type Asker, writtenBy } from '#app/rights/asker.ts'
import type { TokenScope } from '#app/rights/roles.ts'
import { hashSecret, newSecret } from '#app/rights/secret.ts'
import type { Db } from '#db/client.server.ts'
import { changeWithAudit } from '#db/queries/audit.ts'
import { addToken, removeToken } from '#db/queries/token.ts'
import type { Workspace } from '#db/queries/workspace.ts'
import type { Refusal } from './sign-in.server.ts'

type InWorkspace = Pick<Workspace, 'id'>

/** Tells our tokens from other programs' where one is found lying about. */
const prefix = 'rapport_'

/** Makes a token for a program; it is shown once. */
export async function makeToken(
  db: Db,
  workspace: InWorkspace,
  asker: Asker,
  wanted: { name: string; scope: TokenScope },
): Promise<{ ok: true; token: string } | Refusal> {
  const name = wanted.name.trim()
  if (name === '' || name.length > 60) return { ok: false, reason: 'Name the program, in up to 60 characters.' }
  const token = `${prefix}${newSecret()}`
  return changeWithAudit<{ ok: true; token: string } | Refusal>(db, workspace.id, async (trx) => {
    const made = await addToken(trx, {
      ...{ workspaceId: workspace.id, name, scope: wanted.scope },
      ...{ hash: hashSecret(token), who: asker.name },
    })
    if (!made) return { result: { ok: false, reason: `There is already a token "${name}".` }, line: null }
    const line = { ...writtenBy(asker), action: 'make token', subject: name, after: { scope: wanted.scope } }
    return { result: { ok: true, token }, line }
  })
}

/** From now on nobody gets in with it. False: there was none of this name. */
export function takeTokenAway(db: Db, workspace: InWorkspace, asker: Asker, name: string): Promise<boolean> {
  return changeWithAudit(db, workspace.id, async (trx) => {
    const gone = await removeToken(trx, workspace.id, name)
    const line = gone
      ? { ...writtenBy(asker), action: 'remove token', subject: name, before: { scope: gone.scope } }
      : null
    return { result: gone !== undefined, line }
  })
}
