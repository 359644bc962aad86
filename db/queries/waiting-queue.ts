import { sql, type RawBuilder } from 'kysely'
import type { Trx } from '../client.server.ts'
import type { Scope } from '../scope.ts'
import { type Claimant, holderOf, isMine } from './claim.ts'
import { moment, type ReadingQuery, stillWaiting } from './conversation-predicates.ts'
import { identitySeen } from './in-scope.ts'
import { saidIn } from './said-in.ts'

/** Whom the queue shows: all who wait, or one kind of them. */
export const queueShows = ['everyone', 'past_promise', 'complaints', 'unclaimed', 'mine'] as const
export type QueueShow = (typeof queueShows)[number]

export type QueueQuery = {
  /** Of every channel: the queue counts what waits beside what it shows. */
  reading: ReadingQuery
  who: Claimant
  show: QueueShow
  channel: string[]
  topic: string | null
  /** In what was said, in names and in topics; null: everything. */
  search: string | null
  promises: readonly QueuePromise[]
}

/** What is promised to those who begin to wait in [from, to), on a channel or, without one, on all. */
export type QueuePromise = {
  channel: string | null
  from: Date
  to: Date
  hours: number
  clock: 'wall' | 'business'
  /** Who has waited since before then has waited longer than that, on the promise's own clock. */
  pastBefore: Date
}

/** Where a page of the queue ends. */
export type QueuePosition = { past: boolean; since: Date; id: string }

export type QueueRow = {
  id: string
  channel: string
  account: string | null
  topic: string | null
  since: Date
  seconds: number
  /** Promised for this wait; null: nothing. */
  promiseHours: number | null
  promiseClock: 'wall' | 'business' | null
  past: boolean
  complaint: boolean
  claimedBy: string | null
  /** Who that is, also where two have one name. */
  holder: string | null
  isMine: boolean
  customer: number
  /** How many conversations of this customer wait. */
  ofCustomer: number
}

/** How many of one kind wait. */
export type QueueGroup = {
  channel: string
  topic: string | null
  past: boolean
  complaint: boolean
  claim: 'nobody' | 'me' | 'other'
  count: number
}

export type Queue = { rows: QueueRow[]; groups: QueueGroup[]; customers: number; oldestSeconds: number | null }

type Fragment = RawBuilder<unknown>

/** What waits, with its promise and its claim (see `claimsThen`); a claim of an earlier wait means nothing. */
function waiting(scope: Scope, { reading, search, promises }: QueueQuery): Fragment {
  const asOf = moment(reading.asOf)
  return sql`
    select c.id, c.customer_id, c.channel, c.account, c.topic, c.since, c.complaint,
      extract(epoch from ${asOf} - c.since)::float8 as seconds, p.hours, p.clock,
      coalesce(c.since < p.past_before, false) as past, k.claimed_by, k.holder,
      case when k.conversation_id is null then 'nobody' when k.is_mine then 'me' else 'other' end as claim
    from (
      select c.id, c.customer_id, c.channel, c.account, c.topic, c.since,
        coalesce(c.opening_complaint_at <= ${asOf}, false) as complaint
      from (${stillWaiting(scope, reading)}) c
      where c.part = 'waiting' ${search === null ? sql`` : sql`and ${holds(scope, search)}`}
      offset 0) c
    left join ${promised(promises)} on (p.channel is null or p.channel = c.channel) and c.since >= p.begins and c.since < p.ends
    left join claims k on k.conversation_id = c.id and k.claimed_at >= c.since`
}

/** Claims made by as-of; hashed once, and not looked up for each of thousands. */
const claimsThen = (scope: Scope, { reading, who }: QueueQuery): Fragment => sql`
  claims as materialized (
    select k.conversation_id, k.claimed_at, k.claimed_by, ${holderOf()} as holder, ${isMine(who)} as is_mine from claim k
    where k.workspace_id = ${scope.workspaceId} and k.claimed_at <= ${moment(reading.asOf)})`

function promised(promises: readonly QueuePromise[]): Fragment {
  const moments = (pick: (one: QueuePromise) => Date) =>
    sql`${promises.map((one) => pick(one).toISOString())}::timestamptz[]`
  return sql`unnest(${promises.map(({ channel }) => channel)}::text[], ${moments(({ from }) => from)},
    ${moments(({ to }) => to)}, ${promises.map(({ hours }) => hours)}::float8[],
    ${promises.map(({ clock }) => clock)}::text[], ${moments(({ pastBefore }) => pastBefore)})
    p (channel, begins, ends, hours, clock, past_before)`
}

