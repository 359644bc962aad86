import { apiError, apiLoader, csvAnswer, jsonAnswer, wantsCsv } from '#app/platform/api-answers.ts'
import { inView } from '#app/screens/in-view.server.ts'
import { readingsCsv } from '#app/screens/readings-csv.ts'
import { loadReadingsAndGaps } from '#app/screens/readings-gaps.server.ts'

export const loader = apiLoader(async ({ request, context }) => {
  const search = new URL(request.url).searchParams
  const result = await inView(context, search.get('workspace') || undefined, search, (trx, { scope, view }) =>
    loadReadingsAndGaps(trx, scope, view),
  )
  if (!result.ok) return apiError(result.status, result.code, result.message)
  if (wantsCsv(request)) return csvAnswer(context, 'readings', readingsCsv(result.value.readings))
  return jsonAnswer(context, result.value.readings)
})
