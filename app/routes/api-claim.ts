import type { ActionFunctionArgs } from '@remix-run/node'
import { claimConversation, releaseConversation } from '#app/actions/claim-conversation.server.ts'
import { apiError, apiLoader, jsonAnswer } from '#app/platform/api-answers.ts'
import { findScope } from '#app/screens/in-view.server.ts'

const methods = 'Claim a conversation with POST, give it back with DELETE.'

export const loader = apiLoader(() => Promise.resolve(apiError(405, 'bad_method', methods)))

export const action = apiLoader(async ({ request, params, context }: ActionFunctionArgs) => {
  const isUndo = request.method === 'DELETE'
  if (request.method !== 'POST' && !isUndo) return apiError(405, 'bad_method', methods)
  const search = new URL(request.url).searchParams
  const found = await findScope(context, search.get('workspace') || undefined, 'care')
  if (!found.ok) return apiError(found.status, found.code, found.message)
  const { scope, asker } = found
  const who = { name: asker.name, userId: asker.userId }
  const change = { conversation: params['id'] ?? '', who, now: context.now() }
  const done = isUndo
    ? await releaseConversation(context.db, scope, change)
    : await claimConversation(context.db, scope, change)
  if (!done.ok) return apiError(409, done.by === null ? 'nothing_to_claim' : 'claimed', done.reason)
  return jsonAnswer(context, { conversation: done.conversation, claimedBy: isUndo ? null : asker.name })
})
