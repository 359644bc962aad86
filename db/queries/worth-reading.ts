import { sql } from 'kysely'
import type { Trx } from '../client.server.ts'
import type { Scope } from '../scope.ts'
import { cohort, type CohortKey } from './cohorts.ts'
import type { ReadingQuery } from './conversation-predicates.ts'

/** A conversation with more messages takes long to read. */
const mostMessages = 30

/**
 * Of one part of a measure, the conversations with the most messages, up to thirty, or those that began unhappiest; of as
 * many the unhappiest, then the one that began first. One of each customer, and none that was forgotten.
 */
export async function listWorthReading(
  trx: Trx,
  scope: Scope,
  query: ReadingQuery,
  { key, part, limit, unhappiestFirst }: { key: CohortKey; part: string; limit: number; unhappiestFirst: boolean },
): Promise<string[]> {
  const rank = unhappiestFirst ? sql`0` : sql`-c.messages`
  const { rows } = await sql<{ id: string }>`
    select id from (
      select distinct on (c.customer_id) c.id, c.began_at, c.opening_tone, ${rank} as rank
      from ${cohort(key, scope, query, [part])} cohort
      join conversation c on c.workspace_id = ${scope.workspaceId} and c.id = cohort.id
      join customer p on p.workspace_id = c.workspace_id and p.id = c.customer_id
      where cohort.part = ${part} and c.messages <= ${mostMessages} and p.forgotten_at is null
      order by c.customer_id, rank, c.opening_tone, c.began_at, c.id) first
    order by rank, opening_tone, began_at, id limit ${limit}`.execute(trx)
  return rows.map(({ id }) => id)
}
