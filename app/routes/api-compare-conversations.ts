import { apiError, apiLoader, csvAnswer, jsonAnswer, wantsCsv } from '#app/platform/api-answers.ts'
import { fromThread } from '#app/platform/from-thread.ts'
import { openedSide } from '#app/screens/compare-address.ts'
import { comparedNow, comparedSearch, parseAsked } from '#app/screens/compare-asked.ts'
import type { LoadedSide, SideAsked } from '#app/screens/compare-columns.server.ts'
import { loadSidePage, sideListCsv, sideListFrom } from '#app/screens/compare-list.server.ts'
import { inRememberedView } from '#app/screens/in-view.server.ts'

/** JSON comes in pages of so many. */
const rowsAtOnce = 500

export const loader = apiLoader(async ({ request, context }) => {
  const search = new URL(request.url).searchParams
  const parsed = parseAsked(search)
  if (!parsed.ok) return apiError(400, 'bad_filter', parsed.reason)
  const workspace = search.get('workspace') || undefined
  const result = await inRememberedView(context, 'compare', workspace, comparedSearch(search), comparedNow)
  if (!result.ok) return apiError(result.status, result.code, result.message)
  const { changes, scope, view } = result.value
  const question: SideAsked = { scope, view, asked: parsed.asked, opened: openedSide(search) }
  const keep = JSON.stringify([changes, question])
  const list = await fromThread<LoadedSide>(context, request, 'compare-list', question, { keep })
  if (!list.ok) return apiError(400, 'bad_filter', list.reason)
  if (wantsCsv(request))
    return csvAnswer(context, 'compared-conversations', sideListCsv(context, scope, view.asOf, list))
  const from = sideListFrom(search)
  const { rows, next } = await context.inWorkspace(scope, (trx) =>
    loadSidePage(trx, scope, view.asOf, list, { from, limit: rowsAtOnce }),
  )
  return jsonAnswer(context, { total: list.at.length, conversations: rows, next })
})
