import { sql } from 'kysely'
import type { Trx } from '../client.server.ts'
import type { Scope } from '../scope.ts'
import type { ReadingQuery } from './conversation-predicates.ts'
import { cohort } from './cohorts.ts'

export type VoicesOfPeriod = {
  people: number
  busiest: number
  named: number
  customers: number
  notNamed: number
  setAside: number
}

export const nobody: VoicesOfPeriod = { people: 0, busiest: 0, named: 0, customers: 0, notNamed: 0, setAside: 0 }

/** How many people replied in each period, and how many replies the busiest one sent; in the order of the periods. */
export async function countVoices(trx: Trx, scope: Scope, query: ReadingQuery): Promise<VoicesOfPeriod[]> {
  const { rows } = await sql<VoicesOfPeriod & { period: number }>`
    with reply as materialized (
      select period, part, responder, customer_id from ${cohort('voices', scope, query)} cohort),
    voice as (select period, part, responder, count(*) as replies from reply group by period, part, responder),
    heard as (select period, count(distinct customer_id) as customers from reply where part = 'named' group by period)
    select period, count(*) filter (where part = 'named') as people,
      coalesce(max(replies) filter (where part = 'named'), 0) as busiest,
      coalesce(sum(replies) filter (where part = 'named'), 0)::bigint as named,
      coalesce(max(heard.customers), 0) as customers,
      coalesce(sum(replies) filter (where part = 'not_named'), 0)::bigint as "notNamed",
      coalesce(sum(replies) filter (where part = 'set_aside'), 0)::bigint as "setAside"
    from voice left join heard using (period) group by period`.execute(trx)
  const found = new Map(rows.map(({ period, ...counts }) => [period, counts]))
  return query.periods.map((_, period) => found.get(period) ?? nobody)
}

export type VoicesOfWeek = Omit<VoicesOfPeriod, 'customers'> & { week: string }

/** The same of whole weeks of a whole workspace, by their Mondays, from the rollups. */
export async function listVoicesOfWeeks(trx: Trx, scope: Scope, from: string, to: string): Promise<VoicesOfWeek[]> {
  const { rows } = await sql<VoicesOfWeek>`
    select week, count(*) filter (where responder <> '' and replies > 0) as people,
      coalesce(max(replies) filter (where responder <> ''), 0) as busiest,
      coalesce(sum(replies) filter (where responder <> ''), 0)::bigint as named,
      coalesce(sum(replies) filter (where responder = ''), 0)::bigint as "notNamed",
      coalesce(sum(set_aside), 0)::bigint as "setAside"
    from rollup_voice
    where workspace_id = ${scope.workspaceId} and week >= ${from} and week < ${to}
    group by week`.execute(trx)
  return rows
}
