import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData, useParams } from '@remix-run/react'
import { posted, postedId } from '#app/platform/posted.ts'
import { may } from '#app/rights/roles.ts'
import { Fault } from '#app/ui/entry-form.tsx'
import { AddTarget, HowChecked, TargetsTable, TestTold } from '#app/ui/letter-targets.tsx'
import { Problem } from '#app/ui/problem.tsx'
import { RightsNav } from '#app/ui/rights-nav.tsx'
import { ShownOnce } from '#app/ui/shown-once.tsx'
import {
  addTarget,
  changeTarget,
  loadTargets,
  renewSecret,
  requireTargets,
  testTarget,
} from '#app/weekly-report/sending/targets.server.ts'

export const meta: MetaFunction = ({ params }) => [{ title: `Webhooks · ${params['workspace']} · Rapport` }]

export async function loader({ params, context }: LoaderFunctionArgs) {
  const targets = await requireTargets(context, params['workspace'])
  const isOwner = may(targets.asker.role, 'keys')
  return { targets: await loadTargets(targets), isOwner, timeZone: targets.workspace.time_zone }
}

/** `typed`: what stood in the form that was refused. */
type Told = {
  fault?: string
  typed?: { kind: string; name: string; url: string }
  secret?: { of: string; text: string; isNew: boolean }
  test?: { of: string; ok: boolean; says: string }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const targets = await requireTargets(context, params['workspace'])
  const form = await request.formData()
  const [what, id] = [posted(form, 'do'), postedId(form, 'target')]
  if (what === 'add') {
    const typed = { kind: posted(form, 'kind'), name: posted(form, 'name'), url: posted(form, 'url') }
    const added = await addTarget(targets, context.caller, typed)
    if (!added.ok) return json<Told>({ fault: added.reason, typed }, 422)
    if (added.secret !== null) return json<Told>({ secret: { of: typed.name, text: added.secret, isNew: true } })
  } else if (what === 'test') {
    const test = await testTarget(targets, context.caller, id)
    return 'reason' in test
      ? json<Told>({ fault: test.reason }, 422)
      : json<Told>({ test: { of: test.name, ok: test.ok, says: test.says } })
  } else if (what === 'renew') {
    const renewed = await renewSecret(targets, id)
    return renewed.ok
      ? json<Told>({ secret: { of: renewed.name, text: renewed.secret, isNew: false } })
      : json<Told>({ fault: renewed.reason }, 422)
  } else if (what === 'pause' || what === 'resume' || what === 'remove') await changeTarget(targets, id, what)
  else return json<Told>({ fault: 'Nothing was changed: the page did not say what to do.' }, 422)
  return redirect(`/w/${encodeURIComponent(targets.workspace.name)}/settings/webhooks`)
}

export default function Webhooks() {
  const { targets, isOwner, timeZone } = useLoaderData<typeof loader>()
  const told: Told | undefined = useActionData<typeof action>()
  const home = `/w/${encodeURIComponent(useParams()['workspace'] ?? '')}`
  return (
    <main id="main" className="wrap">
      <div className="lede">
        <h1>Where else the weekly letter goes.</h1>
        <p className="notice">
          Whenever a letter goes out, it goes to these addresses too: as a signed webhook, with everything the letter
          says, or as a message for Slack, without customers’ words.
        </p>
        <RightsNav home={home} isOwner={isOwner} />
        {told?.fault !== undefined && told.typed === undefined && <Fault>{told.fault}</Fault>}
        {told?.secret && (
          <ShownOnce
            title={`The ${told.secret.isNew ? '' : 'new '}secret of ${told.secret.of}:`}
            secret={told.secret.text}
            after={
              told.secret.isNew
                ? 'Whoever gets the webhook checks its signature with it. It is not shown again.'
                : 'It is not shown again. For a day the earlier one signs beside it.'
            }
          />
        )}
        {told?.test && <TestTold {...told.test} />}
      </div>
      <section className="section" aria-label="Addresses">
        <TargetsTable targets={targets} timeZone={timeZone} />
      </section>
      <section className="section" aria-labelledby="add">
        <h2 id="add">Add an address</h2>
        <AddTarget fault={told?.typed && told.fault} typed={told?.typed} />
      </section>
      <section className="section" aria-labelledby="check">
        <h2 id="check">How a webhook is checked</h2>
        <HowChecked />
      </section>
    </main>
  )
}

export { Problem as ErrorBoundary }
