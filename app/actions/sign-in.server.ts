import { atThisMachine } from '#app/rights/asker.ts'
import { hashPassword, isPassword, passwordFault } from '#app/rights/password.ts'
import { hashSecret, newSecret } from '#app/rights/secret.ts'
import type { SignedIn } from '#app/rights/visitor.ts'
import type { Db } from '#db/client.server.ts'
import { writePlatformAudit } from '#db/queries/audit.ts'
import { addSession, endSessions, forgetEndedSessions } from '#db/queries/session.ts'
import { addSignInLink, findSignInLink, useSignInLink } from '#db/queries/sign-in-link.ts'
import { addUser, findUser, findUserByEmail, isClaimed, setUser } from '#db/queries/user.ts'

export type Refusal = { ok: false; reason: string }

/** Begins a session and gives the secret of its cookie, which nobody but the browser keeps. */
export async function beginSession(db: Db, userId: number, userAgent: string | null): Promise<string> {
  const secret = newSecret()
  await forgetEndedSessions(db)
  await addSession(db, { hash: hashSecret(secret), userId, browser: (userAgent ?? '').slice(0, 300) })
  return secret
}

/** The answer is one and the same for a wrong password and for an address that nobody has, and takes as long. */
async function checkPassword(db: Db, email: string, password: string): Promise<{ ok: true; userId: number } | Refusal> {
  const user = await findUserByEmail(db, email)
  const right = await isPassword(password, user?.password ?? null)
  if (user && right) return { ok: true, userId: user.id }
  return { ok: false, reason: 'This e-mail address and this password do not belong together.' }
}

export type Entering = {
  email: string
  password: string
  userAgent: string | null
  /** Who the browser was signed in as until now: that session ends, and a new one begins. */
  before: SignedIn | null
}

/** Signs in by e-mail address and password; gives the secret of the new session's cookie. */
export async function enterByPassword(db: Db, entering: Entering): Promise<{ ok: true; secret: string } | Refusal> {
  const checked = await checkPassword(db, entering.email, entering.password)
  if (!checked.ok) return checked
  if (entering.before) await endSessions(db, { id: entering.before.sessionId })
  return { ok: true, secret: await beginSession(db, checked.userId, entering.userAgent) }
}

/** A one-time link's secret, for the terminal; an earlier link for the same is void. `userId` null: for whoever becomes the owner. */
export async function makeSignInLink(db: Db, userId: number | null): Promise<string> {
  const secret = newSecret()
  await addSignInLink(db, hashSecret(secret), userId)
  const user = userId === null ? undefined : await findUser(db, userId)
  if (user) await writePlatformAudit(db, { who: atThisMachine.name, action: 'make link', subject: user.email })
  return secret
}

export type LinkFor = { kind: 'owner' } | { kind: 'user'; name: string; email: string }

/** Whom a link lets in; undefined when it was used, is too old, or the installation has an owner meanwhile. */
export async function readSignInLink(db: Db, secret: string): Promise<LinkFor | undefined> {
  const link = await findSignInLink(db, hashSecret(secret))
  if (!link) return undefined
  if (link.userId === null) return (await isClaimed(db)) ? undefined : { kind: 'owner' }
  const user = await findUser(db, link.userId)
  return user && { kind: 'user', name: user.name, email: user.email }
}

export type NewPerson = { name: string; email: string; password: string }

/** What is wrong with what somebody says of themselves, in a sentence; null: nothing. */
export function personFault({ name, email, password }: NewPerson): string | null {
  if (name.trim() === '' || name.length > 100) return 'Say your name, in up to 100 characters.'
  if (!/^[^\s@]+@[^\s@]+$/.test(email.trim()) || email.length > 254) return 'This is no e-mail address.'
  return passwordFault(password, { name, email })
}

/**
 * Opens a one-time link: the owner's makes them and the installation theirs, a user's gives them a new password and ends
 * their other sessions. Of two who open it at once, one is let in.
 */
export async function openSignInLink(
  db: Db,
  secret: string,
  person: NewPerson,
): Promise<{ ok: true; userId: number } | Refusal> {
  const hash = hashSecret(secret)
  const [link, found] = [await findSignInLink(db, hash), await readSignInLink(db, secret)]
  if (!link || !found) return linkIsVoid
  const who = found.kind === 'owner' ? person : { ...found, password: person.password }
  const fault = personFault(who)
  if (fault !== null) return { ok: false, reason: fault }
  const password = await hashPassword(person.password)
  return db.transaction().execute(async (trx) => {
    if (!(await useSignInLink(trx, hash))) return linkIsVoid
    if (link.userId !== null) {
      await setUser(trx, link.userId, { password })
      await endSessions(trx, { userId: link.userId })
      await writePlatformAudit(trx, {
        who: who.name,
        userId: link.userId,
        action: 'set password by link',
        subject: who.email,
      })
      return { ok: true, userId: link.userId }
    }
    const owner = await addUser(trx, {
      name: person.name.trim(),
      email: person.email,
      password,
      ownsInstallation: true,
    })
    if (!owner) return linkIsVoid
    await writePlatformAudit(trx, {
      who: owner.name,
      userId: owner.id,
      action: 'claim installation',
      subject: owner.email,
    })
    return { ok: true, userId: owner.id }
  })
}

const linkIsVoid: Refusal = {
  ok: false,
  reason:
    'This link was used already, or is older than a day. A new one is printed by "npm run -s rapport -- user link".',
}
