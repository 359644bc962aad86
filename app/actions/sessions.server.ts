import { writtenBy } from '#app/rights/asker.ts'
import type { SignedIn } from '#app/rights/visitor.ts'
import type { Db } from '#db/client.server.ts'
import { writePlatformAudit } from '#db/queries/audit.ts'
import { endSessions, listSessions } from '#db/queries/session.ts'

/** Ends one of somebody's own sessions; others' stay. */
export async function endOwnSession(db: Db, person: SignedIn, id: number): Promise<void> {
  await endSessions(db, { id, userId: person.userId })
}

/** Ends all of somebody's sessions but the one they are in. How many there were. */
export async function endOtherSessions(db: Db, person: SignedIn): Promise<number> {
  return endSessions(db, { userId: person.userId, except: person.sessionId })
}

/** For the owner of the installation: ends every session of everybody, their own too. */
export async function endEverySession(db: Db, person: SignedIn): Promise<number> {
  const ended = await endSessions(db, {})
  await writePlatformAudit(db, {
    ...writtenBy(person),
    action: 'end every session',
    subject: 'everybody',
    after: { ended },
  })
  return ended
}

/** Ends all of somebody's sessions, or with null everybody's. How many there were. */
export async function endSessionsOf(db: Db, who: string, user: { id: number; email: string } | null): Promise<number> {
  const ended = await endSessions(db, user === null ? {} : { userId: user.id })
  await writePlatformAudit(db, { who, action: 'end sessions', subject: user?.email ?? 'everybody', after: { ended } })
  return ended
}

/** For the owner of the installation: ends somebody's session. */
export async function endSomebodysSession(db: Db, person: SignedIn, id: number): Promise<void> {
  const session = (await listSessions(db)).find((one) => one.id === id)
  if (!session) return
  await endSessions(db, { id })
  await writePlatformAudit(db, { ...writtenBy(person), action: 'end session', subject: session.user_email })
}
