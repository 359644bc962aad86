import type { Db } from '#db/client.server.ts'
import { isClaimed } from '#db/queries/user.ts'

/** What the page says where one signs in. */
export async function loadSignIn(db: Db) {
  return { isClaimed: await isClaimed(db) }
}
