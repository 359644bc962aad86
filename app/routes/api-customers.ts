import { apiError, apiLoader, csvAnswer, jsonAnswer, wantsCsv } from '#app/platform/api-answers.ts'
import { readCustomers } from '#app/screens/customers-asked.server.ts'
import { customersCsv, loadCustomers } from '#app/screens/customers.server.ts'
import { inView } from '#app/screens/in-view.server.ts'

export const loader = apiLoader(async ({ request, context }) => {
  const search = new URL(request.url).searchParams
  const read = readCustomers(search)
  if (!read.ok) return apiError(400, 'bad_filter', read.reason)
  const csv = wantsCsv(request)
  const result = await inView(context, search.get('workspace') || undefined, search, async (trx, seen) => ({
    seen,
    list: csv ? null : await loadCustomers(trx, seen, search),
  }))
  if (!result.ok) return apiError(result.status, result.code, result.message)
  const { seen, list } = result.value
  if (list === null) return csvAnswer(context, 'customers', customersCsv(context, seen.scope, seen.view, read.asked))
  const { total, next, stillReading } = list
  const customers = list.customers.map(({ position: _position, ...customer }) => customer)
  return jsonAnswer(context, { total, customers, next, stillReading })
})
