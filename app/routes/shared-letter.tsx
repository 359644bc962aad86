import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { isRouteErrorResponse, useLoaderData, useParams, useRouteError } from '@remix-run/react'
import { weekInWords } from '#app/measures/days.ts'
import { Doorway, Words } from '#app/ui/entry-form.tsx'
import { Letter } from '#app/ui/letter.tsx'
import { Problem } from '#app/ui/problem.tsx'
import { SharedBar } from '#app/ui/shared-bar.tsx'
import { requireShared } from '#app/weekly-report/share.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.letter.workspace}: ${weekInWords(data.letter.week.from)}` : 'Rapport' },
  { name: 'robots', content: 'noindex, nofollow' },
]

/** A letter for whoever has its link: that one and no way further. */
export function loader({ params, context }: LoaderFunctionArgs) {
  return requireShared(context, params['secret'] ?? '')
}

export default function SharedLetter() {
  const { letter, showsWords, until } = useLoaderData<typeof loader>()
  const pdf = `/s/${encodeURIComponent(useParams()['secret'] ?? '')}/letter.pdf`
  return (
    <main id="main">
      <SharedBar until={until} timeZone={letter.timeZone} pdf={pdf} />
      <Letter letter={letter} withoutWords={!showsWords} />
    </main>
  )
}

export function ErrorBoundary() {
  const error = useRouteError()
  if (!isRouteErrorResponse(error) || error.status !== 404) return <Problem />
  return (
    <Doorway title="This link shows nothing.">
      <Words>{String(error.data)}</Words>
    </Doorway>
  )
}
