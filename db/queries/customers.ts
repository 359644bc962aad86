import { sql, type RawBuilder } from 'kysely'
import type { Trx } from '../client.server.ts'
import type { Scope } from '../scope.ts'
import { beganAsOf, moment, seen, standingAt } from './conversation-predicates.ts'
import { identitySeen, inScope } from './in-scope.ts'
import { tsquery } from './search.ts'

type Fragment = RawBuilder<unknown>

export const customerOrders = ['recent', 'most', 'came back'] as const
export type CustomerOrder = (typeof customerOrders)[number]

/** Customers of one month of first contact; `within`: who returned within so many days, null: all who could have. */
export type CohortOf = { month: string; days: number; returned: boolean }

export type CustomerQuery = {
  asOf: Date
  timeZone: string
  /** Words of names and ids. */
  who: readonly string[]
  order: CustomerOrder
  cohort?: CohortOf | undefined
}

export type ListedCustomer = {
  id: number
  names: string[]
  identities: { channel: string; id: string }[]
  conversations: number
  firstBeganAt: Date
  lastBeganAt: Date
  lastConversation: string
  standing: string
  /** Where a page of the list ends, in the list's own order. */
  position: string
}

/** So many conversations of people of these names are looked through. */
const mostFound = 5000

const here = (scope: Scope, { asOf }: Pick<CustomerQuery, 'asOf'>) =>
  seen(scope, { asOf, periods: [], timeZone: 'UTC' })

/** The last conversation, as `c`, of every customer the asker may see and looks for. */
function found(scope: Scope, query: CustomerQuery): Fragment {
  const { who, cohort, order, asOf } = query
  const asked = tsquery(scope, { words: [], who })
  const where = [
    here(scope, query),
    sql`not exists (${others(scope, asOf)} and (o.began_at, o.id) > (c.began_at, c.id))`,
    sql`not exists (select from customer p where p.workspace_id = c.workspace_id and p.id = c.customer_id and p.forgotten_at is not null)`,
    ...(order === 'came back'
      ? [sql`exists (${others(scope, asOf)} and (o.began_at, o.id) < (c.began_at, c.id))`]
      : []),
    ...(asked === null
      ? []
      : [
          sql`c.customer_id in (
            select x.customer_id from search_conversations(${asked}::tsquery, 'infinity'::timestamptz, ${mostFound}) w
            join conversation x on x.workspace_id = ${scope.workspaceId} and x.id = w.id and ${inScope(scope, 'x')})`,
        ]),
    ...(cohort ? [sql`c.customer_id in (${inCohort(scope, query, cohort)})`] : []),
  ]
  return sql`conversation c where ${sql.join(where, sql` and `)}`
}

/** Other conversations of the customer of `c` that the asker may see, as `o`. */
const others = (scope: Scope, asOf: Date): Fragment => sql`
  select from conversation o
  where o.workspace_id = c.workspace_id and o.customer_id = c.customer_id and o.first_message_at <= ${moment(asOf)}
    and ${inScope(scope, 'o')}`

