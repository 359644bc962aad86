import type { Selectable } from 'kysely'
import type { Db, Trx } from '../client.server.ts'
import type { UserTable } from '../schema-platform.ts'

export type User = Selectable<UserTable>

/** @param email as typed: large and small letters are the same */
export async function findUserByEmail(db: Db | Trx, email: string): Promise<User | undefined> {
  return db.selectFrom('platform.user').selectAll().where('email', '=', normalEmail(email)).executeTakeFirst()
}

export async function findUser(db: Db | Trx, id: number): Promise<User | undefined> {
  return db.selectFrom('platform.user').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function listUsers(db: Db): Promise<User[]> {
  return db.selectFrom('platform.user').selectAll().orderBy('owns_installation', 'desc').orderBy('name').execute()
}

/** Whether anybody owns this installation yet. */
export async function isClaimed(db: Db | Trx): Promise<boolean> {
  const owner = await db
    .selectFrom('platform.user')
    .select('id')
    .where('owns_installation', '=', true)
    .limit(1)
    .executeTakeFirst()
  return owner !== undefined
}

export type NewUser = { email: string; name: string; password: string | null; ownsInstallation?: boolean }

/** Undefined when somebody has this e-mail address already. */
export async function addUser(db: Db | Trx, user: NewUser): Promise<User | undefined> {
  return db
    .insertInto('platform.user')
    .values({
      email: normalEmail(user.email),
      name: user.name,
      password: user.password,
      owns_installation: user.ownsInstallation ?? false,
    })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returningAll()
    .executeTakeFirst()
}

export async function setUser(db: Db | Trx, id: number, after: { name?: string; password?: string }): Promise<void> {
  await db.updateTable('platform.user').set(after).where('id', '=', id).execute()
}

/** Their sessions, links and memberships go with them. */
export async function removeUser(db: Db | Trx, id: number): Promise<void> {
  await db.deleteFrom('platform.user').where('id', '=', id).execute()
}

/** As it is stored and compared. */
export function normalEmail(email: string): string {
  return email.trim().toLowerCase()
}
