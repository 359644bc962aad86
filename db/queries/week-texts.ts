import { sql } from 'kysely'
import type { Trx } from '../client.server.ts'
import type { Scope } from '../scope.ts'
import { cohort, type CohortKey, cohortParts, moment, type ReadingQuery } from './conversation-predicates.ts'

/** No source gave these a topic. */
export const unknownTopic = 'unknown'

export type TopicCount = { period: number; topic: string; conversations: number; customers: number }

/** How many of the conversations that a measure's n counts were on which topic, by period. */
export async function countTopics(trx: Trx, scope: Scope, query: ReadingQuery, key: CohortKey): Promise<TopicCount[]> {
  const { rows } = await sql<TopicCount>`
    select cohort.period, coalesce(c.topic, ${unknownTopic}) as topic, count(distinct cohort.id) as conversations,
      count(distinct cohort.customer_id) as customers
    from ${cohort(key, scope, query)} cohort
    join conversation c on c.workspace_id = ${scope.workspaceId} and c.id = cohort.id
    where cohort.part = any(${cohortParts[key].counted}::text[])
    group by 1, 2 order by 1, 2`.execute(trx)
  return rows
}

/** What the customer said when a conversation began; several messages of it are several rows. */
export type OpeningRow = {
  period: number
  id: string
  customer: number
  /** The customer's ids and names where they talk: no words of theirs. */
  names: string[]
  text: string
}

/**
 * The openings of a measure's conversations: what their customers wrote, on that channel, from their first message up to
 * the first that needed an answer. Of a period with more than its `limits` has room for, those conversations whose ids
 * come first in the order of their MD5 hashes: as good as drawn by lot, and always the same. Texts that were deleted or
 * forgotten are gone, of each other one only the first `signs` are read.
 */
export async function listOpenings(
  trx: Trx,
  scope: Scope,
  query: ReadingQuery,
  { key, limits, signs }: { key: CohortKey; limits: readonly number[]; signs: number },
): Promise<OpeningRow[]> {
  const asOf = moment(query.asOf)
  const { rows } = await sql<OpeningRow>`
    with drawn as materialized (
      select period, id, customer_id from (
        select period, id, customer_id, row_number() over (partition by period order by md5(id), id) as nth
        from (select distinct period, id, customer_id from ${cohort(key, scope, query)} cohort
          where part = any(${cohortParts[key].counted}::text[])) counted) ranked
      where nth <= (${limits}::int[])[period + 1]),
    opened as materialized (
      select drawn.*, c.channel, c.first_inbound_at as from_at,
        case when c.first_need_at <= ${asOf} then c.first_need_at else c.first_inbound_at end as to_at
      from drawn join conversation c on c.workspace_id = ${scope.workspaceId} and c.id = drawn.id
      where c.first_inbound_at <= ${asOf}),
    written as materialized (
      select i.customer_id, m.channel, m.occurred_at, left(m.text, ${signs}::int) as text
      from identity i join message m on m.workspace_id = ${scope.workspaceId} and m.identity_id = i.id
      where i.workspace_id = ${scope.workspaceId}
        and i.customer_id = any(array(select distinct customer_id from opened))
        and m.occurred_at between (select min(from_at) from opened) and (select max(to_at) from opened)
        and not m.outbound and m.visibility <> 'internal' and m.automated is not true and m.text is not null)
    select opened.period, opened.id, opened.customer_id as customer, written.text,
      array(select unnest(array[i.external_id, i.name]) from identity i
        where i.workspace_id = ${scope.workspaceId} and i.customer_id = opened.customer_id) as names
    from opened join written on written.customer_id = opened.customer_id and written.channel = opened.channel
      and written.occurred_at between opened.from_at and opened.to_at
    order by opened.period, opened.id, written.occurred_at`.execute(trx)
  return rows.map((row) => ({ ...row, names: row.names.filter((name) => name !== null) }))
}
