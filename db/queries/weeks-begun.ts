import { sql } from 'kysely'
import type { Trx } from '../client.server.ts'
import type { Scope } from '../scope.ts'

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
    where c.workspace_id = ${scope.workspaceId} and c.began_at <= ${asOf.toISOString()}::timestamptz and c.began_at >= ${from}
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

/** How many conversations began in each week up to a day, of those that the asker may see: from the rollups. */
export async function countBegunByWeek(
  trx: Trx,
  scope: Scope,
  { before, channel, account }: { before: string; channel: readonly string[]; account: readonly string[] },
): Promise<BegunWeek[]> {
  const { rows } = await sql<BegunWeek>`
    select to_char(date_trunc('week', r.day), 'YYYY-MM-DD') as monday, sum(r.conversations)::float8 as conversations
    from rollup r
    where r.workspace_id = ${scope.workspaceId} and r.day < ${before}::date and r.conversations > 0
      ${scope.teams === 'all' ? sql`` : sql`and r.team_id = any(${scope.teams}::bigint[])`}
      ${channel.length > 0 ? sql`and r.channel = any(${channel}::text[])` : sql``}
      ${account.length > 0 ? sql`and r.account = any(${account}::text[])` : sql``}
    group by 1 order by 1`.execute(trx)
  return rows
}
