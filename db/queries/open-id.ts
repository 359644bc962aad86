import type { Db, Trx } from '../client.server.ts'
import type { User } from './user.ts'

/** Who somebody is to an OpenID provider: a subject is never given to anybody else, an e-mail address may be. */
export type OpenIdAccount = { issuer: string; subject: string }

export async function findUserByOpenId(db: Db | Trx, { issuer, subject }: OpenIdAccount): Promise<User | undefined> {
  return db
    .selectFrom('platform.user')
    .innerJoin('platform.open_id', 'platform.open_id.user_id', 'platform.user.id')
    .selectAll('platform.user')
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst()
}

/** Whether a user has come from this provider before. */
export async function hasOpenId(db: Db | Trx, userId: number, issuer: string): Promise<boolean> {
  const found = await db
    .selectFrom('platform.open_id')
    .select('subject')
    .where('user_id', '=', userId)
    .where('issuer', '=', issuer)
    .executeTakeFirst()
  return found !== undefined
}

/** Keeps whose an account is. False: it is somebody's already, or the user has another one at this provider. */
export async function linkOpenId(trx: Trx, userId: number, { issuer, subject }: OpenIdAccount): Promise<boolean> {
  const linked = await trx
    .insertInto('platform.open_id')
    .values({ issuer, subject, user_id: userId })
    .onConflict((conflict) => conflict.doNothing())
    .returning('user_id')
    .executeTakeFirst()
  return linked !== undefined
}

/** How many accounts at providers were theirs. */
export async function unlinkOpenIds(trx: Trx, userId: number): Promise<number> {
  const gone = await trx.deleteFrom('platform.open_id').where('user_id', '=', userId).returning('issuer').execute()
  return gone.length
}
