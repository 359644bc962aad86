import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireView } from '#app/screens/in-view.server.ts'
import { loadWork } from '#app/screens/work.server.ts'

/** What is under way, for a page that asks every two seconds: little, and nothing of it counts messages. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  return requireView(context, params['workspace'], new URLSearchParams(), async (trx, { scope }) => {
    const now = context.now()
    return { work: scope.teams === 'all' ? await loadWork(trx, scope, now) : [], asOf: now.toISOString() }
  })
}
