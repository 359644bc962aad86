import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { noteLeaving } from '#app/actions/open-id.server.ts'
import { browserCookie } from '#app/platform/session-cookie.ts'
import { ownPath } from '#app/rights/own-path.ts'

/** Leaves for the OpenID provider. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { openId, reached, db, log, signInLimit } = context
  if (!openId) throw new Response('No OpenID provider is set up here.', { status: 404 })
  const refused = signInLimit.refuseLeaving(reached.from)
  if (refused !== null) throw new Response(refused, { status: 429 })
  const leaving = await openId.leave(`${reached.url}/sign-in/openid/back`).catch((error: unknown) => {
    log.error({ err: error }, 'the OpenID provider could not be asked')
    throw new Response(`${openId.name} does not answer. Sign in with your password, or try again later.`, {
      status: 502,
    })
  })
  const to = ownPath(new URL(request.url).searchParams.get('to'))
  const secret = await noteLeaving(db, leaving, to)
  return redirect(leaving.url, { headers: { 'Set-Cookie': browserCookie({ secret, isHttps: reached.isHttps }) } })
}
