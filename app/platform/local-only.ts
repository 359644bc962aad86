import type { RequestHandler } from 'express'

const loopbackAddress = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/

/** Whether a `Host` (with or without port) or an `Origin` names this machine itself. */
export function isLocal(hostOrOrigin: string): boolean {
  const url = URL.parse(hostOrOrigin.includes('://') ? hostOrOrigin : `http://${hostOrOrigin}`)
  if (!url) return false
  const name = url.hostname
  return name === 'localhost' || name.endsWith('.localhost') || name === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(name)
}

/**
 * Refuses with 403 whatever does not come from this machine and to this machine, as long as nobody signs in. A foreign
 * `Host` on a loopback socket is a web site that made its name point here (DNS rebinding).
 */
export const localOnly: RequestHandler = (request, response, next) => {
  const { host, origin } = request.headers
  const fromHere = loopbackAddress.test(request.socket.remoteAddress ?? '')
  if (fromHere && host !== undefined && isLocal(host) && (origin === undefined || isLocal(origin))) return next()
  response.status(403).json({
    error: {
      code: 'not_local',
      message: 'Rapport answers only requests from the machine it runs on, by its own name.',
    },
  })
}
