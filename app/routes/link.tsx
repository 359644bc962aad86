import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { beginSession, openSignInLink, readSignInLink } from '#app/actions/sign-in.server.ts'
import { endOwnSession } from '#app/actions/sessions.server.ts'
import { posted } from '#app/platform/posted.ts'
import { sessionCookie } from '#app/platform/session-cookie.ts'
import { Command } from '#app/ui/command.tsx'
import { Doorway, EntryField, EntryForm, NewPasswordField, Words } from '#app/ui/entry-form.tsx'

export const meta: MetaFunction = () => [{ title: 'Welcome · Rapport' }]

/** Looking uses nothing up: mail programs and chats open links before people do. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const link = (await readSignInLink(context.db, params['secret'] ?? '')) ?? null
  return json({ link }, link ? 200 : 410)
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const tooOften = context.signInLimit.refuse(`link ${params['secret']}`, context.reached.from)
  if (tooOften !== null) return json({ fault: tooOften, name: '', email: '' }, 429)
  const form = await request.formData()
  const [name, email] = [posted(form, 'name'), posted(form, 'email')]
  const opened = await openSignInLink(context.db, params['secret'] ?? '', {
    ...{ name, email, password: posted(form, 'password') },
  })
  if (!opened.ok) return json({ fault: opened.reason, name, email }, 422)
  if (context.signedIn) await endOwnSession(context.db, context.signedIn, context.signedIn.sessionId)
  const secret = await beginSession(context.db, opened.userId, request.headers.get('user-agent'))
  return redirect('/', { headers: { 'Set-Cookie': sessionCookie({ secret, isHttps: context.reached.isHttps }) } })
}

export default function Link() {
  const { link } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  if (!link) {
    return (
      <Doorway title="This link opens nothing any more.">
        <Words>It was used already, or is older than a day. This prints a new one, in Rapport’s folder:</Words>
        <Command text="npm run -s rapport -- user link" />
      </Doorway>
    )
  }
  const password = <NewPasswordField name="password" />
  if (link.kind === 'user') {
    return (
      <Doorway title={`A new password for ${link.name}.`}>
        <Words>You sign in with {link.email}. Wherever you are signed in elsewhere, that ends.</Words>
        <EntryForm button="Set it and sign in" fault={refused?.fault}>
          <input type="hidden" name="email" autoComplete="username" value={link.email} />
          {password}
        </EntryForm>
      </Doorway>
    )
  }
  return (
    <Doorway title="This Rapport becomes yours.">
      <Words>You will own it: every workspace, and who else may see what. The link works once.</Words>
      <EntryForm button="Make it mine" fault={refused?.fault}>
        <EntryField label="Your name" name="name" autoComplete="name" defaultValue={refused?.name ?? ''} />
        <EntryField
          label="E-mail address"
          name="email"
          type="email"
          autoComplete="username"
          defaultValue={refused?.email ?? ''}
          hint="You sign in with it. Nothing is sent to it."
        />
        {password}
      </EntryForm>
    </Doorway>
  )
}
