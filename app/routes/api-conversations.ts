import { apiError, apiLoader, csvAnswer, jsonAnswer, wantsCsv } from '#app/platform/api-answers.ts'
import { openedNumber, pageLengthOf } from '#app/screens/opened-number.ts'
import { conversationsCsv } from '#app/screens/conversations-csv.server.ts'
import { loadConversations } from '#app/screens/conversations.server.ts'
import { inView } from '#app/screens/in-view.server.ts'
import { foundCsv } from '#app/screens/search-csv.server.ts'
import { looksFor, readAsked } from '#app/screens/search-asked.ts'
import { loadFound } from '#app/screens/search.server.ts'
import type { LoaderFunctionArgs } from '@remix-run/node'

export const loader = apiLoader((args) => {
  const search = new URL(args.request.url).searchParams
  return looksFor(search) ? found(args, search) : behindNumber(args, search)
})

async function behindNumber({ request, context }: LoaderFunctionArgs, search: URLSearchParams): Promise<Response> {
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
}

async function found({ request, context }: LoaderFunctionArgs, search: URLSearchParams): Promise<Response> {
  const [read, limit, csv] = [readAsked(search), pageLengthOf(search), wantsCsv(request)]
  if (!read.ok) return apiError(400, 'bad_filter', read.reason)
  if (!limit.ok) return apiError(400, 'bad_filter', limit.reason)
  const result = await inView(context, search.get('workspace') || undefined, search, async (trx, { scope, view }) => {
    return { view, scope, list: csv ? null : await loadFound(trx, scope, view, read.asked, limit.limit) }
  })
  if (!result.ok) return apiError(result.status, result.code, result.message)
  const { view, scope, list } = result.value
  if (list) return jsonAnswer(context, list)
  return csvAnswer(context, 'conversations', foundCsv(context, scope, view, read.asked))
}
