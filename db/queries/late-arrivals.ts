import { sql } from 'kysely'
import type { Trx } from '../client.server.ts'
import type { Scope } from '../scope.ts'
import { cohort, cohortParts, type CohortKey } from './cohorts.ts'
import { moment, type ReadingQuery, seen } from './conversation-predicates.ts'

export type LateArrivals = {
  messages: number
  reopenings: number
  outcomes: number
  corrections: number
  identities: number
}

const isCohortKey = (key: string): key is CohortKey => key in cohortParts

/** What customers buy is told of them, not of a conversation. */
const sales = ['purchase', 'renewal', 'refund', 'churn']

/**
 * Of the conversations that a measure counts: what had happened by as-of and reached us only after `since`, what persons
 * corrected since of what was said by then, and how often who is who was changed since. Who waited then is told by
 * what was said in the 14 days before: no wait is older.
 */
export async function countLateArrivals(
  trx: Trx,
  scope: Scope,
  query: ReadingQuery,
  key: string,
  since: Date,
): Promise<LateArrivals> {
  const none = { messages: 0, reopenings: 0, outcomes: 0, corrections: 0, identities: 0 }
  if (!isCohortKey(key)) return none
  const { workspaceId } = scope
  const [asOf, after] = [moment(query.asOf), moment(since)]
  const oldest = key === 'waiting_now' ? sql`${asOf} - interval '336 hours'` : sql`'-infinity'::timestamptz`
  const members =
    key === 'waiting_now'
      ? sql`select c.id from conversation c where ${seen(scope, query)} and c.last_message_at >= ${oldest}`
      : sql`select distinct counted.id from ${cohort(key, scope, query)} counted`
  const { rows } = await sql<LateArrivals>`
    with members as (${members}),
    part as (
      select i.id as identity_id, c.channel, c.first_message_at, c.last_message_at
      from members
      join conversation c on c.workspace_id = ${workspaceId} and c.id = members.id
      join identity i on i.workspace_id = c.workspace_id and i.customer_id = c.customer_id),
    said as (
      select m.namespace, m.external_id, min(m.first_seen_at) as first_seen_at
      from part
      join message m on m.workspace_id = ${workspaceId} and m.identity_id = part.identity_id
        and m.occurred_at between greatest(part.first_message_at, ${oldest}) and part.last_message_at
        and m.occurred_at <= ${asOf}
      group by m.namespace, m.external_id),
    became as (
      select o.namespace, o.external_id, min(o.kind) as kind
      from part
      join outcome o on o.workspace_id = ${workspaceId} and o.identity_id = part.identity_id
        and o.channel = part.channel and o.occurred_at between part.first_message_at and ${asOf}
        and o.kind <> all(${sales}::text[])
      group by o.namespace, o.external_id
      having min(o.first_seen_at) > ${after})
    select
      (select count(*) from said where first_seen_at > ${after}) as messages,
      (select count(*) from became where kind = 'reopened') as reopenings,
      (select count(*) from became where kind <> 'reopened') as outcomes,
      (select count(distinct (k.namespace, k.external_id)) from correction_step k
        join said on said.namespace = k.namespace and said.external_id = k.external_id
        where k.workspace_id = ${workspaceId} and k.made_at > ${after}) as corrections,
      (select count(*) from identity_step s
        where s.workspace_id = ${workspaceId} and (s.made_at > ${after} or s.undone_at > ${after})
          and s.identities && (select coalesce(array_agg(distinct part.identity_id), '{}') from part)) as identities
  `.execute(trx)
  return rows[0] ?? none
}
