import { sql } from 'kysely'
import type { Trx } from '../client.server.ts'
import type { Scope } from '../scope.ts'
import { promiseIs, type PromiseKept } from './clock-predicates.ts'
import { cohort, type CohortKey, cohortParts } from './cohorts.ts'
import { moment, type ReadingQuery, standingAt } from './conversation-predicates.ts'
import { identitySeen } from './in-scope.ts'

export type ListedConversation = {
  id: string
  /** The customer's ids where they talk; several where they were found to be one person. Of a forgotten one: "forgotten". */
  customer: string
  /** As a source told it, that of the identity they wrote with first; null where none did. */
  customerName: string | null
  channel: string
  account: string | null
  topic: string | null
  part: string
  datedAt: Date
  /** Waits: how long it took, or has taken until as-of. */
  seconds: number | null
  complaint: boolean
  standing: string
  firstMessageAt: Date
  lastMessageAt: Date
  messages: number
}

/** Of a conversation `c` and its customer `p`: their ids where they talk, as far as the asker may know of them. */
export const customerIds = (
  scope: Scope,
) => sql<string>`case when p.forgotten_at is not null then 'forgotten' else coalesce((
  select string_agg(i.external_id, ', ' order by i.id) from identity i
  where i.workspace_id = c.workspace_id and i.customer_id = c.customer_id and ${identitySeen(scope)}), '') end`

/** Of a conversation `c`: the customer's name, of this channel before others; null where no source told the asker one. */
export const customerName = (scope: Scope) => sql<string | null>`(
  select i.name from identity i
  where i.workspace_id = c.workspace_id and i.customer_id = c.customer_id and i.name is not null
    and ${identitySeen(scope)}
  order by i.channel <> c.channel, i.id limit 1)`

export type ListPosition = { at: Date; id: string }

/**
 * The conversations behind one number, and how many they are: those of the measure's cohort that are one of `parts`
 * (default: all that its n counts), in the order of their date. Pages by position, so rows that arrive move nothing.
 */
export async function listCohort(
  trx: Trx,
  scope: Scope,
  query: ReadingQuery,
  want: {
    key: CohortKey
    parts?: readonly string[]
    complaint?: true
    unknownWords?: true
    longerThanSeconds?: number
    atMostSeconds?: number
    promise?: PromiseKept
    /** Only these, of those it would list. */
    ids?: readonly string[]
    topic?: string
    after?: ListPosition
    limit: number
  },
): Promise<{ total: number; conversations: ListedConversation[] }> {
  const parts = want.parts ?? cohortParts[want.key].counted
  const from = sql`${cohort(want.key, scope, query, parts)} cohort where part = any(${parts}::text[])
    ${want.complaint ? sql`and complaint` : sql``} ${want.unknownWords ? sql`and unknown_words` : sql``}
    ${want.longerThanSeconds === undefined ? sql`` : sql`and seconds > ${want.longerThanSeconds}::float8`}
    ${want.atMostSeconds === undefined ? sql`` : sql`and seconds <= ${want.atMostSeconds}::float8`}
    ${want.promise === undefined ? sql`` : sql`and ${promiseIs(want.promise)}`}
    ${want.ids === undefined ? sql`` : sql`and cohort.id = any(${want.ids}::text[])`}
    ${want.topic === undefined ? sql`` : sql`and cohort.topic = ${want.topic}`}`
  const counted = await sql<{ total: number }>`select count(*) as total from ${from}`.execute(trx)
  const listed = await sql<ListedConversation>`
    select listed.id, ${customerIds(scope)} as customer, ${customerName(scope)} as "customerName",
      c.channel, case when c.account_at <= ${moment(query.asOf)} then c.account end as account, c.topic, listed.part,
      listed.dated_at as "datedAt", listed.seconds, listed.complaint,
      ${standingAt(moment(query.asOf))} as standing, c.first_message_at as "firstMessageAt",
      least(c.last_message_at, ${moment(query.asOf)}) as "lastMessageAt", c.messages
    from (
      select cohort.* from ${from}
      ${want.after ? sql`and (dated_at, id) > (${want.after.at.toISOString()}::timestamptz, ${want.after.id})` : sql``}
      order by dated_at, id limit ${want.limit}) listed
    join conversation c on c.workspace_id = ${scope.workspaceId} and c.id = listed.id
    left join customer p on p.workspace_id = c.workspace_id and p.id = c.customer_id
    order by listed.dated_at, listed.id`.execute(trx)
  return { total: counted.rows[0]?.total ?? 0, conversations: listed.rows }
}
