import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { endOwnSession } from '#app/actions/sessions.server.ts'
import { noSessionCookie } from '#app/platform/session-cookie.ts'

export function loader() {
  return redirect('/')
}

export async function action({ context }: ActionFunctionArgs) {
  if (context.signedIn) await endOwnSession(context.db, context.signedIn, context.signedIn.sessionId)
  return redirect('/sign-in', { headers: { 'Set-Cookie': noSessionCookie(context.reached.isHttps) } })
}
