import type { RequestHandler } from 'express'
import { addressKey, createRateLimit, inWords } from './rate-limit.ts'

/** How often one place on the network may look at what is shared, a minute. */
const looksAtMost = 120
/** How often one link may be printed in ten minutes: each takes a browser some seconds, and only one prints at a time. */
const printsAtMost = 10

/**
 * Before what is shown to whoever has a link: no search engine lists it, nobody on the way keeps it, no other site learns
 * its address, and it is not asked for without end.
 */
export function sharedDoor(nowMs?: () => number): RequestHandler {
  const looks = createRateLimit(looksAtMost, 60, nowMs)
  const prints = createRateLimit(printsAtMost, 600, nowMs)
  return (request, response, next) => {
    response.setHeader('X-Robots-Tag', 'noindex, nofollow')
    response.setHeader('Referrer-Policy', 'no-referrer')
    if (request.method !== 'GET' && request.method !== 'HEAD') return next()
    const look = looks.take(addressKey(request.ip))
    const allowance = look.ok && request.path.endsWith('.pdf') ? prints.take(request.path) : look
    if (allowance.ok) return next()
    response.setHeader('Cache-Control', 'private, no-store')
    response.setHeader('Retry-After', String(allowance.afterSeconds))
    response
      .status(429)
      .type('text')
      .send(`That was asked for too often. Try again ${inWords(allowance.afterSeconds)}.`)
  }
}
