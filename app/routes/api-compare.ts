import { apiError, apiLoader, csvAnswer, jsonAnswer, wantsCsv } from '#app/platform/api-answers.ts'
import { parseAsked } from '#app/screens/compare-asked.ts'
import { comparisonCsv, curvesCsv } from '#app/screens/compare-csv.ts'
import type { ComparisonAsked, LoadedComparison } from '#app/screens/compare.server.ts'
import { inView } from '#app/screens/in-view.server.ts'

export const loader = apiLoader(async ({ request, context }) => {
  const search = new URL(request.url).searchParams
  const parsed = parseAsked(search)
  if (!parsed.ok) return apiError(400, 'bad_filter', parsed.reason)
  const result = await inView(context, search.get('workspace') || undefined, search, (_trx, { scope, view }) =>
    context.inThread<LoadedComparison>('compare', { scope, view, asked: parsed.asked } satisfies ComparisonAsked),
  )
  if (!result.ok) return apiError(result.status, result.code, result.message)
  if (!result.value.ok) return apiError(400, 'bad_filter', result.value.reason)
  const { comparison } = result.value
  if (wantsCsv(request) && search.get('table') === 'curves')
    return csvAnswer(context, 'compare-curves', curvesCsv(comparison))
  if (wantsCsv(request)) return csvAnswer(context, 'compare', comparisonCsv(comparison))
  return jsonAnswer(context, comparison)
})
