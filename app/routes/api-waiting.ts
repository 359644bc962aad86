import { apiError, apiLoader, csvAnswer, jsonAnswer, wantsCsv } from '#app/platform/api-answers.ts'
import { inView } from '#app/screens/in-view.server.ts'
import { readWaitingFilters } from '#app/screens/waiting-filters.ts'
import { loadWaitingAnswer, readLimit, waitingCsv } from '#app/screens/waiting-answer.server.ts'

export const loader = apiLoader(async ({ request, context }) => {
  const search = new URL(request.url).searchParams
  const read = readWaitingFilters(search)
  if (!read.ok) return apiError(400, 'bad_filter', read.reason)
  const limit = readLimit(search.get('limit'))
  if (limit === undefined) return apiError(400, 'bad_filter', 'The limit is a whole number from 1 to 500.')
  const found = await inView(context, search.get('workspace') || undefined, search, async (trx, seen) => ({
    seen,
    answer: await loadWaitingAnswer(trx, seen, read.filters, limit),
  }))
  if (!found.ok) return apiError(found.status, found.code, found.message)
  const { seen, answer } = found.value
  if (!wantsCsv(request)) return jsonAnswer(context, answer)
  return csvAnswer(context, 'waiting', waitingCsv(context, seen, read.filters))
})
