import { sql, type Selectable } from 'kysely'
import type { Db, Trx } from '../client.server.ts'
import type { TokenTable } from '../schema-platform.ts'

export type Token = Selectable<TokenTable>
export type TokenScope = Token['scope']

/** Undefined when the workspace has a token of this name. */
export async function addToken(
  trx: Trx,
  token: { workspaceId: number; name: string; scope: TokenScope; hash: string; who: string },
): Promise<Token | undefined> {
  const { workspaceId, name, scope, hash, who } = token
  return trx
    .insertInto('platform.token')
    .values({ workspace_id: workspaceId, name, scope, hash, made_by: who })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'name']).doNothing())
    .returningAll()
    .executeTakeFirst()
}

export async function listTokens(db: Db, workspaceId: number): Promise<Token[]> {
  return db.selectFrom('platform.token').selectAll().where('workspace_id', '=', workspaceId).orderBy('name').execute()
}

/** The token removed; undefined when there was none of this name. */
export async function removeToken(trx: Trx, workspaceId: number, name: string): Promise<Token | undefined> {
  return trx
    .deleteFrom('platform.token')
    .where('workspace_id', '=', workspaceId)
    .where('name', '=', name)
    .returningAll()
    .executeTakeFirst()
}

/** The token of a hash. Notes that it was used, at most once a minute. */
export async function findToken(
  db: Db,
  hash: string,
): Promise<Pick<Token, 'id' | 'workspace_id' | 'name' | 'scope'> | undefined> {
  const found = await db
    .selectFrom('platform.token')
    .select(['id', 'workspace_id', 'name', 'scope'])
    .select(sql<boolean>`coalesce(last_used_at < now() - interval '1 minute', true)`.as('stale'))
    .where('hash', '=', hash)
    .executeTakeFirst()
  if (!found) return undefined
  const { stale, ...token } = found
  if (stale) await sql`update platform.token set last_used_at = now() where id = ${token.id}`.execute(db)
  return token
}
