import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData, useParams } from '@remix-run/react'
import { weekInWords } from '#app/measures/days.ts'
import { counted } from '#app/measures/format.ts'
import { posted, postedId } from '#app/platform/posted.ts'
import { Fault } from '#app/ui/entry-form.tsx'
import { Problem } from '#app/ui/problem.tsx'
import { ShareForm, ShareLinks } from '#app/ui/share-links.tsx'
import { ShownOnce } from '#app/ui/shown-once.tsx'
import {
  endShareLink,
  loadShareLinks,
  makeShareLink,
  requireSharing,
  shareDays,
} from '#app/weekly-report/share.server.ts'

export const meta: MetaFunction = ({ params }) => [
  { title: `Share week ${params['week']} · ${params['workspace']} · Rapport` },
]

export async function loader({ params, context }: LoaderFunctionArgs) {
  const sharing = await requireSharing(context, params['workspace'], params['week'] ?? '')
  const links = await loadShareLinks(context, sharing)
  return { links, monday: sharing.monday, days: shareDays, timeZone: sharing.workspace.time_zone }
}

type Told = { fault?: string; link?: string }

export async function action({ request, params, context }: ActionFunctionArgs) {
  const sharing = await requireSharing(context, params['workspace'], params['week'] ?? '')
  const form = await request.formData()
  if (posted(form, 'do') === 'end') {
    await endShareLink(context, sharing, postedId(form, 'link'))
    return redirect(`/w/${encodeURIComponent(sharing.workspace.name)}/weekly/${params['week']}/share`)
  }
  const days = shareDays.find((one) => String(one) === posted(form, 'days'))
  if (days === undefined) return json<Told>({ fault: 'Say for how long the link is to work.' }, 422)
  const { secret } = await makeShareLink(context, sharing, { days, showsWords: posted(form, 'words') === 'shown' })
  return json<Told>({ link: `${context.reached.url}/s/${secret}` })
}

export default function WeeklyShare() {
  const { links, monday, days, timeZone } = useLoaderData<typeof loader>()
  const told: Told | undefined = useActionData<typeof action>()
  const { workspace = '', week = '' } = useParams()
  return (
    <main id="main" className="wrap">
      <div className="lede first">
        <h1>Show this letter to somebody outside.</h1>
        <p className="deck">
          Whoever has the link reads the letter of {weekInWords(monday)} without signing in, and nothing else: no other
          week, and no conversation.{' '}
          <a href={`/w/${encodeURIComponent(workspace)}/weekly/${week}`}>Back to the letter</a>
        </p>
      </div>
      <section className="section" aria-labelledby="make">
        <h2 id="make">Make a link</h2>
        {told?.link !== undefined && (
          <ShownOnce
            title="The link:"
            secret={told.link}
            after="It is not shown again: we keep only what recognises it."
          />
        )}
        {told?.fault !== undefined && <Fault>{told.fault}</Fault>}
        <ShareForm days={days.map((one) => ({ value: String(one), label: counted(one, 'day') }))} />
      </section>
      <section className="section" aria-labelledby="links">
        <h2 id="links">Links that work</h2>
        <ShareLinks links={links} timeZone={timeZone} />
      </section>
    </main>
  )
}

export { Problem as ErrorBoundary }
