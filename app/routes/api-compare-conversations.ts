import { apiError, apiLoader, csvAnswer, jsonAnswer, wantsCsv } from '#app/platform/api-answers.ts'
import { openedSide } from '#app/screens/compare-address.ts'
import { parseAsked } from '#app/screens/compare-asked.ts'
import { loadSideList, sideListCsv, sideListFrom } from '#app/screens/compare-list.server.ts'
import { inView } from '#app/screens/in-view.server.ts'

/** JSON comes in pages of so many. */
const rowsAtOnce = 500

export const loader = apiLoader(async ({ request, context }) => {
  const search = new URL(request.url).searchParams
  const parsed = parseAsked(search)
  if (!parsed.ok) return apiError(400, 'bad_filter', parsed.reason)
  const csv = wantsCsv(request)
  const page = csv ? { from: 0, limit: Infinity } : { from: sideListFrom(search), limit: rowsAtOnce }
  const result = await inView(context, search.get('workspace') || undefined, search, (trx, { scope, view }) =>
    loadSideList(trx, scope, view, parsed.asked, { ...openedSide(search), ...page }),
  )
  if (!result.ok) return apiError(result.status, result.code, result.message)
  const list = result.value
  if (!list.ok) return apiError(400, 'bad_filter', list.reason)
  if (csv) return csvAnswer(context, 'compared-conversations', sideListCsv(list.rows))
  return jsonAnswer(context, { total: list.total, conversations: list.rows, next: list.next })
})
