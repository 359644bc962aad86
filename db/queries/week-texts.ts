import { sql } from 'kysely'
import type { Trx } from '../client.server.ts'
import type { Scope } from '../scope.ts'
import { cohort, type CohortKey, cohortParts } from './cohorts.ts'
import { moment, type ReadingQuery } from './conversation-predicates.ts'

export type TopicCount = { period: number; topic: string; conversations: number }

/** How much of what a measure's n counts was on which topic, by period: conversations, of canned replies replies. */
export async function countTopics(trx: Trx, scope: Scope, query: ReadingQuery, key: CohortKey): Promise<TopicCount[]> {
  const { rows } = await sql<TopicCount>`
    select period, topic, count(*) as conversations from ${cohort(key, scope, query)} cohort
    where part = any(${cohortParts[key].counted}::text[]) group by period, topic order by period, topic`.execute(trx)
  return rows
}

/** Of how many customers those of one topic were, in all periods together. */
export async function countTopicCustomers(
  trx: Trx,
  scope: Scope,
  query: ReadingQuery,
  key: CohortKey,
): Promise<Map<string, number>> {
  const { rows } = await sql<{ topic: string; customers: number }>`
    select topic, count(distinct customer_id) as customers from ${cohort(key, scope, query)} cohort
    where part = any(${cohortParts[key].counted}::text[]) group by topic`.execute(trx)
  return new Map(rows.map(({ topic, customers }) => [topic, customers]))
}

/** A conversation whose opening is to be read: what its customer wrote on its channel from one moment to the other. */
export type DrawnConversation = { period: number; id: string; customer: number; channel: string; from: Date; to: Date }

/**
 * The conversations that a measure's n counts, with the span of their openings: from the customer's first message up to
 * the first that needed an answer. Of a period with more than its `limits` has room for, those whose ids come first in
 * the order of their hashes: as good as drawn by lot, and always the same. How many there are in each period, where that
 * is known, spares sorting those that come too late.
 */
export async function drawConversations(
  trx: Trx,
  scope: Scope,
  query: ReadingQuery,
  { key, limits, sizes }: { key: CohortKey; limits: readonly number[]; sizes?: readonly number[] },
): Promise<DrawnConversation[]> {
  const asOf = moment(query.asOf)
  // Only replies are counted several to a conversation; elsewhere telling them apart takes as long as all the rest.
  const distinct = key === 'canned_share' ? sql`distinct` : sql``
  const { rows } = await sql<DrawnConversation>`
    select drawn.period, drawn.id, c.customer_id as customer, c.channel, c.first_inbound_at as "from",
      case when c.first_need_at <= ${asOf} then c.first_need_at else c.first_inbound_at end as "to"
    from (
      select period, id, row_number() over (partition by period order by hashtextextended(id, 0), id) as nth
      from (select ${distinct} period, id from ${cohort(key, scope, query)} cohort
        where part = any(${cohortParts[key].counted}::text[])) counted
        ${sizes ? sql`where hashtextextended(id, 0) <= (${cutsFor(limits, sizes)}::bigint[])[period + 1]` : sql``}) drawn
    join conversation c on c.workspace_id = ${scope.workspaceId} and c.id = drawn.id
    where drawn.nth <= (${limits}::int[])[drawn.period + 1] and c.first_inbound_at <= ${asOf}`.execute(trx)
  return rows
}

/** Below which hash more than `limits` of so many are sure to lie: ten standard deviations more. */
const cutsFor = (limits: readonly number[], sizes: readonly number[]) =>
  sizes.map((size, period) => {
    const limit = limits[period] ?? 0
    const share = (limit + 10 * Math.sqrt(limit)) / Math.max(1, size)
    if (share >= 1) return `${2n ** 63n - 1n}`
    return (-(2n ** 63n) + BigInt(Math.floor(share * 2 ** 20)) * 2n ** 44n).toString()
  })

/** A message of a customer that has words, without them; `names` are the writer's id and name there. */
export type WrittenMessage = {
  namespace: string
  external_id: string
  customer: number
  channel: string
  at: Date
  names: (string | null)[]
}

/** Which messages these customers wrote between two moments, both included. Deleted and forgotten texts are gone. */
export async function listWritten(
  trx: Trx,
  { workspaceId }: Scope,
  { customers, from, to }: { customers: readonly number[]; from: Date; to: Date },
): Promise<WrittenMessage[]> {
  const { rows } = await sql<WrittenMessage>`
    select m.namespace, m.external_id, i.customer_id as customer, m.channel, m.occurred_at as at,
      array[i.external_id, i.name] as names
    from identity i join message m on m.workspace_id = ${workspaceId} and m.identity_id = i.id
    where i.workspace_id = ${workspaceId} and i.customer_id = any(${customers}::bigint[])
      and m.occurred_at between ${moment(from)} and ${moment(to)}
      and not m.outbound and m.visibility <> 'internal' and m.automated is not true and m.text is not null
    order by m.occurred_at`.execute(trx)
  return rows
}

/** The first `signs` of each of these messages' texts, by namespace and id. */
export async function listTexts(
  trx: Trx,
  { workspaceId }: Scope,
  keys: readonly Pick<WrittenMessage, 'namespace' | 'external_id'>[],
  signs: number,
): Promise<{ namespace: string; external_id: string; text: string }[]> {
  const { rows } = await sql<{ namespace: string; external_id: string; text: string }>`
    select m.namespace, m.external_id, left(m.text, ${signs}::int) as text
    from unnest(${keys.map((key) => key.namespace)}::text[], ${keys.map((key) => key.external_id)}::text[]) k(namespace, id)
    join message m on m.workspace_id = ${workspaceId} and m.namespace = k.namespace and m.external_id = k.id
    where m.text is not null`.execute(trx)
  return rows
}
