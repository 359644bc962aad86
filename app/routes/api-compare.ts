import { apiError, apiLoader, csvAnswer, jsonAnswer, wantsCsv } from '#app/platform/api-answers.ts'
import { fromThread } from '#app/platform/from-thread.ts'
import type { LoadContext } from '#app/platform/load-context.ts'
import { loadCompareFrame } from '#app/screens/compare-frame.server.ts'
import { comparedNow, comparedSearch, comparisonKey, parseAsked } from '#app/screens/compare-asked.ts'
import { comparisonCsv, curvesCsv, weeksCsv } from '#app/screens/compare-csv.ts'
import type { ComparisonAsked, LoadedComparison } from '#app/screens/compare.server.ts'
import { inRememberedView, inView } from '#app/screens/in-view.server.ts'

/** What the page shows before anything is compared is soon found. */
async function weeks(context: LoadContext, workspace: string | undefined, search: URLSearchParams): Promise<Response> {
  const asked = { a: search.get('a'), b: search.get('b') }
  const found = await inView(context, workspace, search, (trx, { scope, view }) =>
    loadCompareFrame(trx, scope, view, asked),
  )
  if (!found.ok) return apiError(found.status, found.code, found.message)
  if (!found.value.ok) return apiError(400, 'bad_filter', found.value.reason)
  const { frame } = found.value
  return csvAnswer(context, 'compare-weeks', frame ? weeksCsv(frame) : '')
}

export const loader = apiLoader(async ({ request, context }) => {
  const search = new URL(request.url).searchParams
  const parsed = parseAsked(search)
  if (!parsed.ok) return apiError(400, 'bad_filter', parsed.reason)
  // The thread has a transaction of its own: none is held open while it computes.
  const workspace = search.get('workspace') || undefined
  if (wantsCsv(request) && search.get('table') === 'weeks') return weeks(context, workspace, search)
  const result = await inRememberedView(context, 'compare', workspace, comparedSearch(search), comparedNow)
  if (!result.ok) return apiError(result.status, result.code, result.message)
  const { changes, ...seen } = result.value
  const question: ComparisonAsked = { ...seen, asked: parsed.asked }
  const key = { keep: JSON.stringify([changes, question]), same: comparisonKey(question, search) }
  const loaded = await fromThread<LoadedComparison>(context, request, 'compare', question, key)
  if (!loaded.ok) return apiError(400, 'bad_filter', loaded.reason)
  const { comparison } = loaded
  if (wantsCsv(request) && search.get('table') === 'curves')
    return csvAnswer(context, 'compare-curves', curvesCsv(comparison))
  if (wantsCsv(request)) return csvAnswer(context, 'compare', comparisonCsv(comparison))
  return jsonAnswer(context, comparison)
})
