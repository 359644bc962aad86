import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData, useParams } from '@remix-run/react'
import { bytesLying, keepUpload } from '#app/actions/uploads.server.ts'
import { receiveUpload } from '#app/platform/receive-upload.server.ts'
import { requireScope } from '#app/screens/in-view.server.ts'
import { Headline } from '#app/ui/headline.tsx'
import { MarginNote } from '#app/ui/margin-note.tsx'
import { Problem } from '#app/ui/problem.tsx'
import { UploadForm } from '#app/ui/upload-form.tsx'

export const meta: MetaFunction = ({ params }) => [{ title: `Add a file · ${params['workspace']} · Rapport` }]

export async function loader({ params, context }: LoaderFunctionArgs) {
  await requireScope(context, params['workspace'], 'sources')
  return { maxBytes: context.uploads.maxBytes }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { scope, asker, workspace } = await requireScope(context, params['workspace'], 'sources')
  const received = await receiveUpload(request, context.uploads, await bytesLying(context.db, scope))
  if (!received.ok) return data({ fault: received.sentence }, { status: received.status })
  const kept = await keepUpload(context.db, scope, received, { who: asker.name, now: context.now() })
  if (!kept.ok) return data({ fault: kept.reason }, { status: 422 })
  return redirect(`/w/${encodeURIComponent(workspace.name)}/sources/uploads/${received.id}`)
}

export default function AddFile() {
  const { maxBytes } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const home = `/w/${encodeURIComponent(useParams()['workspace'] ?? '')}`
  return (
    <main id="main" className="wrap">
      <Headline
        title="Bring in a file of conversations."
        deck="One row per message, with who wrote it, when and what; or one row per ticket, with when it was opened and solved."
        margin={
          <MarginNote
            title="What is not taken in"
            link={{ href: `${home}/measures#refused`, text: 'Why, and what to look at instead' }}
          >
            <p>
              Counts of followers, likes, impressions and reach are dropped before anything is stored. A file with
              nothing else in it is refused.
            </p>
          </MarginNote>
        }
      />
      <div className="section">
        <UploadForm maxBytes={maxBytes} fault={refused?.fault} />
        <p className="beside">
          <Link to={`${home}/sources`}>Sources</Link>
        </p>
      </div>
    </main>
  )
}

export { Problem as ErrorBoundary }
