import { sql, type Selectable } from 'kysely'
import type { Db, Trx } from '../client.server.ts'
import type { InvitationTable } from '../schema-platform.ts'
import type { Membership } from './membership.ts'
import { normalEmail } from './user.ts'

export type Invitation = Omit<Selectable<InvitationTable>, 'hash'>

const columns = ['id', 'workspace_id', 'email', 'role', 'teams', 'made_by', 'made_at', 'expires_at'] as const
const lifetime = sql<Date>`now() + interval '14 days'`
const goesOn = sql<boolean>`expires_at > now()`

export type NewInvitation = Membership & { hash: string; workspaceId: number; email: string; who: string }

/** Takes the place of an earlier one to the same address. */
export async function addInvitation(trx: Trx, wanted: NewInvitation): Promise<void> {
  const { hash, workspaceId, role, teams, who } = wanted
  const values = { hash, role, teams, made_by: who, made_at: sql<Date>`now()`, expires_at: lifetime }
  await trx
    .insertInto('platform.invitation')
    .values({ ...values, workspace_id: workspaceId, email: normalEmail(wanted.email) })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'email']).doUpdateSet(values))
    .execute()
}

export async function listInvitations(db: Db, workspaceId: number): Promise<Invitation[]> {
  return db
    .selectFrom('platform.invitation')
    .select(columns)
    .where('workspace_id', '=', workspaceId)
    .where(goesOn)
    .orderBy('email')
    .execute()
}

/** Undefined when it was accepted, taken back, or is too old. Looking does not use it up. */
export async function findInvitation(db: Db, hash: string): Promise<Invitation | undefined> {
  return db.selectFrom('platform.invitation').select(columns).where('hash', '=', hash).where(goesOn).executeTakeFirst()
}

/** Every invitation to an address, in whatever workspace. */
export async function listInvitationsTo(db: Db | Trx, email: string): Promise<Invitation[]> {
  return db
    .selectFrom('platform.invitation')
    .select(columns)
    .where('email', '=', normalEmail(email))
    .where(goesOn)
    .execute()
}

/** The one to an address that goes on. */
export async function findInvitationTo(trx: Trx, workspaceId: number, email: string): Promise<Invitation | undefined> {
  return trx
    .selectFrom('platform.invitation')
    .select(columns)
    .where('workspace_id', '=', workspaceId)
    .where('email', '=', normalEmail(email))
    .where(goesOn)
    .executeTakeFirst()
}

/** Uses it up or takes it back: of two who come at once, one gets it. @param which.roles only one to such a role */
export async function takeInvitation(
  trx: Trx,
  which: { workspaceId: number; id: number; roles?: readonly Invitation['role'][] },
): Promise<Invitation | undefined> {
  return trx
    .deleteFrom('platform.invitation')
    .where('workspace_id', '=', which.workspaceId)
    .where('id', '=', which.id)
    .$if(which.roles !== undefined, (query) => query.where('role', 'in', which.roles!))
    .where(goesOn)
    .returning(columns)
    .executeTakeFirst()
}
