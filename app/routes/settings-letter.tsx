import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData, useParams } from '@remix-run/react'
import { changeLetterList } from '#app/actions/letter-by-form.server.ts'
import { canBeUndone } from '#app/actions/undo-setting.server.ts'
import { countAnew } from '#app/ingestion/count-anew.ts'
import { turnOf } from '#app/ingestion/background.ts'
import { addJob } from '#app/jobs/queue.ts'
import { posted } from '#app/platform/posted.ts'
import { may } from '#app/rights/roles.ts'
import { requireScope } from '#app/screens/in-view.server.ts'
import { loadLetterSettings } from '#app/screens/letter-settings.server.ts'
import { LetterReaders } from '#app/ui/letter-readers.tsx'
import { LetterSending } from '#app/ui/letter-sending.tsx'
import { Problem } from '#app/ui/problem.tsx'
import { RightsNav } from '#app/ui/rights-nav.tsx'
import { Done, type Told } from '#app/ui/setting-form.tsx'

export const meta: MetaFunction = ({ params }) => [{ title: `Weekly letter · ${params['workspace']} · Rapport` }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { scope, workspace, asker } = await requireScope(context, params['workspace'], 'settings')
  const who = new URL(request.url).searchParams.has('changed') ? asker.name : null
  const { lastChange, ...settings } = await context.inWorkspace(scope, (trx) => loadLetterSettings(trx, scope, who))
  const undo = who === null ? null : { line: lastChange && canBeUndone(lastChange.action) ? lastChange.line : null }
  return { ...settings, undo, isOwner: may(asker.role, 'mail'), timeZone: workspace.time_zone }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { scope, workspace, asker } = await requireScope(context, params['workspace'], 'settings')
  const form = await request.formData()
  const tools = {
    ...{ db: context.db, pool: context.pool, scope, workspace, who: asker.name, now: context.now() },
    countAnew: (workspaceId: number) => addJob(context.pool, countAnew, { workspaceId }, turnOf.counting(workspaceId)),
  }
  const done = await changeLetterList(tools, form)
  if (done.ok) return redirect(`/w/${encodeURIComponent(workspace.name)}/settings/letter?changed=1`)
  const typed = Object.fromEntries([...form].map(([name, value]) => [name, typeof value === 'string' ? value : '']))
  const hasLeft = done.hasLeft === true ? { hasLeft: 'yes' } : {}
  return json<Told>({ does: posted(form, 'do'), typed: { ...typed, ...hasLeft }, fault: done.reason }, 422)
}

export default function LetterSettingsPage() {
  const { readers, sending, isWritten, server, undo, isOwner, timeZone } = useLoaderData<typeof loader>()
  const told: Told = useActionData<typeof action>()
  const home = `/w/${encodeURIComponent(useParams()['workspace'] ?? '')}`
  return (
    <main id="main" className="wrap">
      <div className="lede">
        <h1>Who gets the weekly letter, and when.</h1>
        <RightsNav home={home} isOwner={isOwner} />
        {undo && told === undefined && <Done line={undo.line} />}
      </div>
      <LetterSending sending={sending} isWritten={isWritten} told={told} weekly={`${home}/weekly`} />
      <LetterReaders
        readers={readers}
        server={server}
        mail={isOwner ? `${home}/settings/mail` : null}
        timeZone={timeZone}
        told={told}
      />
    </main>
  )
}

export { Problem as ErrorBoundary }
