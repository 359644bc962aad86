import { sql, type Selectable } from 'kysely'
import type { Db, Trx } from '../client.server.ts'
import type { MembershipTable } from '../schema-platform.ts'

export type Membership = Pick<Selectable<MembershipTable>, 'role' | 'teams'>

export type Member = Membership & {
  user_id: number
  name: string
  email: string
  owns_installation: boolean
  last_seen_at: Date | null
}

/** Everybody who has a part in a workspace: the owners of the installation, then the others by name. */
export async function listMembers(db: Db, workspaceId: number): Promise<Member[]> {
  const { rows } = await sql<Member>`
    select u.id as user_id, u.name, u.email, u.owns_installation,
      case when u.owns_installation then 'owner' else m.role end as role,
      case when u.owns_installation then null else m.teams end as teams,
      (select max(s.last_seen_at) from platform.session s where s.user_id = u.id) as last_seen_at
    from platform."user" u left join platform.membership m on m.user_id = u.id and m.workspace_id = ${workspaceId}
    where u.owns_installation or m.user_id is not null
    order by u.owns_installation desc, u.name, u.id`.execute(db)
  return rows
}

export async function findMembership(
  db: Db | Trx,
  workspaceId: number,
  userId: number,
): Promise<Membership | undefined> {
  return db
    .selectFrom('platform.membership')
    .select(['role', 'teams'])
    .where('workspace_id', '=', workspaceId)
    .where('user_id', '=', userId)
    .executeTakeFirst()
}

/** Gives somebody a part in a workspace, or another than they had. */
export async function setMembership(
  db: Db | Trx,
  workspaceId: number,
  userId: number,
  { role, teams }: Membership,
): Promise<void> {
  await db
    .insertInto('platform.membership')
    .values({ workspace_id: workspaceId, user_id: userId, role, teams })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'user_id']).doUpdateSet({ role, teams }))
    .execute()
}

export async function removeMembership(db: Db | Trx, workspaceId: number, userId: number): Promise<void> {
  await db
    .deleteFrom('platform.membership')
    .where('workspace_id', '=', workspaceId)
    .where('user_id', '=', userId)
    .execute()
}
