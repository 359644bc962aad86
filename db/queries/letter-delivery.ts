import { type Selectable, sql } from 'kysely'
import type { Trx } from '../client.server.ts'
import type { DB } from '../schema.ts'
import type { DeliveryState } from '../schema-reports.ts'
import type { Scope } from '../scope.ts'

export type Delivery = Omit<Selectable<DB['weekly_report_delivery']>, 'workspace_id'>
export type DeliveryKind = Delivery['target_kind']
export type DeliveryKey = Pick<Delivery, 'week' | 'target_kind' | 'target_id'>

/** The first key of the advisory locks of whoever sends letters; the second is their number. */
const sendingLock = 7_270_005
const dayMs = 86_400_000

/**
 * Notes what is to be sent, each at once due. Who has a row for the week keeps that, but one that was withdrawn is sent after
 * all. Returns how many are to be sent now.
 */
export async function addDeliveries(
  trx: Trx,
  scope: Scope,
  wanted: Pick<Delivery, 'week' | 'target_kind' | 'target_id' | 'message_id' | 'made_at'>[],
): Promise<number> {
  if (wanted.length === 0) return 0
  const added = await trx
    .insertInto('weekly_report_delivery')
    .values(wanted.map((one) => ({ workspace_id: scope.workspaceId, ...one, next_at: one.made_at })))
    .onConflict((conflict) =>
      conflict
        .columns(['workspace_id', 'week', 'target_kind', 'target_id'])
        .doUpdateSet((eb) => ({
          ...{ state: 'waiting', says: '', attempts: 0 },
          ...{ made_at: eb.ref('excluded.made_at'), next_at: eb.ref('excluded.next_at') },
        }))
        .where('weekly_report_delivery.state', '=', 'withdrawn'),
    )
    .returning('target_id')
    .execute()
  return added.length
}

