import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData, useParams, useSearchParams } from '@remix-run/react'
import { repeatRate } from '#app/measures/repeat-rate.ts'
import { returnDays } from '#app/measures/return-cohorts.ts'
import { loadCustomersPage } from '#app/screens/customers.server.ts'
import { CustomerList } from '#app/ui/customer-list.tsx'
import { Problem } from '#app/ui/problem.tsx'
import { ReturnTable } from '#app/ui/return-table.tsx'

export const meta: MetaFunction = ({ params }) => [{ title: `Customers · ${params['workspace']} · Rapport` }]

export function loader({ request, params, context }: LoaderFunctionArgs) {
  return loadCustomersPage(context, params['workspace'], new URL(request.url).searchParams)
}

export default function Customers() {
  const { cohorts, ...list } = useLoaderData<typeof loader>()
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
            from it. <Link to={`${home}/measures#repeat_rate`}>{repeatRate.label}</Link> counts those who did so after
            we had solved it.
          </p>
          <ReturnTable home={home} cohorts={cohorts} days={returnDays} />
        </section>
      )}
    </main>
  )
}

export { Problem as ErrorBoundary }
