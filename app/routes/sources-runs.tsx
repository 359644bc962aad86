import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData, useParams } from '@remix-run/react'
import { requireView } from '#app/screens/in-view.server.ts'
import { listAsked, loadRuns } from '#app/screens/quarantine.server.ts'
import { Problem } from '#app/ui/problem.tsx'
import { RunTable } from '#app/ui/run-table.tsx'

export const meta: MetaFunction = ({ params }) => [{ title: `Runs · ${params['workspace']} · Rapport` }]

export function loader({ request, params, context }: LoaderFunctionArgs) {
  const asked = listAsked(new URL(request.url).searchParams)
  return requireView(context, params['workspace'], new URLSearchParams(), (trx, seen) => loadRuns(trx, seen, asked))
}

export default function Runs() {
  const { runs, next, timeZone } = useLoaderData<typeof loader>()
  const here = `/w/${encodeURIComponent(useParams()['workspace'] ?? '')}/sources`
  return (
    <main id="main" className="wrap">
      <div className="lede first">
        <h1>{runs.length === 0 ? 'No run has ended yet.' : 'Every run, the newest first.'}</h1>
        <p className="notice">
          <Link to={here}>Sources</Link> · <a href={`${here}/runs.csv`}>As CSV</a>
        </p>
      </div>
      <div className="section">
        <RunTable runs={runs} caption="Runs" timeZone={timeZone} quarantine={`${here}/quarantine`} />
      </div>
      {next !== null && (
        <p className="after-list">
          <Link className="button plain" to={`?before=${next}`}>
            Earlier runs
          </Link>
        </p>
      )}
    </main>
  )
}

export { Problem as ErrorBoundary }
