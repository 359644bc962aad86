import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireView } from '#app/screens/in-view.server.ts'
import { loadWaitingPreview } from '#app/screens/waiting-preview.server.ts'

/** One conversation beside the queue, for a page that is open. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const id = new URL(request.url).searchParams.get('conversation')
  if (!id) throw new Response('Say which conversation, as conversation=….', { status: 400 })
  const preview = await requireView(context, params['workspace'], new URLSearchParams(), (trx, seen) =>
    loadWaitingPreview(trx, seen, id),
  )
  return Response.json(preview, { headers: { 'Server-Timing': context.serverTiming() } })
}
