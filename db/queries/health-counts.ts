import { sql } from 'kysely'
import type { Trx } from '../client.server.ts'
import type { Scope } from '../scope.ts'
import { cohort, cohortParts, type ReadingQuery } from './conversation-predicates.ts'

/** Bounds of waits: over `longerThanSeconds`, up to `atMostSeconds`. */
type Bracket = { longerThanSeconds?: number; atMostSeconds?: number }

/** How many answered conversations of First response waited within each bracket, in the brackets' order. */
export async function countAnsweredWithin(
  trx: Trx,
  scope: Scope,
  query: ReadingQuery,
  brackets: readonly Bracket[],
): Promise<number[]> {
  const { rows } = await sql<{ counts: number[] }>`
    select array[${sql.join(
      brackets.map(
        ({ longerThanSeconds = -1, atMostSeconds = Infinity }) =>
          sql`count(*) filter (where seconds > ${longerThanSeconds}::float8 and seconds <= ${atMostSeconds}::float8)::float8`,
      ),
    )}] as counts
    from ${cohort('first_response', scope, query)} cohort where part = 'answered'`.execute(trx)
  return rows[0]?.counts ?? brackets.map(() => 0)
}

export type PlaceCount = { channel: string; account: string | null; team_id: number | null; conversations: number }

/** How many conversations needed an answer, by channel, account and the team in charge. */
export async function countByPlace(trx: Trx, scope: Scope, query: ReadingQuery): Promise<PlaceCount[]> {
  const { rows } = await sql<PlaceCount>`
    select c.channel, c.account, c.team_id, count(*) as conversations
    from ${cohort('first_response', scope, query)} cohort
    join conversation c on c.workspace_id = ${scope.workspaceId} and c.id = cohort.id
    where cohort.part = any(${cohortParts.first_response.counted}::text[])
    group by 1, 2, 3`.execute(trx)
  return rows
}
