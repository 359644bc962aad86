import type { ActionFunctionArgs } from '@remix-run/node'
import { correctByJson, correctMessage } from '#app/actions/correct-message.server.ts'
import { apiError, apiLoader, jsonAnswer } from '#app/platform/api-answers.ts'
import { findScope } from '#app/screens/in-view.server.ts'
import { correctionBodyShape } from '#app/screens/wire.ts'

const methods = 'Correct a message with POST, take its last correction back with DELETE.'

export const loader = apiLoader(() => Promise.resolve(apiError(405, 'bad_method', methods)))

export const action = apiLoader(async (args: ActionFunctionArgs) => {
  const { request, context } = args
  if (request.method !== 'POST' && request.method !== 'DELETE') return apiError(405, 'bad_method', methods)
  const search = new URL(request.url).searchParams
  const isUndo = request.method === 'DELETE'
  const read = isUndo ? { message: search.get('message') ?? '' } : await request.json().catch(() => undefined)
  const body = correctionBodyShape.safeParse(read)
  // Whoever may not correct hears that, whatever they sent.
  const found = await findScope(context, search.get('workspace') || body.data?.workspace || undefined, 'care')
  if (!found.ok) return apiError(found.status, found.code, found.message)
  if (!body.success) return apiError(400, 'bad_correction', isUndo ? noMessage : noBody)
  const { message, verdict } = body.data
  const change = { who: found.asker.name, now: context.now() }
  const done = isUndo
    ? await correctMessage(context.pool, found.scope, { ...change, message, correction: null })
    : await correctByJson(context.pool, found.scope, { message, verdict }, change)
  if (done.ok) return jsonAnswer(context, correctionAnswer(done))
  return 'isUnreadable' in done
    ? apiError(400, 'bad_correction', done.reason)
    : apiError(404, isUndo ? 'nothing_to_undo' : 'no_message', done.reason)
})

const correctionAnswer = ({ message, conversation, correction }: Answer) => ({ message, conversation, correction })

type Answer = { message: string; conversation: string | null; correction: unknown }

const noMessage = 'Say which message, as message=….'
const noBody = 'Send JSON such as {"message": "x:123", "verdict": {"complaint": false}}.'
