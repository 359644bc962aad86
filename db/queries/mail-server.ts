import { type Selectable, sql } from 'kysely'
import type { Trx } from '../client.server.ts'
import type { DB } from '../schema.ts'
import type { Scope } from '../scope.ts'

export type MailServer = Omit<Selectable<DB['mail_server']>, 'workspace_id'>
/** What pages and logs may hold of it. */
export type MailServerShown = Omit<MailServer, 'password'>

const shown = [
  ...([
    'host',
    'port',
    'tls',
    'username',
    'from_address',
    'from_name',
    'reply_to',
    'changed_by',
    'changed_at',
  ] as const),
]

/** With its password: for whoever is about to sign in there, and nobody else. */
export function findMailServer(trx: Trx, scope: Scope): Promise<MailServer | undefined> {
  return trx
    .selectFrom('mail_server')
    .select([...shown, 'password'])
    .where('workspace_id', '=', scope.workspaceId)
    .executeTakeFirst()
}

/** Without its password, and whether it has one. */
export function findMailServerShown(
  trx: Trx,
  scope: Scope,
): Promise<(MailServerShown & { has_password: boolean }) | undefined> {
  return trx
    .selectFrom('mail_server')
    .select(shown)
    .select(sql<boolean>`password <> ''`.as('has_password'))
    .where('workspace_id', '=', scope.workspaceId)
    .executeTakeFirst()
}

export async function setMailServer(trx: Trx, scope: Scope, server: MailServer): Promise<void> {
  await trx
    .insertInto('mail_server')
    .values({ workspace_id: scope.workspaceId, ...server })
    .onConflict((conflict) => conflict.column('workspace_id').doUpdateSet(server))
    .execute()
}

/** Undefined where there was none. */
export function removeMailServer(trx: Trx, scope: Scope): Promise<MailServerShown | undefined> {
  return trx.deleteFrom('mail_server').where('workspace_id', '=', scope.workspaceId).returning(shown).executeTakeFirst()
}
