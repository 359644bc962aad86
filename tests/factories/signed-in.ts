import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { randomBytes } from 'node:crypto'
import { beginSession } from '#app/actions/sign-in.server.ts'
import type { Role } from '#app/rights/roles.ts'
import type { Db } from '#db/client.server.ts'
import { setMembership } from '#db/queries/membership.ts'
import { addUser, findUserByEmail, type User } from '#db/queries/user.ts'

const ownersEmail = 'owner@example.com'

/** The owner of the installation, made where there is none. */
export async function ensureOwner(db: Db): Promise<User> {
  const made = await addUser(db, { email: ownersEmail, name: 'Olga', password: null, ownsInstallation: true })
  const owner = made ?? (await findUserByEmail(db, ownersEmail))
  if (!owner) throw new Error('there is no owner')
  return owner
}

/** A person with a part in a workspace, or in none. */
export async function makePerson(db: Db, part?: { workspaceId: number; role: Role; teams?: number[] }): Promise<User> {
  const id = randomBytes(4).toString('hex')
  const user = await addUser(db, { email: `${id}@example.com`, name: `Person ${id}`, password: null })
  if (!user) throw new Error('two people were given the same random address')
  if (part) await setMembership(db, part.workspaceId, user.id, { role: part.role, teams: part.teams ?? null })
  return user
}

/** The `Cookie` header of a new session of somebody's. */
export async function cookieOf(db: Db, user: { id: number }): Promise<string> {
  return `rapport=${await beginSession(db, user.id, 'a test')}`
}

/** The same application, where whoever brings no session of their own is signed in by this cookie, as from its pages. */
export function signedInBy(cookie: string, app: RequestListener): RequestListener {
  return (request: IncomingMessage, response: ServerResponse) => {
    const { authorization, cookie: own = '' } = request.headers
    if (authorization === undefined && !own.includes('rapport=')) {
      request.headers.cookie = own === '' ? cookie : `${own}; ${cookie}`
      request.headers.origin ??= `http://${request.headers.host}`
    }
    app(request, response)
  }
}
