import { addDays } from '#app/measures/days.ts'
import { returnCohorts, returnDays } from '#app/measures/return-cohorts.ts'
import type { Trx } from '#db/client.server.ts'
import { findKeptContacts, type KeptContacts } from '#db/queries/contact.ts'
import { hasUnreadCustomers } from '#db/queries/conversation-words.ts'
import { countReturns } from '#db/queries/customer-returns.ts'
import { countCustomers, type CustomerQuery, type ListedCustomer, listCustomers } from '#db/queries/customers.ts'
import type { Scope } from '#db/scope.ts'
import { findSpan } from '#db/queries/reading-counts.ts'
import type { Columns } from './csv.ts'
import { csvStream } from './csv-stream.server.ts'
import { type CustomersAsked, readCustomers } from './customers-asked.server.ts'
import { findWeeks } from './health.server.ts'
import { weekLookedAt } from './health-weeks.ts'
import { type Access, requireRemembered, requireView, type Seen } from './in-view.server.ts'
import { loadReadings } from './readings.server.ts'
import type { View } from './view.ts'

/** So many rows has a page. */
const pageLength = 50
/** So many months of first contact are shown. */
const shownMonths = 12

const queryOf = (
  { asOf, workspace }: View,
  { who, order, cohort }: CustomersAsked,
  kept: KeptContacts | undefined,
): CustomerQuery => ({ asOf, timeZone: workspace.timeZone, who, order, cohort, kept })

/** A page of customers. @throws Response with status 400 when the address cannot be read */
export async function loadCustomers(trx: Trx, { scope, view }: Seen, search: URLSearchParams) {
  const read = readCustomers(search)
  if (!read.ok) throw new Response(read.reason, { status: 400 })
  const { asked } = read
  const query = queryOf(view, asked, await findKeptContacts(trx, scope, view.asOf))
  const total = await countCustomers(trx, scope, query)
  const customers = await listCustomers(trx, scope, query, { after: asked.after, limit: pageLength })
  return {
    ...{ total, customers, next: customers.length === pageLength ? (customers.at(-1)?.position ?? null) : null },
    ...{ asked: { q: asked.q, order: asked.order, cohort: asked.cohort ?? null }, asOf: view.asOf },
    ...{ timeZone: view.workspace.timeZone, stillReading: await hasUnreadCustomers(trx, scope) },
  }
}

/** The table of who came back, by month of first contact. */
export async function loadReturns(trx: Trx, { scope, view }: Seen) {
  const { asOf, workspace } = view
  const kept = await findKeptContacts(trx, scope, asOf)
  const counts = await countReturns(trx, scope, {
    ...{ asOf, timeZone: workspace.timeZone, kept, days: returnDays, months: shownMonths },
  })
  return returnCohorts(counts)
}

/** Who came back after we had solved it, in the newest whole week, as Measures tells it; null where nothing is known. */
export async function loadRepeat(trx: Trx, { scope, view }: Seen) {
  const span = await findSpan(trx, scope, view.asOf)
  if (!span) return null
  const from = weekLookedAt(view, await findWeeks(trx, scope, view, span))
  const to = addDays(from, 7)
  const week = { ...view, by: 'week' as const, from, to, measure: 'repeat_rate' as const }
  const { periods } = await loadReadings(trx, scope, week, { span, rollupsFrom: 0 })
  const reading = periods.at(-1)?.readings['repeat_rate']
  return reading ? { reading, from, to, asOf: view.asOf.toISOString() } : null
}

/** What stands under the list, which is found once a minute. */
const loadUnder = async (trx: Trx, seen: Seen) => ({
  cohorts: await loadReturns(trx, seen),
  repeat: await loadRepeat(trx, seen),
})

/** The page of customers: the list, and on its first page who came back. */
export async function loadCustomersPage(
  access: Parameters<typeof requireRemembered>[0],
  workspace: string | undefined,
  search: URLSearchParams,
) {
  const list = await requireView(access, workspace, search, (trx, seen) => loadCustomers(trx, seen, search))
  const isPlain = list.asked.q === undefined && list.asked.cohort === null && !search.get('after')
  const asOf = new URLSearchParams([...search].filter(([name]) => name === 'as-of'))
  const under = isPlain ? await requireRemembered(access, 'customers', workspace, asOf, loadUnder) : null
  return { ...list, cohorts: under?.cohorts ?? null, repeat: under?.repeat ?? null }
}

const columns: Columns<ListedCustomer> = [
  ['customer', ({ id }) => id],
  ['names', ({ names }) => names.join(', ')],
  ['identities', ({ identities }) => identities.map(({ channel, id }) => `${channel}:${id}`).join(' ')],
  ['conversations', ({ conversations }) => conversations],
  ['first_began_at', ({ firstBeganAt }) => new Date(firstBeganAt).toISOString()],
  ['last_began_at', ({ lastBeganAt }) => new Date(lastBeganAt).toISOString()],
  ['last_conversation', ({ lastConversation }) => lastConversation],
  ['standing', ({ standing }) => standing],
]

const rowsAtOnce = 1000
/** Where nothing is kept each page reads all facts: then fewer, longer pages. */
const rowsAtOnceOfFacts = 20_000

/** The same list as CSV, whatever page was asked for. */
export function customersCsv(
  { inWorkspace }: Pick<Access, 'inWorkspace'>,
  scope: Scope,
  view: View,
  asked: CustomersAsked,
): ReadableStream<Uint8Array> {
  return csvStream(columns, (after) =>
    inWorkspace(scope, async (trx) => {
      const kept = await findKeptContacts(trx, scope, view.asOf)
      const limit = kept ? rowsAtOnce : rowsAtOnceOfFacts
      const rows = await listCustomers(trx, scope, queryOf(view, asked, kept), { after: after ?? undefined, limit })
      return { rows, next: rows.length === limit ? (rows.at(-1)?.position ?? null) : null }
    }),
  )
}
