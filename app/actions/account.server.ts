import { writtenBy } from '#app/rights/asker.ts'
import { hashPassword, isPassword, passwordFault } from '#app/rights/password.ts'
import type { SignedIn } from '#app/rights/visitor.ts'
import type { Db } from '#db/client.server.ts'
import { writePlatformAudit } from '#db/queries/audit.ts'
import { endSessions, isNewSession } from '#db/queries/session.ts'
import { findUser, setUser } from '#db/queries/user.ts'
import type { Refusal } from './sign-in.server.ts'

/** Sets somebody's own password, who says the one they had; their other sessions end. */
export async function changeOwnPassword(
  db: Db,
  person: SignedIn,
  passwords: { before: string; after: string },
): Promise<{ ok: true; ended: number } | Refusal> {
  const kept = (await findUser(db, person.userId))?.password ?? null
  if (kept !== null && !(await isPassword(passwords.before, kept)))
    return { ok: false, reason: 'This is not the password you have now.' }
  // Without one they came by OpenID Connect: a session somebody else took must not become a password.
  if (kept === null && !(await isNewSession(db, person.sessionId)))
    return { ok: false, reason: 'For a first password sign out and in again, then set it within ten minutes.' }
  const fault = passwordFault(passwords.after, person)
  if (fault !== null) return { ok: false, reason: fault }
  const password = await hashPassword(passwords.after)
  return db.transaction().execute(async (trx) => {
    await setUser(trx, person.userId, { password })
    const ended = await endSessions(trx, { userId: person.userId, except: person.sessionId })
    await writePlatformAudit(trx, { ...writtenBy(person), action: 'change password', subject: person.email })
    return { ok: true, ended }
  })
}
