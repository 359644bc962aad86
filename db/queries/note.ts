import type { Selectable } from 'kysely'
import type { Trx } from '../client.server.ts'
import type { DB } from '../schema.ts'
import type { Scope } from '../scope.ts'

export type NoteRow = Selectable<DB['note']>

export function listNotes(trx: Trx, scope: Scope): Promise<NoteRow[]> {
  return trx
    .selectFrom('note')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .orderBy('day')
    .orderBy('id')
    .execute()
}

export function addNote(trx: Trx, scope: Scope, note: Pick<NoteRow, 'day' | 'text' | 'made_by'>): Promise<NoteRow> {
  return trx
    .insertInto('note')
    .values({ workspace_id: scope.workspaceId, ...note })
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** Writes the one note of its maker: anew, or over what it said before, which keeps its day. */
export async function writeOnlyNote(
  trx: Trx,
  scope: Scope,
  note: Pick<NoteRow, 'day' | 'text' | 'made_by'>,
): Promise<void> {
  const { numUpdatedRows } = await trx
    .updateTable('note')
    .set({ text: note.text })
    .where('workspace_id', '=', scope.workspaceId)
    .where('made_by', '=', note.made_by)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n) await addNote(trx, scope, note)
}

/** Undefined when there is no such note. */
export function removeNote(trx: Trx, scope: Scope, id: number): Promise<NoteRow | undefined> {
  return trx
    .deleteFrom('note')
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()
}
