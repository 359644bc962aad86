import type { ActionFunctionArgs, ServerBuild } from '@remix-run/node'
import { apiError } from './api-answers.ts'

const isForm = /^application\/x-www-form-urlencoded\b/i
const isJson = /^application\/json\b/i
const message = 'A NUL, a character that no text can hold, is in what was sent. Nothing was changed.'

/**
 * The pages, whose actions take no NUL: Postgres takes none in a text, and no action need think of it. Files have doors of
 * their own, which read them as they come.
 */
export function withReadableForms(build: ServerBuild): ServerBuild {
  const routes = Object.entries(build.routes).map(([id, route]) => {
    const { action } = route?.module ?? {}
    if (!route || !action) return [id, route] as const
    const readable = async (args: ActionFunctionArgs): Promise<unknown> => {
      if (!(await holdsNul(args.request))) return action(args)
      if (new URL(args.request.url).pathname.startsWith('/api/')) return apiError(400, 'bad_text', message)
      throw new Response(message, { status: 400 })
    }
    return [id, { ...route, module: { ...route.module, action: readable } }] as const
  })
  return { ...build, routes: Object.fromEntries(routes) }
}

async function holdsNul(request: Request): Promise<boolean> {
  const type = request.headers.get('content-type') ?? ''
  if (!isForm.test(type) && !isJson.test(type)) return false
  const body = await request.clone().text()
  return isForm.test(type) ? /%00|\0/.test(body) : /\\u0000|\0/.test(body)
}
