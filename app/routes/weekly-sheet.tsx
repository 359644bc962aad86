import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Letter } from '#app/ui/letter.tsx'
import { Problem } from '#app/ui/problem.tsx'
import { requireLetter } from '#app/weekly-report/page.server.ts'

export const meta: MetaFunction = ({ params }) => [
  { title: `Week ${params['week']} · ${params['workspace']} · Rapport` },
]

/** The letter alone, as PDF and files are made of it. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { letter } = await requireLetter(context, params['workspace'], params['week'] ?? '')
  const host = context.reached.url.replace(/\/$/, '')
  return { letter, address: `${host}/w/${encodeURIComponent(params['workspace'] ?? '')}/weekly/${params['week']}` }
}

export default function WeeklySheet() {
  const { letter, address } = useLoaderData<typeof loader>()
  return (
    <main id="main">
      <Letter letter={letter} address={address} />
    </main>
  )
}

export { Problem as ErrorBoundary }
