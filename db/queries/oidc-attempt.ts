import { sql, type Selectable } from 'kysely'
import type { Db } from '../client.server.ts'
import type { OidcAttemptTable } from '../schema-platform.ts'

export type OidcAttempt = Omit<Selectable<OidcAttemptTable>, 'expires_at'>

/** Notes a sign-in on its way; it has ten minutes. Older ones are cleared away. */
export async function addOidcAttempt(db: Db, attempt: OidcAttempt): Promise<void> {
  await sql`delete from platform.oidc_attempt where expires_at < now()`.execute(db)
  await db
    .insertInto('platform.oidc_attempt')
    .values({ ...attempt, expires_at: sql<Date>`now() + interval '10 minutes'` })
    .execute()
}

/** The attempt that comes back, once. */
export async function takeOidcAttempt(
  db: Db,
  hashes: { state: string; browser: string },
): Promise<OidcAttempt | undefined> {
  return db
    .deleteFrom('platform.oidc_attempt')
    .where('state_hash', '=', hashes.state)
    .where('browser_hash', '=', hashes.browser)
    .where('expires_at', '>', sql<Date>`now()`)
    .returning(['state_hash', 'browser_hash', 'nonce', 'verifier', 'goes_to'])
    .executeTakeFirst()
}
