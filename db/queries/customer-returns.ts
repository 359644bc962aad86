import { sql } from 'kysely'
import type { Trx } from '../client.server.ts'
import type { Scope } from '../scope.ts'
import type { KeptContacts } from './contact.ts'
import { beganAsOf, type Fragment, moment, seen, standingAt } from './conversation-predicates.ts'

export type ReturnsQuery = { asOf: Date; timeZone: string; kept: KeptContacts | undefined }

/** Customers of one month of first contact; `returned`: who came back within so many days, else all who could have. */
export type CohortOf = { month: string; days: number; returned: boolean }

/**
 * Of every customer, read from the facts, when they were first met and, where they began something else later, when: not
 * a matter they are known to have come back on. As of a moment, in the asker's teams.
 */
function factContacts(scope: Scope, { asOf }: ReturnsQuery, customers?: number[]): Fragment {
  const at = moment(asOf)
  const here = seen(scope, { asOf, periods: [], timeZone: 'UTC', ...(customers && { customers }) })
  const theirs = customers ? sql`and b.customer_id = any(${customers}::bigint[])` : sql``
  return sql`
    select customer_id, met_at, min(at) filter (where at > met_at and not same) as came_back_at
    from (
      select c.customer_id, ${beganAsOf(at)} as at, min(${beganAsOf(at)}) over (partition by c.customer_id) as met_at,
        b.customer_id is not null as same
      from conversation c
      left join (
        select distinct b.customer_id, b.again_at from conversation b
        where b.workspace_id = ${scope.workspaceId} and b.again = 'same_matter' and b.again_at <= ${at}
          and b.first_resolved_known_at <= ${at} ${theirs}) b
        on b.customer_id = c.customer_id and b.again_at = c.first_need_at
      where ${here} and c.first_inbound_at <= ${at} and ${standingAt(at)} <> 'set_aside') c
    group by customer_id, met_at`
}

/** The same, from what is kept where that serves. */
function contacts(scope: Scope, query: ReturnsQuery): Fragment {
  if (!query.kept) return factContacts(scope, query)
  const kept = sql`
    select k.customer_id, k.met_at, k.came_back_at from customer_contact k
    where k.workspace_id = ${scope.workspaceId} and k.met_at is not null`
  const { unsettled } = query.kept
  if (unsettled.length === 0) return kept
  return sql`${kept} and k.customer_id <> all(${unsettled}::bigint[])
    union all ${factContacts(scope, query, unsettled)}`
}

const span = (days: number) => sql`make_interval(hours => ${24 * days}::int)`

/** [from, to) of a month, given as its first day without a zone. */
const monthOf = (start: Fragment, timeZone: string) => sql`
  met_at >= ${start} at time zone ${timeZone} and met_at < (${start} + interval '1 month') at time zone ${timeZone}`

/** The numbers of its customers. */
export function inCohort(scope: Scope, query: ReturnsQuery, { month, days, returned }: CohortOf): Fragment {
  return sql`select customer_id from (${contacts(scope, query)}) contacts
    where ${monthOf(sql`${`${month}-01`}::timestamp`, query.timeZone)} and met_at + ${span(days)} <= ${moment(query.asOf)}
      ${returned ? sql`and came_back_at <= met_at + ${span(days)}` : sql``}`
}

export type CohortCount = {
  /** Of first contact: `2026-01`. */
  month: string
  customers: number
  /** For each number of days asked: how many could have come back by now, and did. */
  mature: number[]
  returned: number[]
}

type Counted = ReturnsQuery & { days: readonly number[]; months: number }

/** By month of first contact, newest first: who came back within so many days, of those first met at least so long ago. */
export async function countReturns(trx: Trx, scope: Scope, query: Counted): Promise<CohortCount[]> {
  const each = (of: (days: number) => Fragment) => sql`array[${sql.join(query.days.map(of))}]::bigint[]`
  const mature = (days: number) => sql`met_at + ${span(days)} <= ${moment(query.asOf)}`
  const counts = sql`count(*) as customers, ${each((days) => sql`count(*) filter (where ${mature(days)})`)} as mature,
    ${each((days) => sql`count(*) filter (where ${mature(days)} and came_back_at <= met_at + ${span(days)})`)} as returned`
  const { rows } = await (
    query.kept
      ? sql<CohortCount>`
          with recursive ${newestMonths(scope, query)}
          select to_char(start, 'YYYY-MM') as month, counted.*
          from month cross join lateral (
            select ${counts} from (${contacts(scope, query)}) contacts
            where ${monthOf(sql`month.start`, query.timeZone)}) counted
          where counted.customers > 0 order by start desc`
      : sql<CohortCount>`
          select to_char(met_at at time zone ${query.timeZone}, 'YYYY-MM') as month, ${counts}
          from (${factContacts(scope, query)}) contacts
          group by 1 order by 1 desc limit ${query.months}`
  ).execute(trx)
  return rows
}

/** The months in which anybody was first met, by what is kept: from one to the one before it along the index. */
function newestMonths(scope: Scope, { timeZone, months }: Counted): Fragment {
  const last = (before: Fragment) => sql`(
    select date_trunc('month', k.met_at at time zone ${timeZone}) from customer_contact k
    where k.workspace_id = ${scope.workspaceId} and k.met_at is not null ${before} order by k.met_at desc limit 1)`
  return sql`month (start, nth) as (
    select ${last(sql``)}, 1
    union all
    select ${last(sql`and k.met_at < month.start at time zone ${timeZone}`)}, nth + 1 from month
    where start is not null and nth < ${months})`
}
