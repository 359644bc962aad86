import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData, useParams } from '@remix-run/react'
import { endEverySession, endSomebodysSession } from '#app/actions/sessions.server.ts'
import { posted, postedId } from '#app/platform/posted.ts'
import { requireScope } from '#app/screens/in-view.server.ts'
import { loadSessions } from '#app/screens/sessions.server.ts'
import { Problem } from '#app/ui/problem.tsx'
import { RightsNav } from '#app/ui/rights-nav.tsx'
import { SessionsTable } from '#app/ui/sessions-table.tsx'

export const meta: MetaFunction = ({ params }) => [{ title: `Sessions · ${params['workspace']} · Rapport` }]

/** Sessions reach every workspace: they are shown to the owner of the installation alone. */
async function requireInstallationOwner({ params, context }: Pick<LoaderFunctionArgs, 'params' | 'context'>) {
  const { workspace } = await requireScope(context, params['workspace'], 'keys')
  const person = context.signedIn
  if (person?.ownsInstallation) return { person, workspace }
  throw new Response('Only the owner of this installation sees where others are signed in.', { status: 403 })
}

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { person, workspace } = await requireInstallationOwner({ params, context })
  const sessions = await loadSessions(context.db, person, { everybody: true })
  return { sessions, timeZone: workspace.time_zone }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { person, workspace } = await requireInstallationOwner({ params, context })
  const form = await request.formData()
  if (posted(form, 'do') === 'end all') await endEverySession(context.db, person)
  else await endSomebodysSession(context.db, person, postedId(form, 'session'))
  return redirect(`/w/${encodeURIComponent(workspace.name)}/settings/sessions`)
}

export default function Sessions() {
  const { sessions, timeZone } = useLoaderData<typeof loader>()
  const home = `/w/${encodeURIComponent(useParams()['workspace'] ?? '')}`
  return (
    <main id="main" className="wrap">
      <div className="lede">
        <h1>Where people are signed in.</h1>
        <p className="notice">
          A session ends by itself 14 days after it was last used, and 60 days after it began. Whoever’s session is
          ended signs in again.
        </p>
        <RightsNav home={home} isOwner />
      </div>
      <section className="section" aria-label="Sessions">
        <SessionsTable sessions={sessions} timeZone={timeZone} caption="Of everybody, in every workspace" withNames />
        <form method="post" className="after-list">
          <button className="button" name="do" value="end all">
            End every session, mine too
          </button>
        </form>
      </section>
    </main>
  )
}

export { Problem as ErrorBoundary }
