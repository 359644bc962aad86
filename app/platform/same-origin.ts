import type { RequestHandler } from 'express'

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses with 403 whatever would change something and comes from a page of another origin. A browser says where a
 * request comes from (`Origin`, and `Sec-Fetch-Site` beside it); with a session's cookie somebody must.
 */
export const sameOrigin: RequestHandler = (request, response, next) => {
  const { host, origin } = request.headers
  const site = request.headers['sec-fetch-site']
  const isOwn = origin === undefined || (origin !== 'null' && URL.parse(origin)?.host === host)
  const fromHere = site === undefined || site === 'same-origin' || site === 'none'
  const says = origin !== undefined || site !== undefined
  const mustSay = /(?:^|;\s*)(?:__Host-)?rapport=/.test(request.headers.cookie ?? '')
  if (reading.has(request.method) || (isOwn && fromHere && (says || !mustSay))) return next()
  response.status(403).json({
    error: { code: 'other_origin', message: 'Only Rapport’s own pages may change something here.' },
  })
}
