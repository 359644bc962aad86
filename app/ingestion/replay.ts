import type { Pool } from '#db/client.server.ts'
import type { Batch } from '#db/batch.server.ts'
import { loadAdjustment } from '#app/history/adjustment.ts'
import { inBatch } from '#db/batch.server.ts'
import { changeQuarantined, setQuarantineState } from '#db/queries/quarantine.ts'
import type { QuarantineRow } from '#db/queries/quarantine.ts'
import { advanceRun } from '#db/queries/run.ts'
import { listRuns } from '#db/queries/source-contents.ts'
import { listSources } from '#db/queries/source.ts'
import type { SourceRow } from '#db/queries/source.ts'
import type { Scope } from '#db/scope.ts'
import { recheckRow } from './files/recheck.ts'
import type { Checked } from './files/types.ts'
import { namesOf } from './import-file.ts'
import { prepareBatch } from './prepare.ts'
import { storeBatch } from './store-batch.ts'
import type { StoredCounts } from './sort-out.ts'

const rowsAtOnce = 2000

export type Replayed = { replayed: number; left: { id: number; reason: string }[] }

/**
 * Reads rows that were set apart again, with what was fixed in them, and stores those that can be read now, each chunk
 * in one batch. Their run counts them as read and no longer as set apart.
 */
export async function replayRows(
  pool: Pool,
  scope: Scope,
  rows: readonly QuarantineRow[],
  now: Date,
): Promise<Replayed> {
  const result: Replayed = { replayed: 0, left: [] }
  for (const [sourceId, ofSource] of Map.groupBy(rows, (row) => row.source_id)) {
    for (let from = 0; from < ofSource.length; from += rowsAtOnce) {
      const chunk = ofSource.slice(from, from + rowsAtOnce)
      const done = await inBatch(pool, scope.workspaceId, async (batch) => {
        const source = (await listSources(batch.trx, scope)).find((one) => one.id === sourceId)
        return source ? replayChunk(batch, scope, source, chunk, now) : { replayed: 0, left: [] }
      })
      result.replayed += done.replayed
      result.left.push(...done.left)
    }
  }
  return result
}

async function replayChunk(
  batch: Batch,
  scope: Scope,
  source: SourceRow,
  rows: readonly QuarantineRow[],
  now: Date,
): Promise<Replayed> {
  const checked = rows.map((row) => recheckRow(source, row.fixed_text ?? row.text, row.row_number))
  const items = checked.filter((one) => one.ok)
  const result: Replayed = { replayed: items.length, left: [] }
  const stored = items.length ? await storeItems(batch, source, items, now) : null
  for (const [index, row] of rows.entries()) {
    const one = checked[index]!
    if (one.ok) continue
    result.left.push({ id: row.id, reason: one.reason })
    if (one.reason !== row.reason) await changeQuarantined(batch.trx, scope, row.id, { reason: one.reason })
  }
  const read = rows.filter((_, index) => checked[index]!.ok).map((row) => row.id)
  await setQuarantineState(batch.trx, scope, read, 'replayed')
  const run = (await listRuns(batch.trx, scope)).findLast((one) => one.source_id === source.id)
  if (run && stored) {
    const counts = { received: 0, ...stored, refused: 0, rejected: -Math.min(run.rejected, items.length) }
    await advanceRun(batch, scope.workspaceId, run.id, run.cursor_row, counts)
  }
  return result
}

async function storeItems(batch: Batch, source: SourceRow, items: Checked[], now: Date): Promise<StoredCounts> {
  const read = { items, refused: new Map<string, number>(), bytesRead: 0, lastRow: 0 }
  const adjustment = await loadAdjustment(batch, source.workspace_id)
  return storeBatch(batch, source, await prepareBatch(read, namesOf(source), now, { adjustment }))
}
