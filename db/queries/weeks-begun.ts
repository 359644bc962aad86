import { sql } from 'kysely'
import type { Trx } from '../client.server.ts'
import type { Scope } from '../scope.ts'
import { inScope } from './in-scope.ts'

/**
 * The weeks in which any conversation began by as-of: their Mondays in the time zone, oldest first. Goes along the index
 * from week to week, so that its cost grows with the weeks and not with the conversations.
 */
export async function listWeeksBegun(
  trx: Trx,
  scope: Scope,
  { asOf, timeZone }: { asOf: Date; timeZone: string },
): Promise<string[]> {
  const next = (from: ReturnType<typeof sql>) => sql`
    (select (date_trunc('week', c.began_at at time zone ${timeZone}))::date
    from conversation c
    where c.workspace_id = ${scope.workspaceId} and ${inScope(scope)} and c.began_at <= ${asOf.toISOString()}::timestamptz and c.began_at >= ${from}
    order by c.began_at limit 1)`
  const { rows } = await sql<{ monday: string }>`
    with recursive week (monday) as (
      select ${next(sql`'-infinity'::timestamptz`)}
      union all
      select ${next(sql`((week.monday + 7)::timestamp at time zone ${timeZone})`)} from week where week.monday is not null
    )
    select to_char(monday, 'YYYY-MM-DD') as monday from week where monday is not null order by 1`.execute(trx)
  return rows.map(({ monday }) => monday)
}

export type BegunWeek = { monday: string; conversations: number }

type BegunQuery = { before: string; timeZone: string; channel: readonly string[]; account: readonly string[] }

/**
 * How many conversations began in each week up to a day, of those that the asker may see: from the rollups, which know
 * no single conversation, only for whoever sees them all.
 */
export async function countBegunByWeek(
  trx: Trx,
  scope: Scope,
  { before, timeZone, channel, account }: BegunQuery,
): Promise<BegunWeek[]> {
  if (scope.teams !== 'all') {
    const day = sql`(c.began_at at time zone ${timeZone})`
    const { rows } = await sql<BegunWeek>`
      select to_char(date_trunc('week', ${day}), 'YYYY-MM-DD') as monday, count(*)::float8 as conversations
      from conversation c
      where c.workspace_id = ${scope.workspaceId} and ${inScope(scope)} and ${day} < ${before}::date
        ${channel.length > 0 ? sql`and c.channel = any(${channel}::text[])` : sql``}
        ${account.length > 0 ? sql`and c.account = any(${account}::text[])` : sql``}
      group by 1 order by 1`.execute(trx)
    return rows
  }
  const { rows } = await sql<BegunWeek>`
    select to_char(date_trunc('week', r.day), 'YYYY-MM-DD') as monday, sum(r.conversations)::float8 as conversations
    from rollup r
    where r.workspace_id = ${scope.workspaceId} and r.day < ${before}::date and r.conversations > 0
      ${channel.length > 0 ? sql`and r.channel = any(${channel}::text[])` : sql``}
      ${account.length > 0 ? sql`and r.account = any(${account}::text[])` : sql``}
    group by 1 order by 1`.execute(trx)
  return rows
}
