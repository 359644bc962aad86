import { redirect } from '@remix-run/node'
import { apiError, apiLoader, jsonAnswer } from '#app/platform/api-answers.ts'
import { loadConversationPage } from '#app/screens/conversation-page.server.ts'
import { inView } from '#app/screens/in-view.server.ts'

export const loader = apiLoader(async ({ request, params, context }) => {
  const { searchParams: search } = new URL(request.url)
  const id = params['id'] ?? ''
  const result = await inView(context, search.get('workspace') || undefined, search, (trx, seen) =>
    loadConversationPage(trx, seen, id),
  )
  if (!result.ok) return apiError(result.status, result.code, result.message)
  const found = result.value
  if (!found) return apiError(404, 'no_conversation', `There is no conversation ${id}.`)
  if ('forgotten' in found)
    return apiError(
      410,
      'forgotten',
      'This customer was forgotten: what was said is erased, and what was counted stays.',
    )
  if ('movedTo' in found) return redirect(`/api/v1/conversations/${encodeURIComponent(found.movedTo)}?${search}`, 308)
  const { mayCare: _ours, openHref: _page, ...conversation } = found
  return jsonAnswer(context, conversation)
})