/** How many customers there are to list. */
export async function countCustomers(trx: Trx, scope: Scope, query: CustomerQuery): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from ${found(scope, query)}`.execute(trx)
  return rows[0]?.n ?? 0
}

/** A page of customers. @param after the last row's `position` of the page before: its key, `~`, its conversation */
export async function listCustomers(
  trx: Trx,
  scope: Scope,
  query: CustomerQuery,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<ListedCustomer[]> {
  const counted = sql`(select count(*) from (${others(scope, query.asOf)}) of)`
  const byCount = query.order === 'most'
  const key = byCount ? counted : sql`c.began_at`
  const at = after?.indexOf('~') ?? -1
  const last = after?.slice(0, at)
  const further =
    after === undefined
      ? sql``
      : sql`where (place, id) < (${byCount ? sql`${last}::bigint` : sql`${last}::timestamptz`}, ${after.slice(at + 1)})`
  const { rows } = await sql<ListedCustomer>`
    select c.customer_id as id, i.names, i.identities, ${counted} as conversations,
      (select min(o.began_at) from conversation o
        where o.workspace_id = c.workspace_id and o.customer_id = c.customer_id and ${inScope(scope, 'o')}) as "firstBeganAt",
      c.began_at as "lastBeganAt", c.id as "lastConversation", ${standingAt(moment(query.asOf))} as standing,
      case when ${byCount} then c.place::text else to_char(c.began_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') end || '~' || c.id as position
    from (
      select * from (select c.*, ${key} as place from ${found(scope, query)}) c ${further}
      order by place desc, id desc limit ${limit}) c
    cross join lateral (
      select coalesce(array_agg(distinct i.name) filter (where i.name is not null), '{}') as names,
        coalesce(jsonb_agg(jsonb_build_object('channel', i.channel, 'id', i.external_id) order by i.id), '[]') as identities
      from identity i
      where i.workspace_id = c.workspace_id and i.customer_id = c.customer_id and ${identitySeen(scope)}) i
    order by c.place desc, c.id desc`.execute(trx)
  return rows
}

/**
 * Every customer's first contact and, where they began something else later, when: not a matter they are known to have
 * come back on. As of a moment, in the asker's teams.
 */
function contacts(scope: Scope, query: Pick<CustomerQuery, 'asOf' | 'timeZone'>): Fragment {
  const asOf = moment(query.asOf)
  return sql`
    select customer_id, first_at, to_char(first_at at time zone ${query.timeZone}, 'YYYY-MM') as month,
      min(at) filter (where at > first_at and not same) as returned_at
    from (
      select c.customer_id, ${beganAsOf(asOf)} as at, min(${beganAsOf(asOf)}) over (partition by c.customer_id) as first_at,
        exists (
          select from conversation b
          where b.workspace_id = c.workspace_id and b.customer_id = c.customer_id and b.id <> c.id
            and b.again = 'same_matter' and b.again_at = c.first_need_at) as same
      from conversation c
      where ${here(scope, query)} and c.first_inbound_at <= ${asOf} and ${standingAt(asOf)} <> 'set_aside') c
    group by customer_id, first_at`
}

function inCohort(scope: Scope, query: CustomerQuery, { month, days, returned }: CohortOf): Fragment {
  const span = sql`make_interval(hours => ${24 * days}::int)`
  return sql`select customer_id from (${contacts(scope, query)}) contacts
    where month = ${month} and first_at + ${span} <= ${moment(query.asOf)}
      ${returned ? sql`and returned_at <= first_at + ${span}` : sql``}`
}

export type CohortCount = {
  /** Of first contact: `2026-01`. */
  month: string
  customers: number
  /** For each number of days asked: how many could have come back by now, and did. */
  mature: number[]
  returned: number[]
}

/** By month of first contact: who came back within so many days, of those first met at least so long ago. */
export async function countReturns(
  trx: Trx,
  scope: Scope,
  query: Pick<CustomerQuery, 'asOf' | 'timeZone'> & { days: readonly number[]; months: number },
): Promise<CohortCount[]> {
  const span = (days: number) => sql`make_interval(hours => ${24 * days}::int)`
  const each = (of: (days: number) => Fragment) => sql`array[${sql.join(query.days.map(of))}]::bigint[]`
  const mature = (days: number) => sql`first_at + ${span(days)} <= ${moment(query.asOf)}`
  const { rows } = await sql<CohortCount>`
    select month, count(*) as customers, ${each((days) => sql`count(*) filter (where ${mature(days)})`)} as mature,
      ${each((days) => sql`count(*) filter (where ${mature(days)} and returned_at <= first_at + ${span(days)})`)} as returned
    from (${contacts(scope, query)}) contacts
    group by month order by month desc limit ${query.months}`.execute(trx)
  return rows
}
