import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { enterByOpenId, takeLeaving } from '#app/actions/open-id.server.ts'
import { browserSecret, sessionCookie } from '#app/platform/session-cookie.ts'

/** Where the OpenID provider sends somebody back to. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { openId, reached, db, log, signedIn } = context
  if (!openId) throw new Response('No OpenID provider is set up here.', { status: 404 })
  const { search, searchParams } = new URL(request.url)
  const browser = browserSecret(request.headers.get('cookie'))
  const left = await takeLeaving(db, { state: searchParams.get('state') ?? '', browser: browser ?? '' })
  if (!left)
    throw new Response('This sign-in did not begin in this browser, or too long ago. Sign in again.', { status: 403 })
  const current = new URL(`${reached.url}/sign-in/openid/back${search}`)
  const person = await openId.comeBack(current, left).catch((error: unknown) => {
    log.warn({ err: error }, 'an OpenID sign-in was refused')
    throw new Response(`${openId.name} did not sign you in. Sign in again.`, { status: 403 })
  })
  const entered = await enterByOpenId(db, person, { userAgent: request.headers.get('user-agent'), before: signedIn })
  if (!entered.ok) throw new Response(entered.reason, { status: 403 })
  const cookie = sessionCookie({ secret: entered.secret, isHttps: reached.isHttps })
  return redirect(left.to, { headers: { 'Set-Cookie': cookie } })
}
