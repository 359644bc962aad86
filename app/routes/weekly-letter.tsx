import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData, useParams } from '@remix-run/react'
import { requireScope } from '#app/screens/in-view.server.ts'
import { LetterBar } from '#app/ui/letter-bar.tsx'
import { type EditRefused, LetterEdit, LetterEditTooLate } from '#app/ui/letter-edit.tsx'
import { Letter } from '#app/ui/letter.tsx'
import { Problem } from '#app/ui/problem.tsx'
import { editLetter, readLetterChange, readSeenVersion } from '#app/weekly-report/edit.server.ts'
import { requireLetter } from '#app/weekly-report/page.server.ts'

export const meta: MetaFunction = ({ params }) => [
  { title: `Week ${params['week']} · ${params['workspace']} · Rapport` },
]

export async function loader({ params, context }: LoaderFunctionArgs) {
  const loaded = await requireLetter(context, params['workspace'], params['week'] ?? '')
  const { workspace, week } = params
  const host = context.reached.url.replace(/\/$/, '')
  return { ...loaded, address: `${host}/w/${encodeURIComponent(workspace ?? '')}/weekly/${week}` }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { scope, workspace, asker } = await requireScope(context, params['workspace'], 'settings')
  const form = await request.formData()
  const [change, seen] = [readLetterChange(form), readSeenVersion(form)]
  const week = params['week'] ?? ''
  const note = change?.do === 'note' ? change.text : undefined
  if (!change) return json<EditRefused>({ fault: 'Say what to change: a note, or one of its conversations.' }, 422)
  if (seen === undefined) return json<EditRefused>({ fault: 'The form does not say what it was made of.', note }, 422)
  const editing = { week, change, seen, who: asker.name }
  const edited = await context.inWorkspace(scope, (trx) => editLetter(trx, scope, editing))
  if (!edited.ok) return json<EditRefused>({ fault: edited.reason, note, meanwhile: edited.meanwhile }, edited.status)
  return redirect(`/w/${encodeURIComponent(workspace.name)}/weekly/${week}`)
}

export default function WeeklyLetter() {
  const { letter, leftOut, earlier, later, canEdit, canShare, canSend, version, address } =
    useLoaderData<typeof loader>()
  const refused: EditRefused | undefined = useActionData<typeof action>()
  const home = `/w/${encodeURIComponent(useParams()['workspace'] ?? '')}`
  return (
    <main id="main">
      <LetterBar
        home={`${home}/weekly`}
        week={letter.week.name}
        earlier={earlier}
        later={later}
        canShare={canShare}
        canSend={canSend}
      />
      <Letter
        letter={letter}
        address={address}
        conversation={(id) => `${home}/conversations/${encodeURIComponent(id)}`}
      />
      {canEdit ? (
        <LetterEdit letter={letter} leftOut={leftOut} version={version} refused={refused} />
      ) : (
        refused && <LetterEditTooLate {...refused} />
      )}
    </main>
  )
}

export { Problem as ErrorBoundary }
