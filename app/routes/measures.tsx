import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useParams } from '@remix-run/react'
import { refusals } from '#app/ingestion/vanity.ts'
import { measures } from '#app/measures/list.ts'
import { requireView } from '#app/screens/in-view.server.ts'
import { loadJudgeAccuracy } from '#app/screens/judge-accuracy.server.ts'
import { Definition } from '#app/ui/definition.tsx'
import { JudgeAccuracy } from '#app/ui/judge-accuracy.tsx'
import { RefusedFields } from '#app/ui/refused-fields.tsx'
import { SignalsDefinition } from '#app/ui/signals-definition.tsx'
import { Problem } from '#app/ui/problem.tsx'

export const meta: MetaFunction = ({ params }) => [{ title: `Measures · ${params['workspace']} · Rapport` }]

export async function loader({ params, context }: LoaderFunctionArgs) {
  const definitions = measures.map(({ key, label, meaning, formula, datedBy, interval, limits }) => {
    return { id: key, label, meaning, formula, datedBy, interval, limits }
  })
  const labels = new Map<string, string>(measures.map(({ key, label }) => [key, label]))
  const refused = refusals.map(({ readings, ...refusal }) => {
    return { ...refusal, readings: readings.map((key) => ({ key, label: labels.get(key) ?? key })) }
  })
  return requireView(context, params['workspace'], new URLSearchParams(), async (trx, { scope, view }) => ({
    definitions,
    refused,
    judge: await loadJudgeAccuracy(trx, scope),
    timeZone: view.workspace.timeZone,
  }))
}

export default function Measures() {
  const { definitions, refused, judge, timeZone } = useLoaderData<typeof loader>()
  const home = `/w/${encodeURIComponent(useParams()['workspace'] ?? '')}`
  return (
    <main id="main" className="wrap">
      <div className="lede first">
        <h1>What each number means.</h1>
        <p className="deck">
          These words, the figures on every page, the terminal and the API come from one place: what is said here is
          what is counted.
        </p>
      </div>
      {definitions.map((definition) => (
        <Definition key={definition.id} {...definition} />
      ))}
      <SignalsDefinition />
      <RefusedFields refusals={refused} />
      <JudgeAccuracy shown={judge} checkAt={`${home}/check-the-judge`} timeZone={timeZone} />
    </main>
  )
}

export { Problem as ErrorBoundary }
