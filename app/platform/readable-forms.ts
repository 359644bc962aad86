import type { ActionFunctionArgs, ServerBuild } from '@remix-run/node'
import { apiError } from './api-answers.ts'

const isForm = /^application\/x-www-form-urlencoded\b/i
const isJson = /^application\/json\b/i
/** It drops the NULs of each record itself: one of them must not keep back thousands of others. */
const ownDoor = '/api/v1/ingest'
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
      const { pathname } = new URL(args.request.url)
      if (pathname === ownDoor || !(await holdsNul(args.request))) return action(args)
      if (pathname.startsWith('/api/')) return apiError(400, 'bad_text', message)
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
  if (body.includes('\0')) return true
  return isForm.test(type) ? body.includes('%00') : escapesNul(body)
}

/** A backslash that is itself escaped escapes nothing. */
const escapesNul = (json: string): boolean => /(?<!\\)(?:\\\\)*\\u0000/.test(json)
