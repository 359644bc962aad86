import { randomBytes } from 'node:crypto'
import type { RequestHandler, Response } from 'express'
import helmet from 'helmet'

/** The nonce that this response's scripts and style elements carry. */
export const nonceOf = (response: Response): string => String(response.locals['nonce'])

const setNonce: RequestHandler = (_request, response, next) => {
  response.locals['nonce'] = randomBytes(16).toString('base64')
  next()
}

const byNonce = (_request: unknown, response: unknown) => `'nonce-${nonceOf(response as Response)}'`

/** Content-security policy and the other headers that tell a browser what our pages may do. */
export const securityHeaders: RequestHandler[] = [
  setNonce,
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", byNonce],
        styleSrc: ["'self'", byNonce],
        // Widths of server-drawn bars are style attributes.
        styleSrcAttr: ["'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        objectSrc: ["'none'"],
      },
    },
    // Served by plain http on this machine: a promise of https would lock people out of everything else on localhost.
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'same-origin' },
  }),
]
