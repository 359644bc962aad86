import type { Selectable } from 'kysely'
import type { Trx } from '../client.server.ts'
import type { DB } from '../schema.ts'
import type { Scope } from '../scope.ts'
import { normalEmail } from './user.ts'

export type LetterReader = Omit<Selectable<DB['weekly_report_reader']>, 'workspace_id'>

const columns = ['id', 'email', 'name', 'added_by', 'added_at', 'left_at', 'removed_at', 'bounced_at'] as const

/** Who is on the list or left it, by their addresses; not those who were taken off. */
export function listLetterReaders(trx: Trx, scope: Scope): Promise<LetterReader[]> {
  return readers(trx, scope).where('removed_at', 'is', null).orderBy('email').execute()
}

/** Everybody who ever was on the list. */
export function listEveryReader(trx: Trx, scope: Scope): Promise<LetterReader[]> {
  return readers(trx, scope).orderBy('id').execute()
}

/** Who gets the letter by mail. */
export function listActiveReaders(trx: Trx, scope: Scope): Promise<LetterReader[]> {
  return readers(trx, scope)
    .where('removed_at', 'is', null)
    .where('left_at', 'is', null)
    .where('bounced_at', 'is', null)
    .orderBy('id')
    .execute()
}

export function findLetterReader(trx: Trx, scope: Scope, id: number): Promise<LetterReader | undefined> {
  return readers(trx, scope).where('id', '=', id).executeTakeFirst()
}

/** @param email as typed: large and small letters are the same */
export function findLetterReaderByEmail(trx: Trx, scope: Scope, email: string): Promise<LetterReader | undefined> {
  return readers(trx, scope).where('email', '=', normalEmail(email)).executeTakeFirst()
}

const readers = (trx: Trx, scope: Scope) =>
  trx.selectFrom('weekly_report_reader').select(columns).where('workspace_id', '=', scope.workspaceId)

/** Puts somebody on the list, or back on it. */
export function addLetterReader(
  trx: Trx,
  scope: Scope,
  { email, ...given }: Pick<LetterReader, 'email' | 'name' | 'added_by' | 'added_at'>,
): Promise<LetterReader> {
  const values = { ...given, left_at: null, removed_at: null, bounced_at: null }
  return trx
    .insertInto('weekly_report_reader')
    .values({ workspace_id: scope.workspaceId, email: normalEmail(email), ...values })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'email']).doUpdateSet(values))
    .returning(columns)
    .executeTakeFirstOrThrow()
}

/** Says what changed of somebody on the list; undefined where there is no such reader. */
export function changeLetterReader(
  trx: Trx,
  scope: Scope,
  id: number,
  change: Partial<Pick<LetterReader, 'left_at' | 'removed_at' | 'bounced_at' | 'name'>>,
): Promise<LetterReader | undefined> {
  return trx
    .updateTable('weekly_report_reader')
    .set(change)
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .returning(columns)
    .executeTakeFirst()
}
