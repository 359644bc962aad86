import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { join } from '#app/actions/people.server.ts'
import { beginSession } from '#app/actions/sign-in.server.ts'
import { posted } from '#app/platform/posted.ts'
import { sessionCookie } from '#app/platform/session-cookie.ts'
import { loadInvitation } from '#app/screens/people.server.ts'
import { Doorway, EntryField, EntryForm, NewPasswordField, Words } from '#app/ui/entry-form.tsx'

export const meta: MetaFunction = () => [{ title: 'Invitation · Rapport' }]

/** Looking uses nothing up. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const secret = params['secret'] ?? ''
  const invitation = (await loadInvitation(context.db, secret)) ?? null
  return json({ invitation, as: context.signedIn?.email ?? null, secret }, invitation ? 200 : 410)
}

type Told = { fault: string; name: string }

export async function action({ request, params, context }: ActionFunctionArgs) {
  const secret = params['secret'] ?? ''
  const tooOften = context.signInLimit.refuse(`invitation ${secret}`, context.reached.from)
  if (tooOften !== null) return json<Told>({ fault: tooOften, name: '' }, 429)
  const form = await request.formData()
  const name = posted(form, 'name')
  const by = context.signedIn ?? { name, password: posted(form, 'password') }
  const joined = await join(context.db, secret, by)
  if (!joined.ok) return json<Told>({ fault: joined.reason, name }, 422)
  if (context.signedIn) return redirect('/')
  const cookie = await beginSession(context.db, joined.userId, request.headers.get('user-agent'))
  return redirect('/', {
    headers: { 'Set-Cookie': sessionCookie({ secret: cookie, isHttps: context.reached.isHttps }) },
  })
}

export default function Invitation() {
  const { invitation, as, secret } = useLoaderData<typeof loader>()
  const told: Told | undefined = useActionData<typeof action>()
  if (!invitation) {
    return (
      <Doorway title="This invitation opens nothing any more.">
        <Words>It was used or taken back, or is older than 14 days. Ask whoever sent it for a new one.</Words>
      </Doorway>
    )
  }
  const { email, role, by, workspace, isKnown } = invitation
  const part = `as ${role === 'owner' ? 'an' : 'a'} ${role}`
  const offer =
    by === null ? `${email} is invited to ${workspace}, ${part}.` : `${by} invites ${email} to ${workspace}, ${part}.`
  if (as !== null && as !== email) {
    return (
      <Doorway title={`You are signed in as ${as}.`}>
        <Words>{offer} Sign out, and open the link again.</Words>
        <form method="post" action="/sign-out">
          <button className="button">Sign out</button>
        </form>
      </Doorway>
    )
  }
  if (as === null && isKnown) {
    return (
      <Doorway title="Sign in to accept.">
        <Words>{offer}</Words>
        <p>
          <Link className="button" to={`/sign-in?${new URLSearchParams({ to: `/invitation/${secret}` })}`}>
            Sign in as {email}
          </Link>
        </p>
      </Doorway>
    )
  }
  return (
    <Doorway title={`Join ${workspace}.`}>
      <Words>{offer}</Words>
      <EntryForm button="Accept" fault={told?.fault}>
        {as === null && (
          <>
            <input type="hidden" name="username" autoComplete="username" value={email} />
            <EntryField label="Your name" name="name" autoComplete="name" defaultValue={told?.name ?? ''} />
            <NewPasswordField name="password" />
          </>
        )}
      </EntryForm>
    </Doorway>
  )
}
