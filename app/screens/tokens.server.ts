import type { Db } from '#db/client.server.ts'
import { listTokens } from '#db/queries/token.ts'

/** A workspace's tokens; what recognises them stays here. */
export async function loadTokens(db: Db, workspaceId: number) {
  return (await listTokens(db, workspaceId)).map(({ name, scope, made_by, made_at, last_used_at }) => ({
    ...{ name, scope, by: made_by, madeAt: made_at, lastUsedAt: last_used_at },
  }))
}
