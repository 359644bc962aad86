import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { measures } from '#app/measures/list.ts'
import { Definition } from '#app/ui/definition.tsx'
import { SignalsDefinition } from '#app/ui/signals-definition.tsx'
import { Problem } from '#app/ui/problem.tsx'

export const meta: MetaFunction = ({ params }) => [{ title: `Measures · ${params['workspace']} · Rapport` }]

export function loader() {
  return measures.map(({ key, label, meaning, formula, datedBy, interval, limits }) => {
    return { id: key, label, meaning, formula, datedBy, interval, limits }
  })
}

export default function Measures() {
  const definitions = useLoaderData<typeof loader>()
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
    </main>
  )
}

export { Problem as ErrorBoundary }
