import { sql } from 'kysely'
import type { Trx } from '../client.server.ts'
import type { Scope } from '../scope.ts'
import type { ReadingQuery } from './conversation-predicates.ts'
import { cohort } from './cohorts.ts'

/** The first and the last purchase or renewal that is known by as-of; undefined where nobody told of any. */
export async function findSales(trx: Trx, scope: Scope, asOf: Date): Promise<{ first: Date; last: Date } | undefined> {
  const sale = (order: 'asc' | 'desc') => sql`
    (select occurred_at from outcome
     where workspace_id = ${scope.workspaceId} and kind in ('purchase', 'renewal')
       and occurred_at <= ${asOf.toISOString()}::timestamptz
     order by occurred_at ${sql.raw(order)} limit 1)`
  const { rows } = await sql<{ first: Date | null; last: Date | null }>`
    select ${sale('asc')} as first, ${sale('desc')} as last`.execute(trx)
  const { first, last } = rows[0] ?? {}
  return first && last ? { first, last } : undefined
}

/** By part: how many customers (beside n: conversations), and the seconds that each was watched, where they matter. */
export type SalesOfPeriod = { counts: Record<string, number>; seconds: Record<string, number[]> }

/** Who bought within 90 days, in the order of the periods. Times come only of periods that the last sale cuts short. */
export async function countSales(trx: Trx, scope: Scope, query: ReadingQuery): Promise<SalesOfPeriod[]> {
  const { rows } = await sql<{ period: number; part: string; n: number; seconds: number[] | null }>`
    with buyer as materialized (
      select period, part, seconds from ${cohort('bought_again', scope, query)} cohort),
    cut as (select distinct period from buyer where part like '%cut_short')
    select period, part, count(*) as n,
      array_agg(seconds) filter (where part not like '%not_bought' and period in (select period from cut)) as seconds
    from buyer group by period, part`.execute(trx)
  return query.periods.map((_, period) => {
    const own = rows.filter((row) => row.period === period)
    return {
      counts: Object.fromEntries(own.map(({ part, n }) => [part, n])),
      seconds: Object.fromEntries(own.map(({ part, seconds }) => [part, seconds ?? []])),
    }
  })
}
