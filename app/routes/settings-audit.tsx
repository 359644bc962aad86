import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData, useParams } from '@remix-run/react'
import { may } from '#app/rights/roles.ts'
import { auditFilter, loadAudit } from '#app/screens/audit.server.ts'
import { requireScope } from '#app/screens/in-view.server.ts'
import { AuditFilter } from '#app/ui/audit-filter.tsx'
import { AuditTable } from '#app/ui/audit-table.tsx'
import { Problem } from '#app/ui/problem.tsx'
import { RightsNav } from '#app/ui/rights-nav.tsx'

export const meta: MetaFunction = ({ params }) => [{ title: `Audit log · ${params['workspace']} · Rapport` }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const found = await requireScope(context, params['workspace'], 'people')
  const filter = auditFilter(new URL(request.url).searchParams)
  const withUsers = context.signedIn?.ownsInstallation ?? false
  const isOwner = may(found.asker.role, 'keys')
  return { ...(await loadAudit(context, found, filter, { withUsers, seesTokens: isOwner })), isOwner }
}

export default function Audit() {
  const { lines, users, people, by, kind, kinds, next, timeZone, isOwner } = useLoaderData<typeof loader>()
  const home = `/w/${encodeURIComponent(useParams()['workspace'] ?? '')}`
  const here = `${home}/settings/audit`
  const address = (path: string, more: Record<string, string>) => {
    const search = new URLSearchParams({ ...(by !== null && { by }), ...(kind !== null && { kind }), ...more })
    return search.size === 0 ? path : `${path}?${search}`
  }
  return (
    <main id="main" className="wrap">
      <div className="lede">
        <h1>Who changed what, and when.</h1>
        <p className="notice">
          Verdicts, outcomes, stewardships, people and settings. Nothing is ever taken out of it.
        </p>
        <RightsNav home={home} isOwner={isOwner} />
      </div>
      <section className="section" aria-label="Audit log">
        <AuditFilter action={here} {...{ people, by, kinds, kind }} />
        {lines.length === 0 ? (
          <p>
            {by === null && kind === null ? 'Nothing was changed yet.' : 'Nothing of this kind was changed by them.'}
          </p>
        ) : (
          <AuditTable caption="The latest first" {...{ lines, timeZone, home }} />
        )}
        <p className="after-list">
          {next !== null && (
            <Link className="button" to={address(here, { before: String(next) })} rel="next">
              Earlier
            </Link>
          )}
          {lines.length > 0 && (
            <a href={address(`${here}.csv`, {})}>
              {by === null && kind === null ? 'All of it as CSV' : 'All of these as CSV'}
            </a>
          )}
        </p>
      </section>
      {users.length > 0 && (
        <section className="section" aria-labelledby="users">
          <h2 id="users">Of users, in every workspace</h2>
          <AuditTable
            caption="The latest 20, for the owner of this installation"
            {...{ timeZone, home }}
            lines={users}
          />
        </section>
      )}
    </main>
  )
}

export { Problem as ErrorBoundary }