/** Takes one that is due and whose kind is wanted, for the sender of this number; no other gets it meanwhile. */
export async function claimDelivery(
  trx: Trx,
  scope: Scope,
  { kinds, sender, now }: { kinds: readonly DeliveryKind[]; sender: number; now: Date },
): Promise<Delivery | undefined> {
  if (kinds.length === 0) return undefined
  const due = trx
    .selectFrom('weekly_report_delivery')
    .select(['week', 'target_kind', 'target_id'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('state', '=', 'waiting')
    .where('next_at', '<=', now)
    .where('target_kind', 'in', kinds)
    .orderBy('next_at')
    .orderBy('target_id')
    .limit(1)
    .forUpdate()
    .skipLocked()
  return trx
    .with('due', () => due)
    .updateTable('weekly_report_delivery as delivery')
    .from('due')
    .set((eb) => ({ state: 'sending', sender, tried_at: now, attempts: eb('delivery.attempts', '+', 1) }))
    .where('delivery.workspace_id', '=', scope.workspaceId)
    .whereRef('delivery.week', '=', 'due.week')
    .whereRef('delivery.target_kind', '=', 'due.target_kind')
    .whereRef('delivery.target_id', '=', 'due.target_id')
    .returning(columns.map((column) => `delivery.${column}` as const))
    .executeTakeFirst()
}

const columns = [
  ...(['week', 'target_kind', 'target_id', 'state', 'message_id', 'attempts', 'made_at', 'next_at'] as const),
  ...(['sender', 'tried_at', 'sent_at', 'says'] as const),
]

export type DeliveryChange = { state: DeliveryState; says: string; next_at?: Date; sent_at?: Date | null }

type Claimed = DeliveryKey & { sender: number; attempts: number }

/** Says that from here on it may arrive. False where it is no longer this sender's: then it must not be sent. */
export async function handDeliveryOver(trx: Trx, scope: Scope, claimed: Claimed): Promise<boolean> {
  const mine = await claimedBy(trx, scope, claimed)
    .set({ state: 'handing_over' })
    .where('state', '=', 'sending')
    .returning('target_id')
    .executeTakeFirst()
  return mine !== undefined
}

const claimedBy = (trx: Trx, scope: Scope, { week, target_kind, target_id, sender, attempts }: Claimed) =>
  trx
    .updateTable('weekly_report_delivery')
    .where('workspace_id', '=', scope.workspaceId)
    .where('week', '=', week)
    .where('target_kind', '=', target_kind)
    .where('target_id', '=', target_id)
    .where('sender', '=', sender)
    .where('attempts', '=', attempts)

/**
 * Says what became of one that this sender claimed. False where it is no longer theirs: somebody took them for dead, or a
 * person decided since.
 */
export async function endDelivery(trx: Trx, scope: Scope, claimed: Claimed, change: DeliveryChange): Promise<boolean> {
  const ended = await claimedBy(trx, scope, claimed)
    .set(change)
    // Taken for dead too soon, what they know is better than not knowing.
    .where('state', 'in', ['sending', 'handing_over', 'unknown'])
    .returning('target_id')
    .executeTakeFirst()
  return ended !== undefined
}

type PutOff = {
  kind: DeliveryKind
  now: Date
  madeUntil?: Date
  says: string
  next_at?: Date
  state?: DeliveryState
}

/** Says the same of every one of a kind that is due (and began until then): the way to all of them is closed. */
export async function putOffDeliveries(
  trx: Trx,
  scope: Scope,
  { kind, now, madeUntil, ...change }: PutOff,
): Promise<void> {
  await trx
    .updateTable('weekly_report_delivery')
    .set(change)
    .where('workspace_id', '=', scope.workspaceId)
    .where('state', '=', 'waiting')
    .where('target_kind', '=', kind)
    .where('next_at', '<=', now)
    .$if(madeUntil !== undefined, (due) => due.where('made_at', '<=', madeUntil ?? now))
    .execute()
}

/** Changes those that a sender left in such a state who lives no longer. */
export async function takeFromTheDead(
  trx: Trx,
  scope: Scope,
  { from, kinds, ...change }: DeliveryChange & { from: readonly DeliveryState[]; kinds: readonly DeliveryKind[] },
): Promise<void> {
  if (kinds.length === 0) return
  const { rows: dead } = await sql<{ sender: number }>`
    with holder as materialized (
      select distinct sender from weekly_report_delivery
      where workspace_id = ${scope.workspaceId} and state in ('sending', 'handing_over') and sender is not null
    )
    select sender from holder where pg_try_advisory_xact_lock(${sendingLock}::int, sender)`.execute(trx)
  if (dead.length === 0) return
  await trx
    .updateTable('weekly_report_delivery')
    .set(change)
    .where('workspace_id', '=', scope.workspaceId)
    .where('state', 'in', from)
    .where('target_kind', 'in', kinds)
    .where(
      'sender',
      'in',
      dead.map(({ sender }) => sender),
    )
    .execute()
}

/** Every delivery of a week. */
export function listDeliveries(trx: Trx, scope: Scope, week: string): Promise<Delivery[]> {
  return trx
    .selectFrom('weekly_report_delivery')
    .select(columns)
    .where('workspace_id', '=', scope.workspaceId)
    .where('week', '=', week)
    .orderBy('target_kind')
    .orderBy('target_id')
    .execute()
}

/** The last that was begun for each reader or target. */
export function listLastDeliveries(trx: Trx, scope: Scope): Promise<Delivery[]> {
  return trx
    .selectFrom('weekly_report_delivery')
    .distinctOn(['target_kind', 'target_id'])
    .select(columns)
    .where('workspace_id', '=', scope.workspaceId)
    .orderBy('target_kind')
    .orderBy('target_id')
    .orderBy('week', 'desc')
    .execute()
}

/** Whether anything is due, or under way and perhaps left by a sender that died. */
export async function hasDeliveriesToDo(trx: Trx, scope: Scope, now: Date): Promise<boolean> {
  const found = await trx
    .selectFrom('weekly_report_delivery')
    .select('week')
    .where('workspace_id', '=', scope.workspaceId)
    .where((eb) =>
      eb.or([eb('state', 'in', ['sending', 'handing_over']), eb('state', '=', 'waiting').and('next_at', '<=', now)]),
    )
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

/** Changes one that is in one of these states, as a person says; undefined where it is not. */
export function changeDelivery(
  trx: Trx,
  scope: Scope,
  { week, target_kind, target_id }: DeliveryKey,
  from: readonly DeliveryState[],
  to: Partial<DeliveryChange> & { made_at?: Date; attempts?: number },
): Promise<Delivery | undefined> {
  return trx
    .updateTable('weekly_report_delivery')
    .set(to)
    .where('workspace_id', '=', scope.workspaceId)
    .where('week', '=', week)
    .where('target_kind', '=', target_kind)
    .where('target_id', '=', target_id)
    .where('state', 'in', from)
    .returning(columns)
    .executeTakeFirst()
}

/** Takes back what waits to be sent to a reader or target. */
export async function withdrawDeliveries(
  trx: Trx,
  scope: Scope,
  target: Pick<Delivery, 'target_kind' | 'target_id'>,
  says: string,
): Promise<void> {
  await trx
    .updateTable('weekly_report_delivery')
    .set({ state: 'withdrawn', says })
    .where('workspace_id', '=', scope.workspaceId)
    .where('target_kind', '=', target.target_kind)
    .where('target_id', '=', target.target_id)
    .where('state', '=', 'waiting')
    .execute()
}

/** Lets what was withdrawn go after all, if it was let go within the last day: longer none is tried by itself. */
export async function putDeliveriesBack(
  trx: Trx,
  scope: Scope,
  target: Pick<Delivery, 'target_kind' | 'target_id'>,
  now: Date,
): Promise<void> {
  await trx
    .updateTable('weekly_report_delivery')
    .set({ state: 'waiting', says: '', next_at: now })
    .where('workspace_id', '=', scope.workspaceId)
    .where('target_kind', '=', target.target_kind)
    .where('target_id', '=', target.target_id)
    .where('state', '=', 'withdrawn')
    .where('made_at', '>=', new Date(now.getTime() - dayMs))
    .execute()
}

type Session = { query: (text: string, values: unknown[]) => Promise<unknown> }

/** Says that a sender of this number lives, for as long as this session of the server does. */
export async function holdSendingLock(session: Session, sender: number): Promise<void> {
  await session.query('select pg_advisory_lock($1, $2)', [sendingLock, sender])
}

export async function releaseSendingLock(session: Session, sender: number): Promise<void> {
  await session.query('select pg_advisory_unlock($1, $2)', [sendingLock, sender])
}
