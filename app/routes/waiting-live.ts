import type { LoaderFunctionArgs } from '@remix-run/node'
import { liveStream } from '#app/platform/live-stream.ts'
import { requireScope } from '#app/screens/in-view.server.ts'

/** Server-sent events: something in the workspace changed. What, the page asks for with the rights it has then. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { scope, asker } = await requireScope(context, params['workspace'], 'read')
  const stream = liveStream(context.changes, scope.workspaceId, {
    ...{ userId: asker.userId ?? 0, signal: request.signal },
    goesOn: async () => (await context.askAgain(scope.workspaceId)) !== null,
  })
  return stream ?? new Response('Too many pages are open at once.', { status: 503, headers: { 'Retry-After': '30' } })
}
