import { sql } from 'kysely'
import type { Trx } from '../client.server.ts'
import type { Scope } from '../scope.ts'
import { cohort, type CohortKey } from './cohorts.ts'
import { customerIds, customerName } from './conversation-list.ts'
import {
  beganAsOf,
  type Fragment,
  lookBackMs,
  moment,
  type ReadingQuery,
  seen,
  standingAt,
  within,
} from './conversation-predicates.ts'
import { packedFloats, packedHashes, packedInts, unpackFloats, unpackHashes, unpackInts } from './packed.ts'

/**
 * Conversations that arrived alike, and what each needs to be put on a side. Columns are parallel; `places` gives where each
 * stands among all, the earliest first.
 */
export type ArrivalGroup = {
  channel: string
  account: string | null
  team: number | null
  topic: string | null
  /** The opening tone; null: unknown. */
  unhappy: boolean | null
  /** The customer wrote in it, and nobody set it aside. */
  counts: boolean
  aside: boolean
  /** Where it counts: how the customer's last conversation of the 26 weeks before stood when this one began; null: there was none. */
  lastStanding: string | null
  places: Int32Array
  /** Two numbers each, which stand for its id. */
  ids: Int32Array
  customers: Float64Array
  /** When it began, in ms since 1970. */
  began: Float64Array
}

/** Every conversation that began in the periods, whatever a measure makes of it. */
export async function listArrivals(trx: Trx, scope: Scope, query: ReadingQuery): Promise<ArrivalGroup[]> {
  const asOf = moment(query.asOf)
  const anywhere = { ...query, channel: [], account: [], team: [] }
  const [first, last] = [query.periods[0], query.periods.at(-1)]
  const reach = first && last ? [{ from: new Date(first.from.getTime() - lookBackMs), to: last.to }] : []
  const nearby = { ...query, periods: reach }
  if (!first) return []
  const inPeriods = sql.join(
    query.periods.map(({ from, to }) => sql`(began_then >= ${moment(from)} and began_then < ${moment(to)})`),
    sql` or `,
  )
  // One pass with two windows: joining what they say back to the rows takes a nested loop where statistics are missing.
  const { rows } = await sql<Packed<ArrivalGroup>>`
    select channel, account, team_id as team, topic, unhappy, counts, aside, last_standing as "lastStanding",
      ${packedInts(sql`place`)} as places, ${packedHashes(sql`id`)} as ids, ${packedFloats(sql`customer_id`)} as customers,
      ${packedFloats(sql`extract(epoch from began_then)::float8 * 1000`)} as began
    from (
      select c.*, opening_tone < 0 as unhappy, row_number() over (order by began_then, id) - 1 as place
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
      where seen and (${inPeriods})) c
    group by channel, account, team_id, topic, unhappy, counts, aside, last_standing
    order by channel, account, team_id, topic, unhappy, counts, aside, last_standing`.execute(trx)
  return rows.map(({ places, ids, customers, began, ...alike }) => ({
    ...{ ...alike, places: unpackInts(places), ids: unpackHashes(ids) },
    ...{ customers: unpackFloats(customers), began: unpackFloats(began) },
  }))
}

/** Its columns as they come. */
type Packed<Group> = { [Key in keyof Group]: Group[Key] extends Int32Array | Float64Array ? Buffer : Group[Key] }

/** Conversations, or replies of them, that are the same part of a measure. Columns are parallel. */
export type DatedGroup = {
  part: string
  unknownWords: boolean
  /** Two numbers for each conversation's id. */
  ids: Int32Array
  /** What it is dated by, in ms since 1970. */
  at: Float64Array
  /** NaN where there are none. */
  seconds: Float64Array
  closed: Float64Array
}

/**
 * What a measure makes of the conversations dated in the periods; a row of its cohort each.
 *
 * @param withTimes otherwise these columns are empty: a share needs none, and they are most of what is sent
 */
export async function listDated(
  trx: Trx,
  scope: Scope,
  query: ReadingQuery,
  { key, withTimes }: { key: CohortKey; withTimes: boolean },
): Promise<DatedGroup[]> {
  const time = (value: Fragment) => (withTimes ? packedFloats(value) : sql`''::bytea`)
  const { rows } = await sql<Packed<DatedGroup>>`
    select part, unknown_words as "unknownWords", ${packedHashes(sql`id`)} as ids,
      ${time(sql`extract(epoch from dated_at)::float8 * 1000`)} as at, ${time(sql`seconds`)} as seconds,
      ${time(sql`closed_seconds`)} as closed
    from ${cohort(key, scope, query)} cohort group by part, unknown_words order by part, unknown_words`.execute(trx)
  return rows.map(({ part, unknownWords, ids, at, seconds, closed }) => ({
    ...{ part, unknownWords, ids: unpackHashes(ids), at: unpackFloats(at) },
    ...{ seconds: unpackFloats(seconds), closed: unpackFloats(closed) },
  }))
}

/** `team` is null where the ones who replied are in no team. */
export type ReplierGroup = { team: number | null; ids: Int32Array }

/**
 * Which team the first person belonged to who replied in a conversation that began in the periods. Conversations without
 * a reply by as-of are in no group.
 */
export async function listFirstRepliers(trx: Trx, scope: Scope, query: ReadingQuery): Promise<ReplierGroup[]> {
  const asOf = moment(query.asOf)
  const { rows } = await sql<Packed<ReplierGroup>>`
    select team, ${packedHashes(sql`id`)} as ids
    from (
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
      order by c.id, member.team_id nulls last) first_replier
    group by team`.execute(trx)
  return rows.map(({ team, ids }) => ({ team, ids: unpackHashes(ids) }))
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

/**
 * The ids of conversations by the two numbers that comparisons know them by, as their first, second, … are given.
 *
 * @param customers whose they are
 */
export async function findIds(
  trx: Trx,
  scope: Scope,
  { ids, customers }: { ids: Int32Array; customers: number[] },
): Promise<(string | undefined)[]> {
  const hashes = Array.from(new BigInt64Array(ids.slice().buffer), String)
  const { rows } = await sql<{ id: string; hash: string }>`
    select c.id, hashtextextended(c.id, 0)::text as hash from conversation c
    where c.workspace_id = ${scope.workspaceId} and c.customer_id = any(${customers}::bigint[])
      and hashtextextended(c.id, 0) = any(${hashes}::bigint[])`.execute(trx)
  const found = new Map(rows.map(({ id, hash }) => [hash, id]))
  return hashes.map((hash) => found.get(hash))
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
