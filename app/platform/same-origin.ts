import type { RequestHandler } from 'express'

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses with 403 whatever would change something and comes from a page of another origin. A browser says where a
 * request comes from (`Origin`, and `Sec-Fetch-Site` beside it); a program that says neither is no page of anybody.
 */
export const sameOrigin: RequestHandler = (request, response, next) => {
  const { host, origin } = request.headers
  const site = request.headers['sec-fetch-site']
  const isOwn = origin === undefined || (origin !== 'null' && URL.parse(origin)?.host === host)
  const fromHere = site === undefined || site === 'same-origin' || site === 'none'
  if (reading.has(request.method) || (isOwn && fromHere)) return next()
  response.status(403).json({
    error: { code: 'other_origin', message: 'Only Rapport’s own pages may change something here.' },
  })
}
