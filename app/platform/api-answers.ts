import type { LoaderFunctionArgs } from '@remix-run/node'
import type { LoadContext } from './load-context.ts'

/** An error as every address of the API answers it. */
export function apiError(status: number, code: string, message: string): Response {
  return Response.json({ error: { code, message } }, { status })
}

/** What nobody expected, as it is answered with status 500; why, only the log says. */
export const failure = { code: 'failed', message: 'Something failed here. Nothing was changed; the log says why.' }

/** A loader of the API that answers its own failures: Remix would answer them in plain text. */
export function apiLoader(answer: (args: LoaderFunctionArgs) => Promise<Response>) {
  return async (args: LoaderFunctionArgs): Promise<Response> => {
    try {
      return await answer(args)
    } catch (error) {
      if (error instanceof Response && error.status === 503) return busy(error)
      const { request, context } = args
      if (!request.signal.aborted)
        context.log.error({ err: error, path: new URL(request.url).pathname }, 'a request failed')
      return apiError(500, failure.code, failure.message)
    }
  }
}

/** Refused for now: the same as a page is told. */
async function busy(refused: Response): Promise<Response> {
  const answer = apiError(503, 'busy', await refused.text())
  answer.headers.set('Retry-After', refused.headers.get('Retry-After') ?? '60')
  return answer
}

/** Whether a request asks for CSV: by `format=csv`, or by an `Accept` that names it and no JSON before it. */
export function wantsCsv(request: Request): boolean {
  const format = new URL(request.url).searchParams.get('format')
  if (format !== null && format !== '') return format === 'csv'
  const accept = request.headers.get('accept') ?? ''
  const [csv, json] = [accept.indexOf('text/csv'), accept.indexOf('application/json')]
  return csv !== -1 && (json === -1 || csv < json)
}

export function jsonAnswer(context: LoadContext, body: unknown): Response {
  return Response.json(body, { headers: { 'Server-Timing': context.serverTiming(), Vary: 'Accept' } })
}

/** A file to save. Its name is ours, never from data. */
export function csvAnswer(context: LoadContext, name: string, body: string | ReadableStream<Uint8Array>): Response {
  return new Response(body, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}.csv"`,
      'Server-Timing': context.serverTiming(),
      Vary: 'Accept',
    },
  })
}

/** A file to save, of a name that is ours. */
export function savedAs(name: string, type: string, body: string | Uint8Array<ArrayBuffer>): Response {
  return new Response(body, {
    headers: { 'Content-Type': type, 'Content-Disposition': `attachment; filename="${name}"` },
  })
}
