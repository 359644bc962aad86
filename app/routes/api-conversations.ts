import { apiError, apiLoader, csvAnswer, jsonAnswer, wantsCsv } from '#app/platform/api-answers.ts'
import { openedNumber } from '#app/screens/opened-number.ts'
import { conversationsCsv } from '#app/screens/conversations-csv.server.ts'
import { loadConversations } from '#app/screens/conversations.server.ts'
import { inView } from '#app/screens/in-view.server.ts'

export const loader = apiLoader(async ({ request, context }) => {
  const search = new URL(request.url).searchParams
  const opened = openedNumber(search)
  if (!opened.ok) return apiError(400, 'bad_filter', opened.reason)
  const result = await inView(context, search.get('workspace') || undefined, search, async (trx, { scope, view }) => {
    return { view, scope, list: await loadConversations(trx, scope, view, opened.number) }
  })
  if (!result.ok) return apiError(result.status, result.code, result.message)
  const { view, scope, list } = result.value
  if (!list.ok) return apiError(400, 'bad_filter', list.reason)
  if (!wantsCsv(request)) {
    return jsonAnswer(context, { total: list.total, conversations: list.conversations, next: list.next })
  }
  return csvAnswer(context, 'conversations', conversationsCsv(context, scope, view, opened.number))
})
