import { sql } from 'kysely'
import type { Trx } from '../client.server.ts'
import type { Scope } from '../scope.ts'
import { identitySeen, inScope } from './in-scope.ts'
import { saidIn } from './said-in.ts'
import { type Claimant, holderOf, isMine } from './claim.ts'
import { moment, type ReadingQuery, stillWaiting } from './conversation-predicates.ts'

export type RowNow = {
  id: string
  isWaiting: boolean
  claimedBy: string | null
  holder: string | null
  isMine: boolean
}

/** Of conversations that were seen waiting: whether they still do, and who has claimed them. */
export async function listRowsNow(
  trx: Trx,
  scope: Scope,
  { reading, who, ids }: { reading: ReadingQuery; who: Claimant; ids: readonly string[] },
): Promise<RowNow[]> {
  const { rows } = await sql<RowNow>`
    select c.id, true as "isWaiting", k.claimed_by as "claimedBy",
      case when k.conversation_id is not null then ${holderOf()} end as holder, coalesce(${isMine(who)}, false) as "isMine"
    from (${stillWaiting(scope, reading)}) c
    left join claim k on k.workspace_id = ${scope.workspaceId} and k.conversation_id = c.id and k.claimed_at >= c.since
    where c.id = any(${ids}::text[]) and c.part = 'waiting'`.execute(trx)
  return rows
}

export type LeftRow = {
  id: string
  /** Our last human reply in it since `from`. */
  answeredBy: string | null
  answeredAt: Date | null
  /** The last mark since `from`, by whom and when. */
  mark: string | null
  markedBy: string | null
  markedAt: Date | null
}

/** Of conversations that wait no more: who of us answered or marked them since a moment. */
export async function listLeft(
  trx: Trx,
  scope: Scope,
  { ids, from, asOf }: { ids: readonly string[]; from: Date; asOf: Date },
): Promise<LeftRow[]> {
  if (ids.length === 0) return []
  const seen = sql`and ${inScope(scope)}`
  const { rows } = await sql<LeftRow>`
    select c.id, reply.author as "answeredBy", reply.occurred_at as "answeredAt",
      said.after ->> 'mark' as mark, said.who as "markedBy", said.at as "markedAt"
    from conversation c
    left join lateral (
      select m.author, m.occurred_at from identity i
      join message m on m.workspace_id = i.workspace_id and m.identity_id = i.id
      where i.workspace_id = c.workspace_id and i.customer_id = c.customer_id and m.outbound
        and m.visibility <> 'internal' and not coalesce(m.claimed_automated, m.automated, false)
        and ${saidIn} and m.occurred_at <= ${moment(asOf)} and m.first_seen_at > ${moment(from)}
      order by m.occurred_at desc limit 1) reply on true
    left join lateral (
      select a.after, a.who, a.at from audit a
      where a.workspace_id = c.workspace_id and a.action = 'mark conversation' and a.subject = c.id
        and a.at > ${moment(from)}
      order by a.at desc limit 1) said on true
    where c.workspace_id = ${scope.workspaceId} and c.id = any(${ids}::text[]) ${seen}`.execute(trx)
  return rows
}

export type LastAnswered = {
  id: string
  customer: string | null
  author: string | null
  askedAt: Date
  answeredAt: Date
  topic: string | null
}

/** How many of the newest conversations are looked through for something that need not be exact. */
const newest = 1000

