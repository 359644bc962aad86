import { sql } from 'kysely'
import type { Batch } from '../batch.server.ts'
import type { Trx } from '../client.server.ts'
import type { Scope } from '../scope.ts'
import { waitingSince } from './conversation-predicates.ts'

/** Who claims: a user, or somebody at the terminal, known by name alone. */
export type Claimant = { name: string; userId: number | null }

/** `holder`: who that is, also where two have one name. */
export type Claim = { by: string; holder: string; at: Date; isMine: boolean }

/** A claim `k` is this claimant's. */
export const isMine = ({ name, userId }: Claimant, table = sql.ref('k')) =>
  userId === null
    ? sql<boolean>`(${table}.user_id is null and ${table}.claimed_by = ${name})`
    : sql<boolean>`(${table}.user_id = ${userId})`

/** Who holds a claim `k`: a user, or a name at the terminal. */
export const holderOf = (table = sql.ref('k')) =>
  sql<string>`case when ${table}.user_id is null then 'name ' || ${table}.claimed_by else 'user ' || ${table}.user_id end`

/**
 * Takes a conversation that waits since `since`, unless somebody else has it: a claim made before then was for a wait
 * that is over. Of two at once the database lets one through. False: it is somebody else's.
 *
 * @param insteadOf takes it over from this holder, if it is still theirs
 */
export async function takeClaim(
  trx: Trx,
  scope: Scope,
  taken: { conversation: string; since: Date; who: Claimant; now: Date; insteadOf?: string },
): Promise<boolean> {
  const { conversation, since, who, now, insteadOf } = taken
  // Until this is done it is not folded into another: its claims would not follow.
  const here = await sql`
    select from conversation where workspace_id = ${scope.workspaceId} and id = ${conversation} for key share`.execute(
    trx,
  )
  if (here.rows.length === 0) return false
  // Where nobody waits any more an old claim means nothing, and would only be read.
  await sql`
    delete from claim k where k.workspace_id = ${scope.workspaceId}
      and k.claimed_at < ${now.toISOString()}::timestamptz - interval '15 days'
      and not exists (select from conversation c where c.workspace_id = k.workspace_id and c.id = k.conversation_id
        and c.waiting_until > ${now.toISOString()}::timestamptz)`.execute(trx)
  const { rows } = await sql`
    insert into claim as k (workspace_id, conversation_id, claimed_by, user_id, claimed_at)
    values (${scope.workspaceId}, ${conversation}, ${who.name}, ${who.userId}, ${now.toISOString()})
    on conflict (workspace_id, conversation_id) do update
    set claimed_by = excluded.claimed_by, user_id = excluded.user_id, claimed_at = excluded.claimed_at
    where k.claimed_at < ${since.toISOString()}::timestamptz or ${isMine(who)}
      ${insteadOf === undefined ? sql`` : sql`or ${holderOf()} = ${insteadOf}`}
    returning 1`.execute(trx)
  return rows.length > 0
}

/** Gives one's own claim back; false when there is none. */
export async function dropClaim(trx: Trx, scope: Scope, conversation: string, who: Claimant): Promise<boolean> {
  const { rows } = await sql`
    delete from claim k where k.workspace_id = ${scope.workspaceId} and k.conversation_id = ${conversation}
      and ${isMine(who)} returning 1`.execute(trx)
  return rows.length > 0
}

/** Who holds a conversation that waits since a moment; undefined: nobody. */
export async function findClaim(
  trx: Trx,
  scope: Scope,
  { conversation, since, who }: { conversation: string; since: Date; who: Claimant },
): Promise<Claim | undefined> {
  const { rows } = await sql<Claim>`
    select k.claimed_by as by, ${holderOf()} as holder, k.claimed_at as at, ${isMine(who)} as "isMine" from claim k
    where k.workspace_id = ${scope.workspaceId} and k.conversation_id = ${conversation}
      and k.claimed_at >= ${since.toISOString()}::timestamptz`.execute(trx)
  return rows[0]
}

/** Who had taken on conversations that wait since a moment, as of another; without those that nobody had. */
export async function listClaims(
  trx: Trx,
  scope: Scope,
  { waiting, asOf }: { waiting: readonly { id: string; since: Date }[]; asOf: Date },
): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; by: string }>`
    select k.conversation_id as id, k.claimed_by as by
    from unnest(${waiting.map(({ id }) => id)}::text[],
      ${waiting.map(({ since }) => since.toISOString())}::timestamptz[]) w (id, since)
    join claim k on k.workspace_id = ${scope.workspaceId} and k.conversation_id = w.id
      and k.claimed_at >= w.since and k.claimed_at <= ${asOf.toISOString()}::timestamptz`.execute(trx)
  return new Map(rows.map(({ id, by }) => [id, by]))
}

/**
 * Lets claims follow conversations that became part of others: from their former ids to those they go by now. Where both
 * were claimed, whoever was first in the wait that runs keeps it.
 */
export async function moveClaims(
  { trx }: Pick<Batch, 'trx'>,
  workspaceId: number,
  moved: ReadonlyMap<string, string>,
): Promise<void> {
  if (moved.size === 0) return
  const ids = { before: [...moved.keys()], now: [...moved.values()] }
  await sql`
    with moved as (
      delete from claim k using unnest(${ids.before}::text[], ${ids.now}::text[]) m (before, now)
      where k.workspace_id = ${workspaceId} and k.conversation_id = m.before
      returning m.now as id, k.claimed_by, k.user_id, k.claimed_at),
    candidate as (
      select * from moved
      union all
      select k.conversation_id, k.claimed_by, k.user_id, k.claimed_at from claim k
      where k.workspace_id = ${workspaceId} and k.conversation_id in (select id from moved)),
    kept as (
      select distinct on (w.id) w.* from candidate w
      left join conversation c on c.workspace_id = ${workspaceId} and c.id = w.id
      order by w.id, w.claimed_at < ${waitingSince(sql`now()`)}, w.claimed_at)
    insert into claim (workspace_id, conversation_id, claimed_by, user_id, claimed_at)
    select ${workspaceId}, id, claimed_by, user_id, claimed_at from kept
    on conflict (workspace_id, conversation_id) do update
    set claimed_by = excluded.claimed_by, user_id = excluded.user_id, claimed_at = excluded.claimed_at`.execute(trx)
}
