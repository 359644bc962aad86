import { sql } from 'kysely'
import type { Trx } from '../client.server.ts'
import type { Scope } from '../scope.ts'
import type { KeptContacts } from './contact.ts'
import { beganAsOf, type Fragment, moment, seen, standingAt } from './conversation-predicates.ts'
import { type CohortOf, inCohort } from './customer-returns.ts'
import { identitySeen, inScope } from './in-scope.ts'
import { tsquery } from './search.ts'

export const customerOrders = ['recent', 'most', 'came back'] as const
export type CustomerOrder = (typeof customerOrders)[number]

export type CustomerQuery = {
  asOf: Date
  timeZone: string
  /** Words of names and ids. */
  who: readonly string[]
  order: CustomerOrder
  cohort?: CohortOf | undefined
  /** What is kept of customers, where it serves; else the facts are read. */
  kept: KeptContacts | undefined
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

/** All customers of whom the asker sees a conversation, as `k`: how many, and when the last began. */
function known(scope: Scope, query: CustomerQuery): Fragment {
  if (query.kept) return sql`customer_contact k where k.workspace_id = ${scope.workspaceId}`
  return sql`(
    select c.workspace_id, c.customer_id, count(*) as conversations, max(${beganAsOf(moment(query.asOf))}) as last_began_at
    from conversation c where ${here(scope, query)} group by c.workspace_id, c.customer_id) k where true`
}

/** Those of them that are looked for. */
function found(scope: Scope, query: CustomerQuery): Fragment {
  const { who, cohort, order } = query
  const asked = tsquery(scope, { words: [], who })
  const where = [
    sql`not exists (select from customer p where p.workspace_id = k.workspace_id and p.id = k.customer_id and p.forgotten_at is not null)`,
    ...(order === 'came back' ? [sql`k.conversations > 1`] : []),
    ...(asked === null
      ? []
      : [
          sql`k.customer_id in (
            select x.customer_id from search_conversations(${asked}::tsquery, 'infinity'::timestamptz, ${mostFound}) w
            join conversation x on x.workspace_id = ${scope.workspaceId} and x.id = w.id and ${inScope(scope, 'x')})`,
        ]),
    ...(cohort ? [sql`k.customer_id in (${inCohort(scope, query, cohort)})`] : []),
  ]
  return sql`${known(scope, query)} and ${sql.join(where, sql` and `)}`
}

/** How many customers there are to list. */
export async function countCustomers(trx: Trx, scope: Scope, query: CustomerQuery): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from ${found(scope, query)}`.execute(trx)
  return rows[0]?.n ?? 0
}

/** A page of customers. @param after the last row's `position` of the page before: its key, `~`, the customer's number */
export async function listCustomers(
  trx: Trx,
  scope: Scope,
  query: CustomerQuery,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<ListedCustomer[]> {
  const byCount = query.order === 'most'
  const key = byCount ? sql`k.conversations` : sql`k.last_began_at`
  const [place, id] = after?.split('~') ?? []
  const last = byCount ? sql`${place}::bigint` : sql`${place}::timestamptz`
  const further = after === undefined ? sql`` : sql`and (${key}, k.customer_id) < (${last}, ${id}::bigint)`
  const at = moment(query.asOf)
  const theirs = sql`conversation c where ${here(scope, query)} and c.customer_id = k.customer_id`
  const { rows } = await sql<ListedCustomer>`
    select k.customer_id as id, i.names, i.identities, k.conversations,
      (select min(${beganAsOf(at)}) from ${theirs}) as "firstBeganAt", k.last_began_at as "lastBeganAt",
      l.id as "lastConversation", l.standing,
      case when ${byCount} then k.conversations::text
        else to_char(k.last_began_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') end || '~' || k.customer_id as position
    from (select k.* from ${found(scope, query)} ${further} order by ${key} desc, k.customer_id desc limit ${limit}) k
    cross join lateral (
      select c.id, ${standingAt(at)} as standing from ${theirs} order by ${beganAsOf(at)} desc, c.id desc limit 1) l
    cross join lateral (
      select coalesce(array_agg(distinct i.name) filter (where i.name is not null), '{}') as names,
        coalesce(jsonb_agg(jsonb_build_object('channel', i.channel, 'id', i.external_id) order by i.id), '[]') as identities
      from identity i
      where i.workspace_id = ${scope.workspaceId} and i.customer_id = k.customer_id and ${identitySeen(scope)}) i
    order by ${key} desc, k.customer_id desc`.execute(trx)
  return rows
}
