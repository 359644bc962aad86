import { sql } from 'kysely'
import type { Trx } from '../client.server.ts'
import type { Scope } from '../scope.ts'
import { promiseIs, type PromiseKept } from './clock-predicates.ts'
import { cohort, cohortParts } from './cohorts.ts'
import type { ReadingQuery } from './conversation-predicates.ts'

/** Bounds of waits: over `longerThanSeconds`, up to `atMostSeconds`. */
type Bracket = { longerThanSeconds?: number; atMostSeconds?: number; promise?: PromiseKept }

export type PlaceCount = {
  channel: string
  account: string | null
  team_id: number | null
  /** That needed an answer. */
  conversations: number
  /** Those answered, by how long they waited, in the brackets' order. */
  answered: number[]
}

/** The conversations of First response by channel, account and the team in charge. */
export async function countByPlace(
  trx: Trx,
  scope: Scope,
  query: ReadingQuery,
  brackets: readonly Bracket[],
): Promise<PlaceCount[]> {
  const within = brackets.map(
    ({ longerThanSeconds = -1, atMostSeconds = Infinity, promise }) =>
      sql`count(*) filter (where part = 'answered'
        and seconds > ${longerThanSeconds}::float8 and seconds <= ${atMostSeconds}::float8
        and ${promise ? promiseIs(promise) : sql`true`})::float8`,
  )
  const { rows } = await sql<PlaceCount>`
    select channel, account, team_id, count(*) as conversations, array[${sql.join(within)}] as answered
    from ${cohort('first_response', scope, query)} cohort
    where part = any(${cohortParts.first_response.counted}::text[])
    group by 1, 2, 3`.execute(trx)
  return rows
}
