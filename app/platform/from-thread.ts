import type { HeadersFunction } from '@remix-run/node'
import type { LoadContext } from './load-context.ts'

/** The class is loaded twice, by the process and by its pages: it is known by its code. */
const isTooMuchWork = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'too_much_work'

const tooMuchWork = 'Many comparisons are being worked out. Try again in a minute.'

/**
 * What the thread works out for a request, and keeps for whoever asks the same. It is not begun for whoever has gone.
 *
 * @param keep says everything that it depends on, who may see it included
 * @param same what tells it apart while it has not ended; left out: `keep`
 * @throws Response with status 503 where too much waits already
 */
export async function fromThread<T>(
  { inThread }: Pick<LoadContext, 'inThread'>,
  { signal }: Request,
  work: string,
  question: unknown,
  { keep, same = keep }: { keep: string; same?: string },
): Promise<T> {
  try {
    return await inThread<T>(work, question, { keep, same, signal })
  } catch (error) {
    throw isTooMuchWork(error)
      ? new Response(tooMuchWork, { status: 503, headers: { 'Content-Type': 'text/plain', 'Retry-After': '60' } })
      : error
  }
}

/** Of a page that may be refused so: tells when to come back. */
export const headersOfBusy: HeadersFunction = ({ loaderHeaders, errorHeaders }) => errorHeaders ?? loaderHeaders
