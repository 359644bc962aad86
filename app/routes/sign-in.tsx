import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { enterByPassword } from '#app/actions/sign-in.server.ts'
import { posted } from '#app/platform/posted.ts'
import { sessionCookie } from '#app/platform/session-cookie.ts'
import { ownPath } from '#app/rights/own-path.ts'
import { loadSignIn } from '#app/screens/sign-in.server.ts'
import { Command } from '#app/ui/command.tsx'
import { Doorway, EntryField, EntryForm, Words } from '#app/ui/entry-form.tsx'

export const meta: MetaFunction = () => [{ title: 'Sign in · Rapport' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const to = ownPath(new URL(request.url).searchParams.get('to'))
  if (context.signedIn) return redirect(to)
  return { to, openId: context.openId?.name ?? null, ...(await loadSignIn(context.db)) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const [email, to] = [posted(form, 'email'), ownPath(posted(form, 'to'))]
  const tooOften = context.signInLimit.refuse(email, context.reached.from)
  if (tooOften !== null) return json({ fault: tooOften, email }, 429)
  const entered = await enterByPassword(context.db, {
    ...{ email, password: posted(form, 'password'), before: context.signedIn },
    userAgent: request.headers.get('user-agent'),
  })
  if (!entered.ok) return json({ fault: entered.reason, email }, 422)
  context.signInLimit.clear(email, context.reached.from)
  const cookie = sessionCookie({ secret: entered.secret, isHttps: context.reached.isHttps })
  return redirect(to, { headers: { 'Set-Cookie': cookie } })
}

export default function SignIn() {
  const { to, openId, isClaimed } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  if (!isClaimed) {
    return (
      <Doorway title="Nobody owns this Rapport yet.">
        <Words>
          Whoever started it found a link in the terminal that makes it theirs. If it is gone, this prints a new one, in
          Rapport’s folder:
        </Words>
        <Command text="npm run -s rapport -- user link" />
      </Doorway>
    )
  }
  return (
    <Doorway title="Sign in.">
      <EntryForm
        button="Sign in"
        fault={refused?.fault}
        beside={openId !== null && <a href={`/sign-in/openid?${new URLSearchParams({ to })}`}>Sign in with {openId}</a>}
      >
        <input type="hidden" name="to" value={to} />
        <EntryField
          label="E-mail address"
          name="email"
          type="email"
          autoComplete="username"
          defaultValue={refused?.email ?? ''}
        />
        <EntryField label="Password" name="password" type="password" autoComplete="current-password" />
      </EntryForm>
      <p className="quiet">
        Forgotten it? An owner of this Rapport can print you a link that sets a new one, with “user link” and your
        address in its terminal.
      </p>
    </Doorway>
  )
}
