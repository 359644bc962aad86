import type { Db } from '#db/client.server.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { writeAudit } from '#db/queries/audit.ts'
import { addNote, removeNote } from '#db/queries/note.ts'
import type { NoteRow } from '#db/queries/note.ts'
import type { Scope } from '#db/scope.ts'

/** Keeps a dated note: what changed that day, for whoever reads a chart later. */
export function writeNote(db: Db, scope: Scope, note: { day: string; text: string; who: string }): Promise<NoteRow> {
  return inWorkspace(db, scope, async (trx) => {
    const { day, text, who } = note
    const added = await addNote(trx, scope, { day, text, made_by: who })
    await writeAudit(trx, scope, { who, action: 'add note', subject: String(added.id), after: { day, text } })
    return added
  })
}

/** Undefined when there is no such note. */
export function takeNoteBack(db: Db, scope: Scope, id: number, who: string): Promise<NoteRow | undefined> {
  return inWorkspace(db, scope, async (trx) => {
    const removed = await removeNote(trx, scope, id)
    if (!removed) return undefined
    const { day, text } = removed
    await writeAudit(trx, scope, { who, action: 'remove note', subject: String(id), before: { day, text } })
    return removed
  })
}
