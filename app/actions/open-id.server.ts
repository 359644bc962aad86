import type { SignedIn } from '#app/rights/visitor.ts'
import { hashSecret, newSecret } from '#app/rights/secret.ts'
import type { Db } from '#db/client.server.ts'
import { changeWithAudit } from '#db/queries/audit.ts'
import { listInvitationsTo } from '#db/queries/invitation.ts'
import { addOidcAttempt, takeOidcAttempt } from '#db/queries/oidc-attempt.ts'
import { endSessions } from '#db/queries/session.ts'
import { addUser, findUserByEmail, type User } from '#db/queries/user.ts'
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

type Coming = { email: string | null; isVerified: boolean; name: string | null }

/**
 * Signs in whom the provider vouches for, if their verified e-mail address is a user's or was invited; whoever was
 * invited joins at once. Nobody else gets in, whatever the provider says.
 */
export async function enterByOpenId(
  db: Db,
  { email, isVerified, name }: Coming,
  by: { userAgent: string | null; before: SignedIn | null },
): Promise<{ ok: true; secret: string } | Refusal> {
  if (email === null) return refuse('Your provider does not say which e-mail address is yours.')
  if (!isVerified) return refuse(`Your provider has not verified that ${email} is yours.`)
  const invitations = await listInvitationsTo(db, email)
  const known = await findUserByEmail(db, email)
  if (!known && invitations.length === 0) return refuse(`Nobody has invited ${email} to this Rapport.`)
  let user: User | undefined = known
  for (const invitation of invitations) {
    user = await changeWithAudit(db, invitation.workspace_id, async (trx) => {
      const joining = user ?? (await addUser(trx, { email, name: name ?? email, password: null }))
      const joined = joining && (await joinBy(trx, invitation, joining))
      const line = joined
        ? { who: joining.name, action: 'accept invitation', subject: joining.email, after: joined }
        : null
      return { result: joining, line }
    })
  }
  if (!user) return refuse('Somebody else just took this invitation: try again.')
  if (by.before) await endSessions(db, { id: by.before.sessionId })
  return { ok: true, secret: await beginSession(db, user.id, by.userAgent) }
}

function refuse(reason: string): Refusal {
  return { ok: false, reason }
}
