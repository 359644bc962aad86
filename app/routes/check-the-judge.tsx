import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData, useParams } from '@remix-run/react'
import { checkByForm } from '#app/actions/check-judge.server.ts'
import { counted } from '#app/measures/format.ts'
import type { Asker } from '#app/rights/asker.ts'
import { may } from '#app/rights/roles.ts'
import { loadCheck } from '#app/screens/check-the-judge.server.ts'
import { requireScope, requireView } from '#app/screens/in-view.server.ts'
import { CheckForm } from '#app/ui/check-form.tsx'
import { Problem } from '#app/ui/problem.tsx'

export const meta: MetaFunction = ({ params }) => [{ title: `Check the judge · ${params['workspace']} · Rapport` }]

/** Whoever sees only a part of the conversations would check only that part. */
function refuseConfined({ teams }: Asker): void {
  if (teams !== 'all') throw new Response('Only who sees every conversation can check the judge.', { status: 403 })
}

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { asker } = await requireScope(context, params['workspace'], 'read')
  refuseConfined(asker)
  return requireView(context, params['workspace'], new URLSearchParams(), async (trx, { scope, view }) => ({
    ...(await loadCheck(trx, scope)),
    ...{ timeZone: view.workspace.timeZone, mayCare: may(asker.role, 'care') },
  }))
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const { scope, asker, workspace } = await requireScope(context, params['workspace'], 'care')
  refuseConfined(asker)
  const done = await checkByForm(context.pool, scope, form, { who: asker.name, now: context.now() })
  if (!done.ok) throw new Response(done.reason, { status: 422 })
  return redirect(`/w/${encodeURIComponent(workspace.name)}/check-the-judge`)
}

export default function CheckTheJudge() {
  const { progress, next: waits, last, timeZone, mayCare } = useLoaderData<typeof loader>()
  const next = mayCare ? waits : undefined
  const home = `/w/${encodeURIComponent(useParams()['workspace'] ?? '')}`
  const { drawn, checked, skipped } = progress
  const measures = <Link to={`${home}/measures#the-judge`}>How well it reads</Link>
  return (
    <main id="main" className="wrap">
      <div className="lede first">
        <h1 aria-live="polite">{headline(progress, next !== undefined)}</h1>
        {next ? (
          <p className="notice" data-last>
            {last
              ? lastWords(last)
              : 'Say what you read; what the judge said is told afterwards, so that it cannot lead you.'}{' '}
            You can stop at any time and go on later.
          </p>
        ) : (
          <p className="deck">
            {drawn === 0
              ? 'Read a few messages and say what each is: then Rapport can say how often the judge is right here. They are drawn at random from what customers and your people wrote, the rare kinds more often, and each is shown once.'
              : 'What you said is counted, and where the judge had said otherwise your word holds.'}
          </p>
        )}
      </div>
      {!mayCare ? (
        <p>As a viewer you see what came of it; members draw messages and check them.</p>
      ) : next ? (
        <CheckForm key={next.id} message={next} canUndo={last !== undefined} timeZone={timeZone} />
      ) : (
        <Form method="post" className="after-list">
          <button className="button" type="submit" name="do" value="draw">
            {drawn === 0 ? 'Draw 50 messages' : 'Draw 50 more'}
          </button>
          {last && (
            <button className="button plain" type="submit" name="do" value="undo">
              Take the last answer back
            </button>
          )}
        </Form>
      )}
      <p className="after-list">
        {measures}
        {drawn > 0 && <span className="quiet">{`${counted(checked, 'message')} checked, ${skipped} skipped`}</span>}
      </p>
    </main>
  )
}

function headline({ drawn, checked, skipped }: { drawn: number; checked: number; skipped: number }, isMore: boolean) {
  if (isMore) return `Check the judge: ${checked + skipped + 1} of ${drawn}.`
  return drawn === 0 ? 'Check the judge.' : `Done: ${checked} of ${drawn} checked.`
}

function lastWords({ skipped, otherwise }: { skipped: boolean; otherwise: string[] }): string {
  if (skipped) return 'The message before was skipped.'
  if (otherwise.length === 0) return 'Of the message before the judge said the same.'
  return `Of the message before the judge had said otherwise (${otherwise.join(', ')}); your word holds.`
}

export { Problem as ErrorBoundary }
