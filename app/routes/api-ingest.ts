import type { ActionFunctionArgs } from '@remix-run/node'
import { takeIn } from '#app/ingestion/take-in.ts'
import { apiError, apiLoader, jsonAnswer } from '#app/platform/api-answers.ts'
import { findScope } from '#app/screens/in-view.server.ts'

const method = 'Send records with POST.'

export const loader = apiLoader(() => Promise.resolve(apiError(405, 'bad_method', method)))

export const action = apiLoader(async ({ request, context }: ActionFunctionArgs) => {
  if (request.method !== 'POST') return apiError(405, 'bad_method', method)
  const name = new URL(request.url).searchParams.get('workspace') || undefined
  const found = await findScope(context, name, 'ingest')
  if (!found.ok) return apiError(found.status, found.code, found.message)
  const sent = {
    bytes: new Uint8Array(await request.arrayBuffer()),
    key: request.headers.get('idempotency-key'),
    who: found.asker.name,
  }
  const done = await takeIn({ db: context.db, pool: context.pool, now: context.now() }, found.scope, sent)
  return done.ok ? jsonAnswer(context, done.answer) : apiError(done.status, done.code, done.sentence)
})
