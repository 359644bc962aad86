import { createReadableStreamFromReadable, type AppLoadContext, type EntryContext } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import { PassThrough } from 'node:stream'
import { renderToPipeableStream } from 'react-dom/server'
import { withoutSecrets } from './platform/without-secrets.ts'
import { NonceProvider } from './ui/nonce.ts'

/** A page may calculate for so long (ms) what it promised to show later. Remix keeps each answer's data in memory till then. */
export const streamTimeout = 30_000

/**
 * Renders a page whole before its first byte is sent: it must be readable without scripts. A route that says `mayStream`
 * sends what it has, and what comes later afterwards; it has words for those without scripts itself.
 */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  headers.set('Server-Timing', context.serverTiming())
  headers.set('Content-Type', 'text/html; charset=utf-8')
  const { matches } = remix.staticHandlerContext
  const streams = matches.some(({ route: { id } }) => mayStream(remix.routeModules[id]?.handle))
  return new Promise((resolve, reject) => {
    const send = () => {
      const body = new PassThrough()
      resolve(new Response(createReadableStreamFromReadable(body), { status, headers }))
      page.pipe(body)
    }
    const page = renderToPipeableStream(
      <NonceProvider value={context.nonce}>
        <RemixServer context={remix} url={request.url} nonce={context.nonce} />
      </NonceProvider>,
      {
        nonce: context.nonce,
        ...(streams ? { onShellReady: send } : { onAllReady: send }),
        onShellError: reject,
        onError: (error) => context.log.error({ err: error }, 'a page could not be rendered'),
      },
    )
  })
}

const mayStream = (handle: unknown) =>
  typeof handle === 'object' && handle !== null && 'mayStream' in handle && handle.mayStream === true

/** The same timing for the data that the browser fetches on its own. */
export function handleDataRequest(response: Response, { context }: LoaderFunctionArgs | ActionFunctionArgs): Response {
  response.headers.set('Server-Timing', context.serverTiming())
  return response
}

/**
 * Failures that nobody handled, without the request's words: nothing where the browser itself went away, and no failure
 * of ours where what was asked cannot be done (a form sent to a page that takes none).
 */
export function handleError(error: unknown, { request, context }: LoaderFunctionArgs | ActionFunctionArgs): void {
  if (request.signal.aborted) return
  const path = withoutSecrets(new URL(request.url).pathname)
  if (isRouteErrorResponse(error) && error.status < 500)
    context.log.info({ status: error.status, method: request.method, path }, 'a request was refused')
  else context.log.error({ err: error, path }, 'a request failed')
}
