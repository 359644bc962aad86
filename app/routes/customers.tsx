import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useParams, useSearchParams } from '@remix-run/react'
import { returnDays } from '#app/measures/return-cohorts.ts'
import { loadCustomersPage } from '#app/screens/customers.server.ts'
import { listSearch } from '#app/screens/list-address.ts'
import { CustomerList } from '#app/ui/customer-list.tsx'
import { Problem } from '#app/ui/problem.tsx'
import { RepeatLine } from '#app/ui/repeat-line.tsx'
import { ReturnTable } from '#app/ui/return-table.tsx'

export const meta: MetaFunction = ({ params }) => [{ title: `Customers · ${params['workspace']} · Rapport` }]

export function loader({ request, params, context }: LoaderFunctionArgs) {
  return loadCustomersPage(context, params['workspace'], new URL(request.url).searchParams)
}

export default function Customers() {
  const { cohorts, repeat, ...list } = useLoaderData<typeof loader>()
  const home = `/w/${encodeURIComponent(useParams()['workspace'] ?? '')}`
  const [search] = useSearchParams()
  return (
    <main id="main" className="wrap">
      <CustomerList {...list} asked={{ ...list.asked, q: list.asked.q }} home={home} search={search} />
      {cohorts && cohorts.length > 0 && (
        <section className="section" aria-labelledby="returns">
          <h2 id="returns">Who came back</h2>
          <p className="beside">
            They came back with something other than what we had helped with, or with something nobody can tell apart
            from it. The measure below counts those who did so on a new matter, after we had solved the one before.
          </p>
          {repeat && <RepeatLine home={home} {...repeat} behind={`${home}/conversations?${behindRepeat(repeat)}`} />}
          <ReturnTable home={home} cohorts={cohorts} days={returnDays} />
        </section>
      )}
    </main>
  )
}

const behindRepeat = ({ asOf, from, to }: { asOf: string; from: string; to: string }) =>
  listSearch(new URLSearchParams(), asOf, { measure: 'repeat_rate', part: 'new_matter', from, to })

export { Problem as ErrorBoundary }
