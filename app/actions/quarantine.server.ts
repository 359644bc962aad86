import type { Db, Pool } from '#db/client.server.ts'
import { replayRows } from '#app/ingestion/replay.ts'
import { editRow, recheckRow } from '#app/ingestion/files/recheck.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { writeAudit } from '#db/queries/audit.ts'
import {
  changeQuarantined,
  findQuarantined,
  listQuarantine,
  listQuarantinePage,
  restoreDiscarded,
  setQuarantineState,
  type QuarantineKind,
  type QuarantinePlace,
} from '#db/queries/quarantine.ts'
import { listSources } from '#db/queries/source.ts'
import type { Scope } from '#db/scope.ts'

type Refused = { ok: false; reason: string }

/** What is to stand in a row: all of it, or other words in some of its columns. */
export type Fix = { text: string } | { values: ReadonlyMap<string, string> }

const noRow = (id: number): Refused => ({ ok: false, reason: `No row ${id} waits in quarantine.` })

/** Changes what stands in a row that was set apart, and says why it still cannot be read, or null. */
export function fixRow(
  db: Db,
  scope: Scope,
  change: { id: number; fix: Fix; who: string },
): Promise<{ ok: true; text: string; problem: string | null } | Refused> {
  const { id, fix, who } = change
  return inWorkspace(db, scope, async (trx) => {
    const row = await findQuarantined(trx, scope, id)
    const source = (await listSources(trx, scope)).find((one) => one.id === row?.source_id)
    if (!row || !source || row.state !== 'open') return noRow(id)
    const before = row.fixed_text ?? row.text
    const edited = 'text' in fix ? { ok: true as const, text: fix.text } : editRow(source, before, fix.values)
    if (!edited.ok) return edited
    const checked = recheckRow(source, edited.text, row.row_number)
    const problem = checked.ok ? null : checked.reason
    await changeQuarantined(trx, scope, id, {
      fixed_text: edited.text,
      ...(problem === null ? {} : { reason: problem }),
    })
    // The words of a row are somebody's message: the log says that they were changed, not what they are.
    await writeAudit(trx, scope, {
      who,
      action: 'fix quarantined row',
      subject: String(id),
      after: { readable: problem === null },
    })
    return { ok: true, text: edited.text, problem }
  })
}

/** Reads rows again and stores those that can be read now; `ids: 'all'` for every row that waits. */
export async function replayQuarantined(
  { db, pool }: { db: Db; pool: Pool },
  scope: Scope,
  change: { ids: readonly number[] | 'all'; who: string; now: Date },
): Promise<{ ok: true; replayed: number; left: { id: number; reason: string }[] } | Refused> {
  const { ids, who, now } = change
  const waiting = await inWorkspace(db, scope, (trx) => listQuarantine(trx, scope, ids))
  const unknown = ids === 'all' ? undefined : ids.find((id) => !waiting.some((row) => row.id === id))
  if (unknown !== undefined) return noRow(unknown)
  const result = await replayRows(pool, scope, waiting, now)
  await inWorkspace(db, scope, (trx) =>
    writeAudit(trx, scope, { who, action: 'replay quarantine', subject: subjectOf(ids), after: countsOf(result) }),
  )
  return { ok: true, ...result }
}

const rowsAtOnce = 2000
/** Read again at one press of a button; who has more waiting presses again. */
const rowsAtMost = 20_000

/** Reads all rows that wait again, or those of one source or for one reason, in stretches that memory holds. */
export async function replayWaiting(
  { db, pool }: { db: Db; pool: Pool },
  scope: Scope,
  change: QuarantineKind & { who: string; now: Date },
): Promise<{ replayed: number; left: number }> {
  const { sourceId, reason, who, now } = change
  const result = { replayed: 0, left: 0 }
  let after: QuarantinePlace | undefined
  while (result.replayed + result.left < rowsAtMost) {
    const rows = await inWorkspace(db, scope, (trx) =>
      listQuarantinePage(trx, scope, { limit: rowsAtOnce, sourceId, reason, after }),
    )
    const last = rows.at(-1)
    if (!last) break
    const done = await replayRows(pool, scope, rows, now)
    result.replayed += done.replayed
    result.left += done.left.length
    after = { sourceId: last.source_id, row: last.row_number }
  }
  const ofSource = sourceId === undefined ? 'all' : `all of source ${sourceId}`
  const subject = reason === undefined ? ofSource : `${ofSource} for one reason`
  await inWorkspace(db, scope, (trx) =>
    writeAudit(trx, scope, { who, action: 'replay quarantine', subject, after: result }),
  )
  return result
}

/** Gives rows up: they are kept, and no longer wait. */
export function discardQuarantined(
  db: Db,
  scope: Scope,
  change: { ids: readonly number[]; who: string },
): Promise<{ ok: true } | Refused> {
  const { ids, who } = change
  return inWorkspace(db, scope, async (trx) => {
    const waiting = new Set((await listQuarantine(trx, scope, ids)).map((row) => row.id))
    const unknown = ids.find((id) => !waiting.has(id))
    if (unknown !== undefined) return noRow(unknown)
    await setQuarantineState(trx, scope, ids, 'discarded')
    await writeAudit(trx, scope, { who, action: 'discard quarantined rows', subject: subjectOf(ids) })
    return { ok: true }
  })
}

/** Takes giving up back. */
export function restoreQuarantined(
  db: Db,
  scope: Scope,
  change: { ids: readonly number[]; who: string },
): Promise<{ ok: true; restored: number }> {
  const { ids, who } = change
  return inWorkspace(db, scope, async (trx) => {
    const restored = await restoreDiscarded(trx, scope, ids)
    if (restored.length > 0)
      await writeAudit(trx, scope, { who, action: 'restore discarded rows', subject: subjectOf(restored) })
    return { ok: true, restored: restored.length }
  })
}

const subjectOf = (ids: readonly number[] | 'all') => (ids === 'all' ? 'all' : ids.join(', '))

const countsOf = (result: { replayed: number; left: unknown[] }) => ({
  replayed: result.replayed,
  left: result.left.length,
})
