import type { SignedIn } from '#app/rights/visitor.ts'
import { hashSecret, newSecret } from '#app/rights/secret.ts'
import type { Db } from '#db/client.server.ts'
import { changeWithAudit, writePlatformAudit } from '#db/queries/audit.ts'
import { listInvitationsTo, type Invitation } from '#db/queries/invitation.ts'
import { addOidcAttempt, takeOidcAttempt } from '#db/queries/oidc-attempt.ts'
import { findUserByOpenId, hasOpenId, linkOpenId, unlinkOpenIds, type OpenIdAccount } from '#db/queries/open-id.ts'
import { endSessions } from '#db/queries/session.ts'
import { addUser, findUserByEmail, removeUser, type User } from '#db/queries/user.ts'
import { joinBy } from './people.server.ts'
import { beginSession, type Refusal } from './sign-in.server.ts'

type Leaving = { state: string; nonce: string; verifier: string }

/** Notes that somebody leaves for the provider; gives the secret of the cookie by which their browser is known again. */
export async function noteLeaving(db: Db, { state, nonce, verifier }: Leaving, to: string): Promise<string> {
  const browser = newSecret()
  const hashes = { state_hash: hashSecret(state), browser_hash: hashSecret(browser) }
  await addOidcAttempt(db, { ...hashes, nonce, verifier, goes_to: to })
  return browser
}

/** What was noted when this browser left, once; undefined for another browser, a second time, or after ten minutes. */
export async function takeLeaving(
  db: Db,
  { state, browser }: { state: string; browser: string },
): Promise<(Leaving & { to: string }) | undefined> {
  const found = await takeOidcAttempt(db, { state: hashSecret(state), browser: hashSecret(browser) })
  return found && { state, nonce: found.nonce, verifier: found.verifier, to: found.goes_to }
}

type Coming = OpenIdAccount & { email: string | null; isVerified: boolean; name: string | null }
type By = { userAgent: string | null; before: SignedIn | null }

/**
 * Signs in whom the provider vouches for. The first time that is a user of the verified e-mail address, or whoever was
 * invited by it; from then on it is whoever the provider calls by the same subject, whatever addresses are given to
 * others. Nobody else gets in. Open invitations to the address are accepted at once.
 */
export async function enterByOpenId(db: Db, coming: Coming, by: By): Promise<{ ok: true; secret: string } | Refusal> {
  const linked = await findUserByOpenId(db, coming)
  const found = linked ? { ok: true as const, user: linked, email: coming.email } : await findByAddress(db, coming)
  if (!found.ok) return found
  let { user } = found
  // An invitation is for whoever has the address today: the provider must say that it is still theirs.
  const invited = found.email !== null && coming.isVerified ? await listInvitationsTo(db, found.email) : []
  for (const invitation of invited.filter(({ email }) => user === undefined || email === user.email))
    user = await acceptInvitation(db, invitation, { user, name: coming.name })
  if (!user) return refuse(`Nobody has invited ${found.email} to this Rapport.`)
  if (!linked && !(await linkFirst(db, user, coming))) return refuse(isSomebodyElse(user.email))
  if (by.before) await endSessions(db, { id: by.before.sessionId })
  return { ok: true, secret: await beginSession(db, user.id, by.userAgent) }
}

/** Somebody who comes for the first time. A user who came as another subject before is not theirs to open. */
async function findByAddress(db: Db, { issuer, email, isVerified }: Coming) {
  if (email === null) return refuse('Your provider does not say which e-mail address is yours.')
  if (!isVerified) return refuse(`Your provider has not verified that ${email} is yours.`)
  const user = await findUserByEmail(db, email)
  if (user && (await hasOpenId(db, user.id, issuer))) return refuse(isSomebodyElse(user.email))
  return { ok: true as const, user, email }
}

/** Of two who come at once for the first time, one is linked. */
function linkFirst(db: Db, { id, name, email }: User, { issuer, subject }: Coming): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const isLinked = await linkOpenId(trx, id, { issuer, subject })
    const line = { who: name, userId: id, action: 'link provider', subject: email, after: { issuer } }
    if (isLinked) await writePlatformAudit(trx, line)
    return isLinked
  })
}

/** The user who joined, made where there was none; undefined where somebody else just took it. */
function acceptInvitation(
  db: Db,
  invitation: Invitation,
  { user, name }: { user: User | undefined; name: string | null },
): Promise<User | undefined> {
  const { email } = invitation
  return changeWithAudit<User | undefined>(db, invitation.workspace_id, async (trx) => {
    const joining = user ?? (await addUser(trx, { email, name: (name ?? email).slice(0, 100), password: null }))
    const joined = joining && (await joinBy(trx, invitation, joining))
    if (joining && !joined && !user) await removeUser(trx, joining.id)
    if (!joined) return { result: user, line: null }
    const line = { who: joining.name, userId: joining.id, action: 'accept invitation', subject: joining.email }
    return { result: joining, line: { ...line, after: joined } }
  })
}

/** Forgets who somebody is to the provider: their next sign-in there goes by their address again. Their sessions end. */
export async function unlinkProvider(db: Db, who: string, user: User): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const unlinked = await unlinkOpenIds(trx, user.id)
    if (unlinked === 0) return false
    await endSessions(trx, { userId: user.id })
    await writePlatformAudit(trx, { who, action: 'unlink provider', subject: user.email })
    return true
  })
}

const isSomebodyElse = (email: string) =>
  `${email} was somebody else at your provider when they first signed in here. If it is yours now, the owner of this Rapport can let you in: "npm run -s rapport -- user unlink ${email}" on its machine.`

function refuse(reason: string): Refusal {
  return { ok: false, reason }
}
