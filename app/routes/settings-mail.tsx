import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData, useParams } from '@remix-run/react'
import { removeMail, setMail } from '#app/actions/mail-server.server.ts'
import { hastyPost } from '#app/platform/mail.server.ts'
import { posted } from '#app/platform/posted.ts'
import { requireScope } from '#app/screens/in-view.server.ts'
import { loadMailServer } from '#app/screens/letter-settings.server.ts'
import { MailServerForm, MailTest } from '#app/ui/mail-server-form.tsx'
import { Problem } from '#app/ui/problem.tsx'
import { RightsNav } from '#app/ui/rights-nav.tsx'
import { Done, type Told } from '#app/ui/setting-form.tsx'
import { tryServer } from '#app/weekly-report/sending/try-mail.server.ts'

export const meta: MetaFunction = ({ params }) => [{ title: `Mail · ${params['workspace']} · Rapport` }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { scope } = await requireScope(context, params['workspace'], 'mail')
  const server = await context.inWorkspace(scope, (trx) => loadMailServer(trx, scope))
  const isChanged = new URL(request.url).searchParams.has('changed')
  return { server, isChanged, to: context.signedIn?.email ?? null }
}

type Answer = { told?: Told; tried?: { ok: boolean; says: string } }

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { scope, workspace, asker } = await requireScope(context, params['workspace'], 'mail')
  const form = await request.formData()
  const does = posted(form, 'do')
  const [who, now] = [asker.name, context.now()]
  if (does === 'test') {
    const { signedIn: to, db } = context
    if (!to) return json<Answer>({ tried: { ok: false, says: 'Nobody is signed in whom it could be sent to.' } }, 422)
    const given = { db, scope, post: hastyPost, to, workspace: workspace.name, now }
    return json<Answer>({ tried: await tryServer(given, who) })
  }
  // A password is taken as it is typed; spaces may belong to it.
  const text = (name: string) => (name === 'password' ? posted(form, name) : posted(form, name).trim())
  const done = await context.inWorkspace(scope, (trx) =>
    does === 'remove' ? removeMail(trx, scope, who) : setMail(trx, scope, { text, who, now }),
  )
  if (done.ok) return redirect(`/w/${encodeURIComponent(workspace.name)}/settings/mail?changed=1`)
  const { password: _secret, ...typed } = Object.fromEntries(
    [...form].map(([name, value]) => [name, typeof value === 'string' ? value : '']),
  )
  return json<Answer>({ told: { does, typed, fault: done.reason } }, 422)
}

export default function MailSettings() {
  const { server, isChanged, to } = useLoaderData<typeof loader>()
  const answer: Answer | undefined = useActionData<typeof action>()
  const home = `/w/${encodeURIComponent(useParams()['workspace'] ?? '')}`
  return (
    <main id="main" className="wrap">
      <div className="lede">
        <h1>The server that takes our mail.</h1>
        <RightsNav home={home} isOwner />
        {isChanged && answer === undefined && <Done line={null} />}
      </div>
      <MailServerForm server={server} told={answer?.told} />
      {server && <MailTest to={to} tried={answer?.tried} />}
    </main>
  )
}

export { Problem as ErrorBoundary }
