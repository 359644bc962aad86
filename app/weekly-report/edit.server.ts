import { readKinds, type ReadKind } from '#app/measures/letter.ts'
import { mondayOfWeek } from '#app/measures/days.ts'
import type { Trx } from '#db/client.server.ts'
import { writeAudit } from '#db/queries/audit.ts'
import { findWeeklyReport, findWeeklyReportEdition, setWeeklyReportEdition } from '#db/queries/weekly-report.ts'
import type { Scope } from '#db/scope.ts'
import { placesOf } from './load.server.ts'
import { letterIn } from './restatements.server.ts'

/** What a person changes in a letter before it goes out. */
export type LetterChange =
  | { do: 'note'; text: string }
  | { do: 'exchange' | 'leave_out' | 'bring_back'; kind: ReadKind }

/** `meanwhile`: who changed the letter after the version that was seen, and when. */
export type Edited =
  | { ok: true }
  | { ok: false; status: 404 | 409 | 422; reason: string; meanwhile?: { by: string; at: string } }

const longestNote = 2000

/** A change as a form posts it; undefined: it is none. */
export function readLetterChange(form: FormData): LetterChange | undefined {
  const [deed, kind, note] = [form.get('do'), form.get('kind'), form.get('note')]
  if (deed === 'note' && typeof note === 'string') return { do: 'note', text: note.replaceAll('\r\n', '\n').trim() }
  const known = readKinds.find((one) => one === kind)
  if (known === undefined || (deed !== 'exchange' && deed !== 'leave_out' && deed !== 'bring_back')) return undefined
  return { do: deed, kind: known }
}

/** Which version of what persons added a form was made of; undefined: it does not say. */
export function readSeenVersion(form: FormData): number | undefined {
  const version = form.get('version')
  return typeof version === 'string' && /^\d{1,9}$/.test(version) ? Number(version) : undefined
}

export type LetterEditing = {
  week: string
  change: LetterChange
  who: string
  /** The version that whoever changes it has seen. */
  seen: number
}

/**
 * Adds a note to a letter, or exchanges, leaves out or brings back one of its conversations; until it has gone out. Of two
 * who change what both have seen, the second is refused and told of the first.
 */
export async function editLetter(trx: Trx, scope: Scope, editing: LetterEditing): Promise<Edited> {
  const { week, change, who, seen } = editing
  const monday = mondayOfWeek(week)
  const row = monday === undefined ? undefined : await findWeeklyReport(trx, scope, monday)
  if (!row) return { ok: false, status: 404, reason: `Week ${week} has no letter yet.` }
  const before = await findWeeklyReportEdition(trx, scope, row.week)
  const places = placesOf(before?.reads)
  if (change.do === 'note' && change.text.length > longestNote)
    return {
      ok: false,
      status: 422,
      reason: `A note has at most ${longestNote} letters: this one has ${change.text.length}.`,
    }
  const after =
    change.do === 'note'
      ? { note: change.text, note_by: change.text === '' ? null : who, reads: places }
      : {
          ...{ note: before?.note ?? '', note_by: before?.note_by ?? null },
          reads: { ...places, [change.kind]: placeAfter(change, places, candidatesOf(row, change.kind)) },
        }
  if (!(await setWeeklyReportEdition(trx, scope, row.week, { ...after, changed_by: who, seen })))
    return refused(await findWeeklyReportEdition(trx, scope, row.week))
  await writeAudit(trx, scope, {
    ...{ who, action: change.do === 'note' ? 'note in weekly letter' : 'choose conversation of weekly letter' },
    ...{ subject: week, before: before && { note: before.note, reads: places }, after },
  })
  return { ok: true }
}

/** Why what a person wanted was not kept. */
function refused(now: Awaited<ReturnType<typeof findWeeklyReportEdition>>): Edited {
  if (now?.closed_at)
    return { ok: false, status: 409, reason: 'This letter has gone out: nothing of it is changed any more.' }
  const [by, at] = [now?.changed_by ?? 'Somebody', (now?.changed_at ?? new Date(0)).toISOString()]
  return { ok: false, status: 409, reason: `${by} changed this letter after you had opened it.`, meanwhile: { by, at } }
}

const candidatesOf = (row: Parameters<typeof letterIn>[0], kind: ReadKind) =>
  letterIn(row).reads.find((one) => one.kind === kind)?.candidates.length ?? 0

function placeAfter(
  change: Exclude<LetterChange, { do: 'note' }>,
  places: ReturnType<typeof placesOf>,
  of: number,
): number | null {
  if (change.do === 'leave_out') return null
  if (change.do === 'bring_back') return 0
  return ((places[change.kind] ?? 0) + 1) % Math.max(1, of)
}
