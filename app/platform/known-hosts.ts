import type { RequestHandler } from 'express'

/** Whether a `Host` (with or without port) or an `Origin` names this machine itself. */
export function isLocal(hostOrOrigin: string): boolean {
  const url = parse(hostOrOrigin)
  if (!url) return false
  const name = url.hostname
  return name === 'localhost' || name.endsWith('.localhost') || name === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(name)
}

/** Where Rapport listens, and under which address people reach it from elsewhere. */
export type Whereabouts = { HOST: string; RAPPORT_URL?: string | undefined }

/** Whether it listens on this machine alone. */
export function listensHereOnly({ HOST }: Whereabouts): boolean {
  return isLocal(HOST.includes(':') ? `[${HOST}]` : HOST)
}

/**
 * Refuses with 403 whatever names another host than ours: a web site that made its own name point here (DNS rebinding)
 * would read our pages as its own. Where Rapport listens elsewhere and was not told under which address people reach it,
 * every name is ours; who is not signed in then sees nothing all the same.
 */
export function knownHosts(where: Whereabouts): RequestHandler {
  const ours = where.RAPPORT_URL === undefined ? null : new URL(where.RAPPORT_URL).host
  const anyName = ours === null && !listensHereOnly(where)
  const isOurs = (name: string) => anyName || isLocal(name) || parse(name)?.host === ours
  return (request, response, next) => {
    const { host, origin } = request.headers
    const refuse = (code: string, message: string) => void response.status(403).json({ error: { code, message } })
    if (host === undefined || !isOurs(host))
      refuse('unknown_host', 'Rapport answers only under its own address. RAPPORT_URL says which one that is.')
    else if (origin !== undefined && !isOurs(origin))
      refuse('other_origin', 'A page of another site asked for this. Only Rapport’s own pages may.')
    else next()
  }
}

/** A name without a scheme is of whatever scheme ours has: only its host and port are compared. */
function parse(hostOrOrigin: string): URL | null {
  return URL.parse(hostOrOrigin.includes('://') ? hostOrOrigin : `http://${hostOrOrigin}`)
}