/** The last person who asked and was answered, among the newest conversations. */
export async function findLastAnswered(trx: Trx, scope: Scope, asOf: Date): Promise<LastAnswered | undefined> {
  const seen = sql`and ${inScope(scope)}`
  const { rows } = await sql<LastAnswered>`
    select c.id, who.name as customer, reply.author, c.first_need_at as "askedAt", c.answered_at as "answeredAt", c.topic
    from (
      select c.* from (
        select c.* from conversation c
        where c.workspace_id = ${scope.workspaceId} and c.began_at <= ${moment(asOf)} ${seen}
        order by c.began_at desc limit ${newest}) c
      where c.answered_at <= ${moment(asOf)} and c.first_need_at is not null and not c.answer_wait_unknown
      order by c.answered_at desc limit 1) c
    left join lateral (
      select coalesce(i.name, i.external_id) as name from identity i
      where i.workspace_id = c.workspace_id and i.customer_id = c.customer_id and ${identitySeen(scope)}
      order by i.name is null, i.channel <> c.channel, i.id limit 1) who on true
    left join lateral (
      select m.author from identity i join message m on m.workspace_id = i.workspace_id and m.identity_id = i.id
      where i.workspace_id = c.workspace_id and i.customer_id = c.customer_id and m.outbound
        and ${saidIn} and m.occurred_at = c.answered_at limit 1) reply on true`.execute(trx)
  return rows[0]
}

export type Solver = { author: string; solved: number; of: number; medianSeconds: number | null }

/**
 * Whoever of us solved most of the newest conversations about a topic, where two or more were solved and the source tells
 * people apart from the account they write for.
 */
export async function findSolver(trx: Trx, scope: Scope, asOf: Date, topic: string): Promise<Solver | undefined> {
  const seen = sql`and ${inScope(scope)}`
  const { rows } = await sql<Solver>`
    with about as (
      select c.* from (
        select c.* from conversation c
        where c.workspace_id = ${scope.workspaceId} and c.began_at <= ${moment(asOf)} ${seen}
        order by c.began_at desc limit ${newest}) c
      where c.topic = ${topic} and c.resolved_at <= ${moment(asOf)}
      order by c.began_at desc limit 20),
    solved as (
      select c.id, reply.author, extract(epoch from c.answered_at - c.first_need_at)::float8 as seconds from about c
      left join lateral (
        select m.author from identity i join message m on m.workspace_id = i.workspace_id and m.identity_id = i.id
        where i.workspace_id = c.workspace_id and i.customer_id = c.customer_id and m.outbound
          and ${saidIn} and m.occurred_at = c.resolved_at and m.author is distinct from m.account limit 1) reply on true)
    select author, count(*) as solved, (select count(*) from about) as of,
      percentile_cont(0.5) within group (order by seconds) as "medianSeconds"
    from solved where author is not null group by author having count(*) >= 2
    order by count(*) desc, author limit 1`.execute(trx)
  return rows[0]
}

export type EarlierConversation = { id: string; beganAt: Date; topic: string | null; standing: string }

/** What a customer came to us with before a conversation, the newest last. */
export async function listEarlier(trx: Trx, scope: Scope, asOf: Date, id: string): Promise<EarlierConversation[]> {
  const seen = sql`and ${inScope(scope, 'o')}`
  const { rows } = await sql<EarlierConversation>`
    select * from (
      select o.id, o.began_at as "beganAt", o.topic,
        o.standings[width_bucket(${moment(asOf)}, o.standing_from)] as standing
      from conversation c join conversation o on o.workspace_id = c.workspace_id and o.customer_id = c.customer_id
        and (o.began_at, o.id) < (c.began_at, c.id) and o.standings[1] <> 'set_aside'
      where c.workspace_id = ${scope.workspaceId} and c.id = ${id} ${seen}
      order by o.began_at desc limit 6) o order by "beganAt"`.execute(trx)
  return rows
}

/** Whose the team in charge of a conversation is; null where nobody was. */
export async function findTeamInCharge(trx: Trx, scope: Scope, id: string): Promise<'in_house' | 'outsourced' | null> {
  const found = await trx
    .selectFrom('conversation as c')
    .innerJoin('team as t', (join) =>
      join.onRef('t.workspace_id', '=', 'c.workspace_id').onRef('t.id', '=', 'c.team_id'),
    )
    .select('t.kind')
    .where('c.workspace_id', '=', scope.workspaceId)
    .where('c.id', '=', id)
    .executeTakeFirst()
  return found?.kind ?? null
}
