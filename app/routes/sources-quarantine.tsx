import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData, useParams, useSearchParams } from '@remix-run/react'
import { counted, formatCount } from '#app/measures/format.ts'
import { requireView } from '#app/screens/in-view.server.ts'
import { listAsked, loadQuarantine } from '#app/screens/quarantine.server.ts'
import { Problem } from '#app/ui/problem.tsx'
import { QuarantineDone } from '#app/ui/quarantine-done.tsx'
import { QuarantineList } from '#app/ui/quarantine-list.tsx'

export const meta: MetaFunction = ({ params }) => [{ title: `Quarantine · ${params['workspace']} · Rapport` }]

export function loader({ request, params, context }: LoaderFunctionArgs) {
  const asked = listAsked(new URL(request.url).searchParams)
  return requireView(context, params['workspace'], new URLSearchParams(), (trx, seen) =>
    loadQuarantine(trx, seen, asked),
  )
}

/** Its buttons post to the Sources page, which leads back here. */
export default function Quarantine() {
  const { rows, sources, reason, reasons, waiting, next, timeZone, mayChange } = useLoaderData<typeof loader>()
  const [search] = useSearchParams()
  const here = `/w/${encodeURIComponent(useParams()['workspace'] ?? '')}/sources`
  const chosen = search.get('source')
  const to = (params: Record<string, string>) => `?${new URLSearchParams(params)}`
  const isPart = chosen !== null || reason !== null
  const ofSource = { ...(chosen !== null && { source: chosen }) }
  return (
    <main id="main" className="wrap">
      <div className="lede first">
        <h1>
          {waiting === 0
            ? `No row waits ${reason === null ? 'in quarantine' : 'for this reason'}.`
            : `${counted(waiting, 'row')} in quarantine${reason === null ? '' : ' for one reason'}.`}
        </h1>
        <p className="deck">
          {waiting === 0
            ? 'Every row of every file could be read, or was given up.'
            : 'They could not be read. They are kept, and count nowhere until somebody decides.'}
        </p>
        <p className="notice">
          <Link to={here}>Sources</Link>
          {waiting > 0 && (
            <>
              {' '}
              · <a href={`${here}/quarantine.csv`}>{isPart ? 'All as CSV' : 'As CSV'}</a>
            </>
          )}
        </p>
        {sources.length > 1 && (
          <nav className="parts" aria-label="Of which source">
            <Link to="?" aria-current={chosen === null ? 'page' : undefined}>
              All
            </Link>
            {sources.map(({ id, name, waiting: ofIt }) => (
              <Link key={id} to={to({ source: String(id) })} aria-current={chosen === String(id) ? 'page' : undefined}>
                {name} {formatCount(ofIt)}
              </Link>
            ))}
          </nav>
        )}
        {(reasons.length > 1 || reason !== null) && (
          <nav className="parts" aria-label="For which reason">
            <Link to={to(ofSource)} aria-current={reason === null ? 'true' : undefined}>
              Every reason
            </Link>
            {reasons.map((one) => (
              <Link
                key={one.key}
                to={to({ ...ofSource, reason: one.key })}
                aria-current={reason === one.key ? 'true' : undefined}
              >
                {one.reason.replace(/\.$/, '')} {formatCount(one.waiting)}
              </Link>
            ))}
          </nav>
        )}
      </div>
      <div className="section">
        <QuarantineDone search={search} action={here} back="/quarantine" mayChange={mayChange} />
        <QuarantineList rows={rows} timeZone={timeZone} mayChange={mayChange} action={here} back="/quarantine" />
      </div>
      <div className="after-list">
        {mayChange && waiting > 0 && (
          <Form method="post" action={here}>
            <input type="hidden" name="back" value="/quarantine" />
            {chosen !== null && <input type="hidden" name="source" value={chosen} />}
            {reason !== null && <input type="hidden" name="reason" value={reason} />}
            <button className="button plain" name="do" value="replay-all">
              {reason === null ? 'Read all again' : 'Read these again'}
            </button>
          </Form>
        )}
        {next !== null && (
          <Link className="button plain" to={to({ ...ofSource, ...(reason !== null && { reason }), after: next })}>
            The next rows
          </Link>
        )}
      </div>
    </main>
  )
}

export { Problem as ErrorBoundary }
