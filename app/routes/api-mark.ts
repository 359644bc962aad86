import type { ActionFunctionArgs } from '@remix-run/node'
import { markConversation } from '#app/actions/mark-conversation.server.ts'
import { apiError, apiLoader, jsonAnswer } from '#app/platform/api-answers.ts'
import { findScope } from '#app/screens/in-view.server.ts'
import { markBodyShape } from '#app/screens/wire-conversations.ts'

const methods = 'Mark a conversation with POST, take its marks back with DELETE.'

export const loader = apiLoader(() => Promise.resolve(apiError(405, 'bad_method', methods)))

export const action = apiLoader(async ({ request, params, context }: ActionFunctionArgs) => {
  const isUndo = request.method === 'DELETE'
  if (request.method !== 'POST' && !isUndo) return apiError(405, 'bad_method', methods)
  const search = new URL(request.url).searchParams
  const found = await findScope(context, search.get('workspace') || undefined, 'care')
  if (!found.ok) return apiError(found.status, found.code, found.message)
  const body = isUndo ? null : markBodyShape.safeParse(await request.json().catch(() => undefined))
  if (body && !body.success) return apiError(400, 'bad_mark', 'Send JSON such as {"mark": "confirmed"}.')
  const only = search.get('only') || undefined
  const done = await markConversation(context.pool, found.scope, {
    ...{ conversation: params['id'] ?? '', mark: body?.data.mark ?? null },
    ...(isUndo && only !== undefined && { only }),
    ...{ who: found.asker.name, now: context.now() },
  })
  if (!done.ok) return apiError(404, isUndo ? 'nothing_to_undo' : 'no_conversation', done.reason)
  const { ok: _ok, ...marked } = done
  return jsonAnswer(context, marked)
})
