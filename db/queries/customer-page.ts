import { sql } from 'kysely'
import type { Trx } from '../client.server.ts'
import type { Scope } from '../scope.ts'
import { identitySeen } from './in-scope.ts'
import { beganAsOf, type Fragment, moment, seen, standingAt } from './conversation-predicates.ts'

export type CustomerConversation = {
  id: string
  channel: string
  account: string | null
  topic: string | null
  beganAt: Date
  lastMessageAt: Date
  firstNeedAt: Date | null
  answeredAt: Date | null
  answerWaitUnknown: boolean
  complaint: boolean
  standing: string
  /** The first moment at which it stood resolved, however long. */
  resolvedAt: Date | null
  messages: number
  /** What came within 30 days of its first resolution, and when. */
  again: string | null
  againAt: Date | null
  /** The customer's first words in it. */
  said: string | null
}

/** The conversations of one customer that the asker may see, newest first, `limit` at most. */
export async function listConversationsOf(
  trx: Trx,
  scope: Scope,
  customer: number,
  { asOf, limit }: { asOf: Date; limit: number },
): Promise<CustomerConversation[]> {
  const at = moment(asOf)
  const by = (known: Fragment, told = known) => sql`case when ${known} <= ${at} then ${told} end`
  const back = sql`greatest(c.again_at, c.first_resolved_known_at)`
  const { rows } = await sql<CustomerConversation>`
    select c.id, c.channel, ${by(sql`c.account_at`, sql`c.account`)} as account, c.topic, ${beganAsOf(at)} as "beganAt",
      least(c.last_message_at, ${at}) as "lastMessageAt", ${by(sql`c.first_need_at`)} as "firstNeedAt",
      ${by(sql`c.answered_at`)} as "answeredAt", c.answer_wait_unknown as "answerWaitUnknown",
      coalesce(c.opening_complaint_at <= ${at}, false) as complaint, ${standingAt(at)} as standing,
      ${by(sql`c.first_resolved_known_at`, sql`c.first_resolved_at`)} as "resolvedAt", c.messages,
      ${by(back, sql`c.again`)} as again, ${by(back, sql`c.again_at`)} as "againAt", said.text as said
    from conversation c
    left join lateral (
      select left(m.text, 300) as text
      from conversation_words w cross join lateral unnest(w.messages[:20]) k (id)
      join identity i on i.workspace_id = w.workspace_id and i.customer_id = c.customer_id
      join message m on m.workspace_id = w.workspace_id and m.identity_id = i.id
        and m.namespace || ':' || m.external_id = k.id
      where w.workspace_id = c.workspace_id and w.id = c.id and not m.outbound and m.text is not null
        and m.visibility <> 'internal'
      order by m.occurred_at limit 1) said on true
    where ${seen(scope, { asOf, periods: [], timeZone: 'UTC' })} and c.customer_id = ${customer}
    order by 5 desc, c.id desc limit ${limit}`.execute(trx)
  return rows
}

export type CustomerIdentity = {
  id: number
  channel: string
  externalId: string
  name: string | null
  messages: number
}

/** What one customer is known as: of the channels on which the asker may see a conversation of theirs. */
export async function listIdentitiesOf(trx: Trx, scope: Scope, customer: number): Promise<CustomerIdentity[]> {
  const { rows } = await sql<CustomerIdentity>`
    select i.id, i.channel, i.external_id as "externalId", i.name,
      (select count(*) from message m where m.workspace_id = i.workspace_id and m.identity_id = i.id and not m.outbound) as messages
    from identity i
    where i.workspace_id = ${scope.workspaceId} and i.customer_id = ${customer} and ${identitySeen(scope)}
    order by i.id`.execute(trx)
  return rows
}

/** Whom a former customer's identities belong to since they were merged, and whether they were forgotten. */
export async function findCustomer(
  trx: Trx,
  scope: Scope,
  customer: number,
): Promise<{ id: number; forgotten: boolean } | undefined> {
  const { rows } = await sql<{ id: number; forgotten: boolean }>`
    select p.id, p.forgotten_at is not null as forgotten from customer p
    where p.workspace_id = ${scope.workspaceId} and p.id = coalesce(
      (select i.customer_id from identity i where i.workspace_id = ${scope.workspaceId} and i.customer_id = ${customer} limit 1),
      (select i.customer_id from identity i where i.workspace_id = ${scope.workspaceId} and i.home_customer_id = ${customer}
       order by i.id limit 1))`.execute(trx)
  return rows[0]
}

export type Sale = {
  id: string
  kind: string
  at: Date
  amount: number | null
  currency: string | null
  purchaseId: string | null
}

/** What one customer bought, renewed, gave back or ended, newest first, as last told. */
export async function listSalesOf(trx: Trx, scope: Scope, customer: number, asOf: Date): Promise<Sale[]> {
  const { rows } = await sql<Sale>`
    select id, kind, at, amount, currency, "purchaseId" from (
      select distinct on (o.namespace, o.external_id) o.external_id as id, o.kind, o.value, o.occurred_at as at,
        o.amount::float8 as amount, o.currency, o.purchase_id as "purchaseId"
      from identity i join outcome o on o.workspace_id = i.workspace_id and o.identity_id = i.id
      where i.workspace_id = ${scope.workspaceId} and i.customer_id = ${customer}
      order by o.namespace, o.external_id, o.version desc, o.source_id) told
    where kind in ('purchase', 'renewal', 'refund', 'churn') and at <= ${moment(asOf)}
    order by at desc, id limit 200`.execute(trx)
  return rows
}
