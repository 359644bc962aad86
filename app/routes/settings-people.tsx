import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData, useParams } from '@remix-run/react'
import { changePart, invite, removeMember, takeBackInvitation } from '#app/actions/people.server.ts'
import { posted, postedId } from '#app/platform/posted.ts'
import { may, roleOf } from '#app/rights/roles.ts'
import { requireScope } from '#app/screens/in-view.server.ts'
import { loadPeople } from '#app/screens/people.server.ts'
import { EntryField, EntryForm, Fault } from '#app/ui/entry-form.tsx'
import { MembersTable } from '#app/ui/members-table.tsx'
import { Moment } from '#app/ui/moment.tsx'
import { PartFields, RowAction } from '#app/ui/part-form.tsx'
import { Problem } from '#app/ui/problem.tsx'
import { RightsNav } from '#app/ui/rights-nav.tsx'
import { ShownOnce } from '#app/ui/shown-once.tsx'

export const meta: MetaFunction = ({ params }) => [{ title: `People · ${params['workspace']} · Rapport` }]

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { workspace, asker } = await requireScope(context, params['workspace'], 'people')
  const people = await loadPeople(context.db, workspace, asker)
  return { ...people, isOwner: may(asker.role, 'keys'), timeZone: workspace.time_zone }
}

type Told = { fault?: string; link?: string; email?: string }

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { workspace, asker } = await requireScope(context, params['workspace'], 'people')
  const form = await request.formData()
  const [what, userId, email] = [posted(form, 'do'), postedId(form, 'user'), posted(form, 'email')]
  const teams = form.getAll('team').filter((team) => typeof team === 'string')
  const role = roleOf(posted(form, 'role'))
  const part = role && { role, teams: teams.length > 0 ? teams : null }
  if (what === 'invite' && part) {
    const made = await invite(context.db, workspace, asker, { ...part, email })
    if (!made.ok) return json<Told>({ fault: made.reason, email }, 422)
    return json<Told>({ link: `${context.reached.url}/invitation/${made.secret}`, email })
  }
  if (what === 'take back') await takeBackInvitation(context.db, workspace, asker, postedId(form, 'invitation'))
  else {
    if (what !== 'remove' && !part) return json<Told>({ fault: 'Say what they are to be.' }, 422)
    if (what !== 'remove' && what !== 'change') return json<Told>({ fault: 'Say what to do.' }, 422)
    const done =
      part && what === 'change'
        ? await changePart(context.db, workspace, asker, { ...part, userId })
        : await removeMember(context.db, workspace, asker, userId)
    if (!done.ok) return json<Told>({ fault: done.reason }, 422)
  }
  return redirect(`/w/${encodeURIComponent(workspace.name)}/settings/people`)
}

export default function People() {
  const { members, invitations, teams, roles, isOwner, timeZone } = useLoaderData<typeof loader>()
  const told: Told | undefined = useActionData<typeof action>()
  const home = `/w/${encodeURIComponent(useParams()['workspace'] ?? '')}`
  return (
    <main id="main" className="wrap">
      <div className="lede">
        <h1>Who sees {useParams()['workspace']}, and as what.</h1>
        <RightsNav home={home} isOwner={isOwner} />
        {told?.fault !== undefined && told.email === undefined && <Fault>{told.fault}</Fault>}
      </div>
      <section className="section" aria-label="People">
        <MembersTable members={members} roles={roles} teams={teams} timeZone={timeZone} />
      </section>
      {invitations.length > 0 && (
        <section className="section" aria-labelledby="invited">
          <h2 id="invited">Invited, and not here yet</h2>
          <table className="rows stacks">
            <thead>
              <tr>
                <th scope="col">Who</th>
                <th scope="col">As</th>
                <th scope="col">Sees</th>
                <th scope="col">By</th>
                <th scope="col">Until</th>
                <th scope="col">
                  <span className="out-of-sight">Take back</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {invitations.map((one) => (
                <tr key={one.id}>
                  <th scope="row">{one.email}</th>
                  <td data-label="As">{one.role}</td>
                  <td data-label="Sees">{one.teams === null ? 'everything' : one.teams.join(', ')}</td>
                  <td data-label="By">{one.by}</td>
                  <td data-label="Until">
                    <Moment at={one.until} timeZone={timeZone} />
                  </td>
                  <td>
                    <RowAction field="invitation" of={one.id} does="take back" label="Take back" />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <section className="section" aria-labelledby="invite">
        <h2 id="invite">Invite somebody</h2>
        {told?.link !== undefined && (
          <ShownOnce
            title={`Pass this link on to ${told.email}:`}
            secret={told.link}
            after="It lets them in once, within 14 days, and is not shown again. Rapport does not mail it."
          />
        )}
        <EntryForm button="Make the link" fault={told?.email !== undefined ? told.fault : undefined}>
          <input type="hidden" name="do" value="invite" />
          <EntryField
            label="Their e-mail address"
            name="email"
            type="email"
            autoComplete="off"
            defaultValue={told?.fault === undefined ? '' : (told.email ?? '')}
          />
          <PartFields roles={roles} teams={teams} />
        </EntryForm>
      </section>
    </main>
  )
}

export { Problem as ErrorBoundary }
