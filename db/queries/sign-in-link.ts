import { sql } from 'kysely'
import type { Db, Trx } from '../client.server.ts'

/** A link lives a day: who prints it opens it. */
const lifetime = sql<Date>`now() + interval '1 day'`

/** For a user or, with null, for whoever becomes the owner. Earlier links for the same are void from now on. */
export async function addSignInLink(db: Db, hash: string, userId: number | null): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx
      .deleteFrom('platform.sign_in_link')
      .where('user_id', userId === null ? 'is' : '=', userId)
      .execute()
    await trx.insertInto('platform.sign_in_link').values({ hash, user_id: userId, expires_at: lifetime }).execute()
  })
}

/** For whom a link is; undefined when it was used or is too old. Looking does not use it up. */
export async function findSignInLink(db: Db, hash: string): Promise<{ userId: number | null } | undefined> {
  const found = await db
    .selectFrom('platform.sign_in_link')
    .select('user_id')
    .where('hash', '=', hash)
    .where('expires_at', '>', sql<Date>`now()`)
    .executeTakeFirst()
  return found && { userId: found.user_id }
}

/** Uses it up: of two who come at once, one gets true. */
export async function useSignInLink(trx: Trx, hash: string): Promise<boolean> {
  const used = await trx
    .deleteFrom('platform.sign_in_link')
    .where('hash', '=', hash)
    .where('expires_at', '>', sql<Date>`now()`)
    .returning('hash')
    .executeTakeFirst()
  return used !== undefined
}
