import { apiError, apiLoader, csvAnswer, jsonAnswer, wantsCsv } from '#app/platform/api-answers.ts'
import { comparisonKey, parseAsked } from '#app/screens/compare-asked.ts'
import { comparisonCsv, curvesCsv } from '#app/screens/compare-csv.ts'
import type { ComparisonAsked, LoadedComparison } from '#app/screens/compare.server.ts'
import { inView } from '#app/screens/in-view.server.ts'

export const loader = apiLoader(async ({ request, context }) => {
  const search = new URL(request.url).searchParams
  const parsed = parseAsked(search)
  if (!parsed.ok) return apiError(400, 'bad_filter', parsed.reason)
  // The thread has a transaction of its own: none is held open while it computes.
  const result = await inView(context, search.get('workspace') || undefined, search, (_trx, { scope, view }) =>
    Promise.resolve({ scope, view, asked: parsed.asked } satisfies ComparisonAsked),
  )
  if (!result.ok) return apiError(result.status, result.code, result.message)
  const key = comparisonKey(result.value, search)
  const loaded = await context.inThread<LoadedComparison>('compare', result.value, key)
  if (!loaded.ok) return apiError(400, 'bad_filter', loaded.reason)
  const { comparison } = loaded
  if (wantsCsv(request) && search.get('table') === 'curves')
    return csvAnswer(context, 'compare-curves', curvesCsv(comparison))
  if (wantsCsv(request)) return csvAnswer(context, 'compare', comparisonCsv(comparison))
  return jsonAnswer(context, comparison)
})
