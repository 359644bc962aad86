import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { changeOwnPassword } from '#app/actions/account.server.ts'
import { endOtherSessions, endOwnSession } from '#app/actions/sessions.server.ts'
import { posted, postedId } from '#app/platform/posted.ts'
import { loadAccount } from '#app/screens/sessions.server.ts'
import { Masthead } from '#app/ui/app-header.tsx'
import { EntryField, EntryForm, NewPasswordField } from '#app/ui/entry-form.tsx'
import { Problem } from '#app/ui/problem.tsx'
import { SessionsTable } from '#app/ui/sessions-table.tsx'

export const meta: MetaFunction = () => [{ title: 'Your account · Rapport' }]

export async function loader({ context }: LoaderFunctionArgs) {
  if (!context.signedIn) throw redirect('/sign-in')
  return loadAccount(context.db, context.signedIn)
}

type Told = { fault?: string; done?: string }

export async function action({ request, context }: ActionFunctionArgs) {
  const person = context.signedIn
  if (!person) throw redirect('/sign-in')
  const form = await request.formData()
  if (posted(form, 'do') === 'end') await endOwnSession(context.db, person, postedId(form, 'session'))
  else if (posted(form, 'do') === 'end others') await endOtherSessions(context.db, person)
  else {
    const tooOften = context.signInLimit.refuse(person.email, context.reached.from)
    if (tooOften !== null) return json<Told>({ fault: tooOften }, 429)
    const passwords = { before: posted(form, 'before'), after: posted(form, 'after') }
    const changed = await changeOwnPassword(context.db, person, passwords)
    if (!changed.ok) return json<Told>({ fault: changed.reason }, 422)
    context.signInLimit.clear(person.email, context.reached.from)
    return json<Told>({ done: 'Your password is changed. Wherever else you were signed in, that has ended.' })
  }
  return redirect('/account')
}

export default function Account() {
  const { name, email, hasPassword, sessions } = useLoaderData<typeof loader>()
  const told: Told | undefined = useActionData<typeof action>()
  return (
    <>
      <Masthead />
      <main id="main" className="wrap">
        <div className="lede first">
          <h1>{name}</h1>
          <p className="notice">You sign in with {email}.</p>
          <form method="post" action="/sign-out" className="after-list">
            <button className="button plain">Sign out</button>
          </form>
        </div>
        <section className="section" aria-labelledby="sessions">
          <h2 id="sessions">Where you are signed in</h2>
          <SessionsTable
            sessions={sessions}
            timeZone="UTC"
            caption="Times are UTC; “last used” is noted every five minutes"
          />
          {sessions.length > 1 && (
            <form method="post" className="after-list">
              <button className="button" name="do" value="end others">
                End all the others
              </button>
            </form>
          )}
        </section>
        <section className="section" aria-labelledby="password">
          <h2 id="password">{hasPassword ? 'Another password' : 'A password'}</h2>
          {told?.done !== undefined && <output>{told.done}</output>}
          <EntryForm button={hasPassword ? 'Change it' : 'Set it'} fault={told?.fault}>
            <input type="hidden" name="username" autoComplete="username" value={email} />
            {hasPassword && (
              <EntryField label="The one you have" name="before" type="password" autoComplete="current-password" />
            )}
            <NewPasswordField label={hasPassword ? 'The new one' : 'Password'} name="after" />
          </EntryForm>
        </section>
      </main>
    </>
  )
}

export { Problem as ErrorBoundary }
