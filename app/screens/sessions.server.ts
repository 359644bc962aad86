import type { SignedIn } from '#app/rights/visitor.ts'
import type { Db } from '#db/client.server.ts'
import { listSessions } from '#db/queries/session.ts'
import { findUser } from '#db/queries/user.ts'
import { browserInWords } from './browser-words.ts'

/** Where somebody is signed in, and whether they have a password to change. */
export async function loadAccount(db: Db, person: SignedIn) {
  const [user, sessions] = [await findUser(db, person.userId), await loadSessions(db, person)]
  return { name: person.name, email: person.email, hasPassword: user?.password != null, sessions }
}

/** A person's own sessions or, with `everybody`, all that go on. */
export async function loadSessions(db: Db, person: SignedIn, { everybody = false } = {}) {
  const all = await listSessions(db, everybody ? undefined : person.userId)
  return all.map(({ id, user_name, browser, made_at, last_seen_at }) => ({
    ...{ id, name: user_name, browser: browserInWords(browser), begunAt: made_at, lastSeenAt: last_seen_at },
    isThis: id === person.sessionId,
  }))
}
