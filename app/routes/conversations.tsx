import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useParams, useSearchParams } from '@remix-run/react'
import { requireView } from '#app/screens/in-view.server.ts'
import { loadList } from '#app/screens/opened-list.server.ts'
import { FoundList } from '#app/ui/found-list.tsx'
import { NumberList } from '#app/ui/number-list.tsx'
import { Problem } from '#app/ui/problem.tsx'

export const meta: MetaFunction = ({ params }) => [{ title: `Conversations · ${params['workspace']} · Rapport` }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const search = new URL(request.url).searchParams
  return requireView(context, params['workspace'], search, (trx, seen) => loadList(trx, seen, search))
}

export default function Conversations() {
  const shown = useLoaderData<typeof loader>()
  const workspace = useParams()['workspace'] ?? ''
  const [search] = useSearchParams()
  return shown.kind === 'number' ? (
    <NumberList {...shown} workspace={workspace} search={search} />
  ) : (
    <FoundList {...shown} workspace={workspace} search={search} />
  )
}

export { Problem as ErrorBoundary }