/** Whether words stand in a conversation, or in those names of its customer that the asker may know. */
function holds(scope: Scope, search: string): Fragment {
  const pattern = `%${search.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  return sql`(c.topic ilike ${pattern} or exists (
    select from identity i where i.workspace_id = ${scope.workspaceId} and i.customer_id = c.customer_id
      and ${identitySeen(scope)} and (i.name ilike ${pattern} or i.external_id ilike ${pattern} or exists (
        select from message m where m.workspace_id = i.workspace_id and m.identity_id = i.id
          and ${saidIn} and m.text ilike ${pattern}))))`
}

const shown = ({ show, channel, topic }: QueueQuery): Fragment => {
  const kinds: Record<QueueShow, Fragment> = {
    everyone: sql`true`,
    past_promise: sql`q.past`,
    complaints: sql`q.complaint`,
    unclaimed: sql`q.claim = 'nobody'`,
    mine: sql`q.claim = 'me'`,
  }
  return sql`${kinds[show]} ${channel.length === 0 ? sql`` : sql`and q.channel = any(${channel}::text[])`}
    ${topic === null ? sql`` : sql`and q.topic = ${topic}`}`
}

type Read = { groups: QueueGroup[]; rows: (Omit<QueueRow, 'since'> & { since: string })[] | null } & Omit<
  Queue,
  'groups' | 'rows'
>

/**
 * Who waits at as-of: past the promise first, the longest wait first. `groups` count all of them that `search` leaves,
 * whatever channel, topic and kind are shown; `rows` are those shown, from a position on.
 */
export async function readQueue(
  trx: Trx,
  scope: Scope,
  query: QueueQuery,
  { after, limit }: { after?: QueuePosition; limit: number },
): Promise<Queue> {
  const from =
    after === undefined
      ? sql``
      : sql`and (not q.past, q.since, q.id) > (${!after.past}, ${moment(after.since)}, ${after.id})`
  const { rows } = await sql<Read>`
    with ${claimsThen(scope, query)},
    queue as materialized (
      select w.*, count(*) over (partition by w.customer_id) as of_customer from (${waiting(scope, query)}) w),
    listed as (
      select q.id, q.channel, q.account, q.topic, q.since, q.seconds, q.hours as "promiseHours", q.clock as "promiseClock", q.past,
        q.complaint, q.claimed_by as "claimedBy", q.holder, q.claim = 'me' as "isMine", q.customer_id as customer,
        q.of_customer as "ofCustomer"
      from queue q where ${shown(query)} ${from} order by not q.past, q.since, q.id limit ${limit})
    select
      (select coalesce(json_agg(g), '[]') from (
        select channel, topic, past, complaint, claim, count(*) as count from queue group by 1, 2, 3, 4, 5) g) as groups,
      (select json_agg(l order by not l.past, l.since, l.id) from listed l) as rows,
      (select count(distinct customer_id) from queue) as customers,
      (select max(seconds) from queue) as "oldestSeconds"`.execute(trx)
  const [read] = rows
  if (!read) return { groups: [], rows: [], customers: 0, oldestSeconds: null }
  return { ...read, rows: (read.rows ?? []).map((row) => ({ ...row, since: new Date(row.since) })) }
}

/** How many wait, and how many of them longer than promised. */
export async function countQueue(
  trx: Trx,
  scope: Scope,
  query: QueueQuery,
): Promise<{ count: number; overPromise: number }> {
  const { rows } = await sql<{ count: number; overPromise: number }>`
    with ${claimsThen(scope, query)}
    select count(*) as count, count(*) filter (where q.past) as "overPromise"
    from (${waiting(scope, query)}) q`.execute(trx)
  return rows[0] ?? { count: 0, overPromise: 0 }
}

/** When a conversation began to wait; undefined where it does not wait, or the asker may not see it. */
export async function findWaitingSince(
  trx: Trx,
  scope: Scope,
  reading: ReadingQuery,
  id: string,
): Promise<Date | undefined> {
  const { rows } = await sql<{ since: Date }>`
    select c.since from (${stillWaiting(scope, reading)}) c where c.id = ${id} and c.part = 'waiting'`.execute(trx)
  return rows[0]?.since
}

/**
 * How many wait now that were not there at `opened`, besides `known`: their wait began since, or what began it was
 * first seen since.
 */
export async function countArrivals(
  trx: Trx,
  scope: Scope,
  query: QueueQuery,
  { opened, known }: { opened: Date; known: readonly string[] },
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with ${claimsThen(scope, query)}
    select count(*) as count from (${waiting(scope, query)}) q
    where ${shown(query)} and q.id <> all(${known}::text[]) and (q.since > ${moment(opened)} or exists (
      select from identity i join message m on m.workspace_id = i.workspace_id and m.identity_id = i.id
      where i.workspace_id = ${scope.workspaceId} and i.customer_id = q.customer_id
        and m.occurred_at = q.since and m.first_seen_at > ${moment(opened)}))`.execute(trx)
  return rows[0]?.count ?? 0
}
