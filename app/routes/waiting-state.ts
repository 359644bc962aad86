import type { ActionFunctionArgs } from '@remix-run/node'
import { requireView } from '#app/screens/in-view.server.ts'
import { readWaitingFilters } from '#app/screens/waiting-filters.ts'
import { loadWaitingState, readStateAsked } from '#app/screens/waiting-state.server.ts'

/** A script posts here. */
export const loader = () =>
  new Response('This address is asked with POST.', { status: 405, headers: { Allow: 'POST' } })

/** How the rows of an open page stand now. Posted, because their names are too long for an address; changes nothing. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const search = new URL(request.url).searchParams
  const read = readWaitingFilters(search)
  const asked = readStateAsked(await request.json().catch(() => null))
  search.delete('as-of')
  const state = await requireView(context, params['workspace'], search, (trx, seen) => {
    if (!read.ok || !asked) throw new Response('Of which rows, and since when?', { status: 400 })
    return loadWaitingState(trx, seen, read.filters, asked)
  })
  return Response.json(state, { headers: { 'Server-Timing': context.serverTiming() } })
}
