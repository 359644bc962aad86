import type { LoaderFunctionArgs } from '@remix-run/node'
import { csvAnswer } from '#app/platform/api-answers.ts'
import { requireView } from '#app/screens/in-view.server.ts'
import { readAsked } from '#app/screens/search-asked.ts'
import { foundCsv } from '#app/screens/search-csv.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const search = new URL(request.url).searchParams
  const read = readAsked(search)
  if (!read.ok) throw new Response(read.reason, { status: 400 })
  const { scope, view } = await requireView(context, params['workspace'], search, (_trx, seen) => Promise.resolve(seen))
  return csvAnswer(context, 'conversations', foundCsv(context, scope, view, read.asked))
}
