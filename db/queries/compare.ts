import { sql } from 'kysely'
import type { Trx } from '../client.server.ts'
import type { Scope } from '../scope.ts'
import { cohort, type CohortKey } from './cohorts.ts'
import { customerIds, customerName } from './conversation-list.ts'
import {
  beganAsOf,
  lookBackMs,
  moment,
  type ReadingQuery,
  seen,
  standingAt,
  within,
} from './conversation-predicates.ts'

/** What was known of a conversation when it arrived, and what it needs to be put on a side. */
export type ArrivalRow = {
  id: string
  customer: number
  channel: string
  account: string | null
  team: number | null
  topic: string | null
  tone: number | null
  /** When it began, in ms since 1970. */
  began: number
  /** The customer wrote in it, and nobody set it aside. */
  counts: boolean
  aside: boolean
  /** Where it counts: how the customer's last conversation of the 26 weeks before stood when this one began; null: there was none. */
  lastStanding: string | null
}

/** Every conversation that began in the periods, the earliest first, whatever a measure makes of it. */
export async function listArrivals(trx: Trx, scope: Scope, query: ReadingQuery): Promise<ArrivalRow[]> {
  const asOf = moment(query.asOf)
  const anywhere = { ...query, channel: [], account: [], team: [] }
  const [first, last] = [query.periods[0], query.periods.at(-1)]
  const reach = first && last ? [{ from: new Date(first.from.getTime() - lookBackMs), to: last.to }] : []
  const nearby = { ...query, periods: reach }
  const inPeriods = sql.join(
    query.periods.map(({ from, to }) => sql`(began_then >= ${moment(from)} and began_then < ${moment(to)})`),
    sql` or `,
  )
  if (!first) return []
  // One pass with two windows: joining what they say back to the rows takes a nested loop where statistics are missing.
  const { rows } = await sql<ArrivalRow>`
    select id, customer_id as customer, channel, account, team_id as team, topic, opening_tone::float8 as tone,
      extract(epoch from began_then)::float8 * 1000 as began, counts, aside,
      last_standing as "lastStanding"
    from (
      select c.*, lag(next_standing) over customer as last_standing
      from (
        select c.*, case when lead(began_then) over customer <= began_then + interval '182 days'
          then ${standingAt(sql`lead(began_then) over customer`)} end as next_standing
        from (
          select c.id, c.customer_id, c.channel, case when c.account_at <= ${asOf} then c.account end as account, c.team_id,
            c.topic, c.opening_tone, c.standings, c.standing_from, ${beganAsOf(asOf)} as began_then,
            ${seen(scope, query)} as seen, ${standingAt(asOf)} = 'set_aside' as aside,
            coalesce(c.first_inbound_at <= ${asOf}, false) and ${standingAt(asOf)} <> 'set_aside' as counts
          from conversation c
          where ${seen(scope, anywhere)}
            and (${within(sql`c.began_at`, nearby)}
              or (c.first_need_at > ${asOf} and ${within(sql`c.first_message_at`, nearby)}))) c
        window customer as (partition by customer_id, counts order by began_then, id)) c
      window customer as (partition by customer_id, counts order by began_then, id)) c
    where seen and (${inPeriods})
    order by began_then, id`.execute(trx)
  return rows
}

/** A conversation, or a reply of it, as a measure counts it. */
export type DatedRow = {
  id: string
  /** What it is dated by. */
  at: Date
  part: string
  seconds: number | null
  closed: number | null
  unknownWords: boolean
}

/** What a measure makes of the conversations dated in the periods; a row of its cohort each. */
export async function listDated(trx: Trx, scope: Scope, query: ReadingQuery, key: CohortKey): Promise<DatedRow[]> {
  const { rows } = await sql<DatedRow>`
    select id, dated_at as at, part, seconds, closed_seconds as closed, unknown_words as "unknownWords"
    from ${cohort(key, scope, query)} cohort order by dated_at, id`.execute(trx)
  return rows
}

export type ReplierRow = { id: string; team: number | null }

/**
 * Which team the first person belonged to who replied in a conversation that began in the periods; null where the one who
 * replied is in no team. Conversations without a reply by as-of have no row.
 */
export async function listFirstRepliers(trx: Trx, scope: Scope, query: ReadingQuery): Promise<ReplierRow[]> {
  const asOf = moment(query.asOf)
  const { rows } = await sql<ReplierRow>`
    select distinct on (c.id) c.id, member.team_id as team
    from conversation c
    join identity i on i.workspace_id = c.workspace_id and i.customer_id = c.customer_id
    join message m on m.workspace_id = i.workspace_id and m.identity_id = i.id and m.occurred_at = c.first_reply_at
      and m.outbound and m.visibility <> 'internal' and not coalesce(m.claimed_automated, m.automated, false)
    left join team_member member on member.workspace_id = m.workspace_id and member.responder = m.author
      and member.channel = m.channel
      and member.from_day <= (m.occurred_at at time zone ${query.timeZone})::date
      and (member.to_day is null or member.to_day > (m.occurred_at at time zone ${query.timeZone})::date)
    where ${seen(scope, query)} and c.first_reply_at <= ${asOf}
      and (${within(sql`c.began_at`, query)} or (c.first_need_at > ${asOf} and ${within(sql`c.first_message_at`, query)}))
    order by c.id, member.team_id nulls last`.execute(trx)
  return rows
}

export type ToldRow = {
  id: string
  customer: string
  customerName: string | null
  channel: string
  account: string | null
  complaint: boolean
  standing: string
  messages: number
}

/** What a list says of these conversations as of a moment, in no order; of those that the asker may see. */
export async function listTold(trx: Trx, scope: Scope, asOf: Date, ids: readonly string[]): Promise<ToldRow[]> {
  const query = { asOf, periods: [], timeZone: 'UTC' }
  const { rows } = await sql<ToldRow>`
    select c.id, c.channel, case when c.account_at <= ${moment(asOf)} then c.account end as account, c.messages,
      coalesce(c.opening_complaint_at <= ${moment(asOf)}, false) as complaint, ${standingAt(moment(asOf))} as standing,
      ${customerIds(scope)} as customer, ${customerName(scope)} as "customerName"
    from conversation c
    left join customer p on p.workspace_id = c.workspace_id and p.id = c.customer_id
    where ${seen(scope, query)} and c.id = any(${ids}::text[])`.execute(trx)
  return rows
}
