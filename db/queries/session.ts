import { sql } from 'kysely'
import type { Db, Trx } from '../client.server.ts'

/** A session ends this long after it was last used, and this long after sign-in. */
const idle = sql`interval '14 days'`
const absolute = sql<Date>`now() + interval '60 days'`
/** How old the note of its last use may grow: not every page writes. */
const noticed = sql`interval '5 minutes'`

export type SessionUser = {
  sessionId: number
  userId: number
  name: string
  email: string
  ownsInstallation: boolean
  memberships: { workspaceId: number; role: 'owner' | 'manager' | 'member' | 'viewer'; teams: number[] | null }[]
}

export async function addSession(db: Db, session: { hash: string; userId: number; browser: string }): Promise<void> {
  await db
    .insertInto('platform.session')
    .values({ hash: session.hash, user_id: session.userId, browser: session.browser, expires_at: absolute })
    .execute()
}

/** Whose a session is and where they have a part; undefined when it has ended. Notes that it was used. */
export async function findSession(db: Db, hash: string): Promise<SessionUser | undefined> {
  const { rows } = await sql<SessionUser & { used: boolean }>`
    select s.id as "sessionId", u.id as "userId", u.name, u.email, u.owns_installation as "ownsInstallation",
      s.last_seen_at < now() - ${noticed} as used,
      coalesce((select json_agg(json_build_object('workspaceId', m.workspace_id, 'role', m.role, 'teams', m.teams))
        from platform.membership m where m.user_id = u.id), '[]') as memberships
    from platform.session s join platform."user" u on u.id = s.user_id
    where s.hash = ${hash} and s.expires_at > now() and s.last_seen_at > now() - ${idle}`.execute(db)
  const [found] = rows
  if (!found) return undefined
  const { used, ...user } = found
  if (used) await sql`update platform.session set last_seen_at = now() where id = ${user.sessionId}`.execute(db)
  return user
}

/** Whether somebody signed in with it within the last ten minutes. */
export async function isNewSession(db: Db, id: number): Promise<boolean> {
  const found = await db
    .selectFrom('platform.session')
    .select('id')
    .where('id', '=', id)
    .where('made_at', '>', sql<Date>`now() - interval '10 minutes'`)
    .executeTakeFirst()
  return found !== undefined
}

export type ListedSession = {
  id: number
  user_id: number
  user_name: string
  user_email: string
  browser: string
  made_at: Date
  last_seen_at: Date
}

/** Sessions that go on, the last used first: one user's, or everybody's. */
export async function listSessions(db: Db, userId?: number): Promise<ListedSession[]> {
  const { rows } = await sql<ListedSession>`
    select s.id, s.user_id, u.name as user_name, u.email as user_email, s.browser, s.made_at, s.last_seen_at
    from platform.session s join platform."user" u on u.id = s.user_id
    where s.expires_at > now() and s.last_seen_at > now() - ${idle}
      ${userId === undefined ? sql`` : sql`and s.user_id = ${userId}`}
    order by s.last_seen_at desc, s.id desc`.execute(db)
  return rows
}

/** Which sessions to end: one, one user's with or without the one they are in, or all of them. */
export type SessionsToEnd = { id?: number; userId?: number; except?: number; hash?: string }

/** How many were ended. */
export async function endSessions(db: Db | Trx, which: SessionsToEnd): Promise<number> {
  const { rows } = await db
    .deleteFrom('platform.session')
    .$if(which.id !== undefined, (query) => query.where('id', '=', which.id!))
    .$if(which.hash !== undefined, (query) => query.where('hash', '=', which.hash!))
    .$if(which.userId !== undefined, (query) => query.where('user_id', '=', which.userId!))
    .$if(which.except !== undefined, (query) => query.where('id', '<>', which.except!))
    .returning('id')
    .execute()
    .then((all) => ({ rows: all }))
  return rows.length
}

/** Clears away what has ended by itself. */
export async function forgetEndedSessions(db: Db): Promise<void> {
  await sql`delete from platform.session where expires_at < now() or last_seen_at < now() - ${idle}`.execute(db)
}
