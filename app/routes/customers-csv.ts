import type { LoaderFunctionArgs } from '@remix-run/node'
import { csvAnswer } from '#app/platform/api-answers.ts'
import { readCustomers } from '#app/screens/customers-asked.server.ts'
import { customersCsv } from '#app/screens/customers.server.ts'
import { requireView } from '#app/screens/in-view.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const search = new URL(request.url).searchParams
  const read = readCustomers(search)
  if (!read.ok) throw new Response(read.reason, { status: 400 })
  const { scope, view } = await requireView(context, params['workspace'], search, (_trx, seen) => Promise.resolve(seen))
  return csvAnswer(context, 'customers', customersCsv(context, scope, view, read.asked))
}
