import type { NextFunction, Request, RequestHandler, Response } from 'express'
import type { Program, SignedIn, Visitor } from '#app/rights/visitor.ts'
import { addressKey, createRateLimit, inWords, type RateLimit } from './rate-limit.ts'
import { sessionSecret } from './session-cookie.ts'

/** What somebody who is not signed in may ask for: signing in, and what is signed itself. */
const open = [
  /^\/sign-in(\.data)?$/,
  /^\/sign-in\/openid(\/back)?$/,
  /^\/(link|invitation)\/[\w-]+(\.data)?$/,
  /^\/signed-out(\.data)?$/,
  /^\/hooks\/[\w-]+$/,
  /^\/leave\/[\w-]+(\.data)?$/,
  /^\/s\/[^/]+(\.data|\/letter\.pdf)?$/,
]

export type Finders = {
  findPerson: (cookie: string) => Promise<SignedIn | null>
  findProgram: (token: string) => Promise<Program | null>
}

/** Who the gate found a request to come from. */
export const visitorOf = (response: Response): Visitor => (response.locals['visitor'] as Visitor | undefined) ?? null

/** The same, as it is by now. */
export const findAgain = (response: Response): Promise<Visitor> =>
  (response.locals['findAgain'] as () => Promise<Visitor>)()

/** So many requests of one program or person to the API, filling again over a minute. */
const apiAtMost = 600
/** Of them so many that send records. */
const ingestAtMost = 120

/**
 * Lets in whoever shows a session's cookie or, for the API, a token. Whoever shows neither is led to the page where one
 * signs in; a program is told in JSON. Nothing behind it is reached by anybody we do not know.
 */
export function gate(finders: Finders & { isHttps: (request: Request) => boolean }): RequestHandler {
  const limits = { api: newLimit(apiAtMost), ingest: newLimit(ingestAtMost) }
  const judge = async (request: Request, response: Response, next: NextFunction): Promise<void> => {
    try {
      const look = () => find(request, finders, finders.isHttps(request))
      const visitor = await look()
      response.locals['visitor'] = visitor
      response.locals['findAgain'] = look
      response.setHeader('Cache-Control', 'private, no-store')
      if (isApi(request) && !allowed(limits, visitor, request, response)) return
      if (visitor !== null || open.some((pattern) => pattern.test(request.path))) next()
      else turnAway(request, response, next)
    } catch (error) {
      next(error)
    }
  }
  return (request, response, next) => void judge(request, response, next)
}

async function find(request: Request, { findPerson, findProgram }: Finders, isHttps: boolean): Promise<Visitor> {
  const { authorization, cookie } = request.headers
  if (authorization !== undefined && isApi(request)) {
    const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1]
    const program = token === undefined ? null : await findProgram(token)
    return program && { program }
  }
  const secret = sessionSecret(cookie, isHttps)
  const person = secret === undefined ? null : await findPerson(secret)
  return person && { person }
}

const isApi = (request: Request) => request.path.startsWith('/api/')

type Limit = RateLimit & { most: number }
const newLimit = (most: number): Limit => ({ ...createRateLimit(most, 60), most })

function allowed(
  limits: { api: Limit; ingest: Limit },
  visitor: Visitor,
  request: Request,
  response: Response,
): boolean {
  const limit = request.path === '/api/v1/ingest' ? limits.ingest : limits.api
  const key =
    visitor === null
      ? `address ${addressKey(request.ip)}`
      : 'program' in visitor
        ? `token ${visitor.program.tokenId}`
        : `user ${visitor.person.userId}`
  const allowance = limit.take(key)
  if (allowance.ok) return true
  const message = `That is more than ${limit.most} requests a minute: try again ${inWords(allowance.afterSeconds)}.`
  response.setHeader('Retry-After', String(allowance.afterSeconds))
  response.status(429).json({ error: { code: 'too_many', message } })
  return false
}

function turnAway(request: Request, response: Response, next: NextFunction): void {
  if (isApi(request)) {
    const message = 'Sign in, or send a token of this workspace as "Authorization: Bearer …".'
    response.setHeader('WWW-Authenticate', 'Bearer')
    return void response.status(401).json({ error: { code: 'signed_out', message } })
  }
  if ((request.headers.accept ?? '').startsWith('text/event-stream')) return void response.sendStatus(401)
  const [path = '', search] = request.originalUrl.split('?', 2)
  if (path.endsWith('.data')) {
    // A script asks for a page's data, and takes a redirect only in the words of Remix.
    const page = path === '/_root.data' ? '/' : path.slice(0, -'.data'.length)
    request.originalUrl = `/signed-out.data?${new URLSearchParams({ to: withSearch(page, search) })}`
    return next()
  }
  response.redirect(303, `/sign-in?${new URLSearchParams({ to: withSearch(path, search) })}`)
}

/** Without what Remix adds for itself. */
function withSearch(path: string, search: string | undefined): string {
  const kept = new URLSearchParams(search)
  kept.delete('_routes')
  return kept.size === 0 ? path : `${path}?${kept}`
}
