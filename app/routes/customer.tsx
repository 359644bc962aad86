import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useLoaderData, useParams, useSearchParams } from '@remix-run/react'
import { changeCustomer } from '#app/actions/customer-form.server.ts'
import { counted } from '#app/measures/format.ts'
import { loadCustomer } from '#app/screens/customer.server.ts'
import { requireScope, requireView } from '#app/screens/in-view.server.ts'
import { CustomerHistory } from '#app/ui/customer-history.tsx'
import { CustomerIdentities } from '#app/ui/customer-identities.tsx'
import { CustomerLine } from '#app/ui/customer-line.tsx'
import { customerHeading } from '#app/ui/customer-words.ts'
import { ForgetForm } from '#app/ui/forget-form.tsx'
import { Problem } from '#app/ui/problem.tsx'
import { SalesTable } from '#app/ui/sales-table.tsx'

export const meta: MetaFunction = ({ params }) => [{ title: `Customer · ${params['workspace']} · Rapport` }]

const numberOf = (id = '') => (/^\d{1,15}$/.test(id) ? Number(id) : -1)
const pageOf = (workspace = '', customer: number | null) =>
  `/w/${encodeURIComponent(workspace)}/customers${customer === null ? '' : `/${customer}`}`

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const search = new URL(request.url).searchParams
  const found = await requireView(context, params['workspace'], search, (trx, seen) =>
    loadCustomer(trx, seen, numberOf(params['id']), search),
  )
  if (!found) throw new Response('There is no customer of this number.', { status: 404 })
  if ('forgotten' in found)
    throw new Response('This customer was forgotten: what was said is erased, and what was counted stays.', {
      status: 410,
    })
  if ('movedTo' in found) throw redirect(pageOf(params['workspace'], found.movedTo))
  return found
}

/** Merging, splitting, taking that back, and forgetting, each by its form alone. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const { scope, asker } = await requireScope(context, params['workspace'], 'customers')
  const by = { customer: numberOf(params['id']), who: asker.name, now: context.now() }
  const done = await changeCustomer(context.pool, scope, form, by)
  if (!done.ok) throw new Response(done.reason, { status: 422 })
  return redirect(pageOf(params['workspace'], done.customer))
}

export default function Customer() {
  const customer = useLoaderData<typeof loader>()
  const { id, name, identities, conversations, sales, isAll, timeZone, mayChange } = customer
  const home = `/w/${encodeURIComponent(useParams()['workspace'] ?? '')}`
  const [search] = useSearchParams()
  const hrefOf = (conversation: string) => `${home}/conversations/${encodeURIComponent(conversation)}`
  const [identity] = identities
  const count = conversations.length
  return (
    <main id="main" className="wrap">
      <div className="lede first">
        <h1>{name}.</h1>
        <p className="deck">{customerHeading(conversations, isAll)}</p>
      </div>
      <div className="two-columns section">
        <section aria-labelledby="history">
          <h2 id="history">
            {isAll ? counted(count, 'conversation') : `The newest ${counted(count, 'conversation')}`}
          </h2>
          <CustomerLine conversations={conversations} sales={sales} timeZone={timeZone} />
          {count > 0 && (
            <CustomerHistory rows={conversations} caption="Newest first" timeZone={timeZone} hrefOf={hrefOf} />
          )}
        </section>
        <div>
          <CustomerIdentities {...customer} home={home} customer={id} looked={search.get('same') ?? ''} />
          {sales.length > 0 && <SalesTable sales={sales} timeZone={timeZone} />}
          {mayChange && identity && (
            <ForgetForm name={name} identity={identity} identities={identities.length} conversations={count} />
          )}
          <p className="beside">
            <Link to={`${home}/customers`}>All customers</Link>
          </p>
        </div>
      </div>
    </main>
  )
}

export { Problem as ErrorBoundary }
