import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData, useParams } from '@remix-run/react'
import { makeToken, takeTokenAway } from '#app/actions/tokens.server.ts'
import { posted } from '#app/platform/posted.ts'
import { tokenScopeOf } from '#app/rights/roles.ts'
import { requireScope } from '#app/screens/in-view.server.ts'
import { loadTokens } from '#app/screens/tokens.server.ts'
import { EntryField, EntryForm } from '#app/ui/entry-form.tsx'
import { Moment } from '#app/ui/moment.tsx'
import { RowAction } from '#app/ui/part-form.tsx'
import { Problem } from '#app/ui/problem.tsx'
import { RightsNav } from '#app/ui/rights-nav.tsx'
import { ScopeChoice, scopeWords } from '#app/ui/scope-choice.tsx'
import { ShownOnce } from '#app/ui/shown-once.tsx'

export const meta: MetaFunction = ({ params }) => [{ title: `Tokens · ${params['workspace']} · Rapport` }]

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { workspace } = await requireScope(context, params['workspace'], 'keys')
  const givesMetrics = context.signedIn?.ownsInstallation ?? false
  return { tokens: await loadTokens(context.db, workspace.id), timeZone: workspace.time_zone, givesMetrics }
}

type Told = { fault?: string; token?: string; name: string }

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { workspace, asker } = await requireScope(context, params['workspace'], 'keys')
  const form = await request.formData()
  const [name, scope] = [posted(form, 'name'), tokenScopeOf(posted(form, 'scope'))]
  if (posted(form, 'do') === 'remove') {
    await takeTokenAway(context.db, workspace, asker, name)
    return redirect(`/w/${encodeURIComponent(workspace.name)}/settings/tokens`)
  }
  if (!scope || (scope === 'metrics' && !context.signedIn?.ownsInstallation))
    return json<Told>({ fault: 'Say what the program may do.', name }, 422)
  const made = await makeToken(context.db, workspace, asker, { name, scope })
  return made.ok ? json<Told>({ token: made.token, name }) : json<Told>({ fault: made.reason, name }, 422)
}

export default function Tokens() {
  const { tokens, timeZone, givesMetrics } = useLoaderData<typeof loader>()
  const told: Told | undefined = useActionData<typeof action>()
  const home = `/w/${encodeURIComponent(useParams()['workspace'] ?? '')}`
  return (
    <main id="main" className="wrap">
      <div className="lede">
        <h1>What programs may do here.</h1>
        <p className="notice">
          A program shows its token as <code>Authorization: Bearer …</code> to <code>/api/v1</code>. It reaches this
          workspace alone.
        </p>
        <RightsNav home={home} isOwner />
      </div>
      <section className="section" aria-label="Tokens">
        {tokens.length === 0 ? (
          <p>No program has a token.</p>
        ) : (
          <table className="rows stacks">
            <thead>
              <tr>
                <th scope="col">Program</th>
                <th scope="col">May</th>
                <th scope="col">Made by</th>
                <th scope="col">Made</th>
                <th scope="col">Last used</th>
                <th scope="col">
                  <span className="out-of-sight">Remove</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {tokens.map((one) => (
                <tr key={one.name}>
                  <th scope="row">{one.name}</th>
                  <td data-label="May">{scopeWords[one.scope]}</td>
                  <td data-label="Made by">{one.by}</td>
                  <td data-label="Made">
                    <Moment at={one.madeAt} timeZone={timeZone} />
                  </td>
                  <td data-label="Last used">
                    {one.lastUsedAt === null ? 'never' : <Moment at={one.lastUsedAt} timeZone={timeZone} />}
                  </td>
                  <td>
                    <RowAction field="name" of={one.name} does="remove" label="Remove" />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      <section className="section" aria-labelledby="new">
        <h2 id="new">Give a program a token</h2>
        {told?.token !== undefined && (
          <ShownOnce
            title={`The token of ${told.name}:`}
            secret={told.token}
            after="It is not shown again: we keep only what recognises it."
          />
        )}
        <EntryForm button="Make the token" fault={told?.fault}>
          <EntryField
            label="Which program"
            name="name"
            maxLength={60}
            autoComplete="off"
            defaultValue={told?.fault === undefined ? '' : told.name}
          />
          <ScopeChoice givesMetrics={givesMetrics} />
        </EntryForm>
      </section>
    </main>
  )
}

export { Problem as ErrorBoundary }
