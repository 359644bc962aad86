import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData, useParams } from '@remix-run/react'
import { requireScope } from '#app/screens/in-view.server.ts'
import { LetterBar, LetterEdit } from '#app/ui/letter-bar.tsx'
import { Letter } from '#app/ui/letter.tsx'
import { Problem } from '#app/ui/problem.tsx'
import { editLetter, readLetterChange } from '#app/weekly-report/edit.server.ts'
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
  const change = readLetterChange(await request.formData())
  const week = params['week'] ?? ''
  if (!change) return json({ fault: 'Say what to change: a note, or one of its conversations.' }, 422)
  const edited = await context.inWorkspace(scope, (trx) => editLetter(trx, scope, { week, change, who: asker.name }))
  if (!edited.ok) return json({ fault: edited.reason }, edited.status)
  return redirect(`/w/${encodeURIComponent(workspace.name)}/weekly/${week}`)
}

export default function WeeklyLetter() {
  const { letter, leftOut, earlier, later, canEdit, address } = useLoaderData<typeof loader>()
  const told = useActionData<typeof action>()
  const home = `/w/${encodeURIComponent(useParams()['workspace'] ?? '')}`
  return (
    <main id="main">
      <LetterBar home={`${home}/weekly`} week={letter.week.name} earlier={earlier} later={later} />
      <Letter
        letter={letter}
        address={address}
        conversation={(id) => `${home}/conversations/${encodeURIComponent(id)}`}
      />
      {canEdit && <LetterEdit letter={letter} leftOut={leftOut} fault={told?.fault} />}
    </main>
  )
}

export { Problem as ErrorBoundary }
