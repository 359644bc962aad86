import { createHash } from 'node:crypto'
import { loadAdjustment } from '#app/history/adjustment.ts'
import { inBatch, readerOf, type Batch } from '#db/batch.server.ts'
import type { Db, Pool } from '#db/client.server.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import {
  countNumbered,
  ensureApiSource,
  ensureRunSince,
  findIngestAnswer,
  keepIngestAnswer,
} from '#db/queries/ingest.ts'
import { quarantineRows } from '#db/queries/quarantine.ts'
import { advanceRun } from '#db/queries/run.ts'
import type { SourceRow } from '#db/queries/source.ts'
import { countRefusals } from '#db/queries/vanity-refusal.ts'
import type { Scope } from '#db/scope.ts'
import { namesOf } from './import-file.ts'
import { prepareBatch, type PreparedBatch } from './prepare.ts'
import { readSent, type Read } from './sent-records.ts'
import { storeBatch } from './store-batch.ts'

const dayMs = 86_400_000
/** So long a key is remembered. */
export const keyMs = 7 * dayMs
const longestKey = 255

/** What became of the records of one request. */
export type TakenIn = {
  received: number
  new: number
  updated: number
  unchanged: number
  /** Values of vanity fields that were dropped, by field. */
  refused: number
  refusedFields: { field: string; times: number }[]
  /** Records that cannot be read: they wait in quarantine, each with its reason. */
  rejected: number
  problems: { record: number; reason: string }[]
  source: number
}

type Refused = { ok: false; status: 400 | 413 | 422; code: string; sentence: string }

/**
 * Takes in the records of one request, through the same door as a file: one batch in one transaction, each record an
 * idempotent upsert. The same key with the same body is answered what it was answered before, and stores nothing.
 */
export async function takeIn(
  { db, pool, now }: { db: Db; pool: Pool; now: Date },
  scope: Scope,
  sent: { bytes: Uint8Array; key: string | null; who: string },
): Promise<{ ok: true; answer: TakenIn } | Refused> {
  const { bytes, key, who } = sent
  if (key !== null && (key === '' || key.length > longestKey)) return badKey
  const read = readSent(bytes)
  if (!read.ok) return read
  const { source, adjustment } = await inWorkspace(db, scope, async (trx) => ({
    source: await ensureApiSource(trx, scope),
    adjustment: await loadAdjustment(readerOf(trx), scope.workspaceId),
  }))
  const { items, refused, lastRow } = read
  const checked = { items, refused, lastRow, bytesRead: bytes.length }
  const prepared = await prepareBatch(checked, namesOf(source), now, { adjustment })
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return inBatch(pool, scope.workspaceId, async (batch) => {
    const since = new Date(now.getTime() - keyMs)
    const before = key === null ? undefined : await findIngestAnswer(batch, scope.workspaceId, key, since)
    if (before) return before.sha256 === sha256 ? { ok: true, answer: before.answer as TakenIn } : otherBody
    const answer = await store(batch, scope, source, prepared, { read, now, who })
    if (key !== null) await keepIngestAnswer(batch, scope.workspaceId, { key, sha256, answer, now, before: since })
    return { ok: true, answer }
  })
}

async function store(
  batch: Batch,
  scope: Scope,
  source: SourceRow,
  prepared: PreparedBatch,
  { read, now, who }: { read: Extract<Read, { ok: true }>; now: Date; who: string },
): Promise<TakenIn> {
  const { workspaceId } = scope
  const { refused, records: received, lastRow } = read
  const after = await countNumbered(batch, workspaceId, source.id)
  const counts = await storeBatch(batch, source, numberedAfter(prepared, after))
  const apart = prepared.rejected.map((one) => ({ ...one, row: one.row + after }))
  await quarantineRows(batch, workspaceId, source.id, apart)
  await countRefusals(batch, workspaceId, source.id, refused, now)
  const since = new Date(Math.floor(now.getTime() / dayMs) * dayMs)
  const run = await ensureRunSince(batch, scope, { sourceId: source.id, since, now, by: who })
  const values = [...refused.values()].reduce((sum, times) => sum + times, 0)
  const told = { received, ...counts, refused: values, rejected: apart.length }
  await advanceRun(batch, workspaceId, run, after + lastRow, told)
  return {
    ...told,
    refusedFields: [...refused].map(([field, times]) => ({ field, times })),
    problems: prepared.rejected.map(({ row: record, reason }) => ({ record, reason })),
    source: source.id,
  }
}

/** Records are numbered on from request to request, as the rows of a file are. */
function numberedAfter(prepared: PreparedBatch, after: number): PreparedBatch {
  return {
    ...prepared,
    messages: prepared.messages.map((one) => ({ ...one, row_number: one.row_number + after })),
    outcomes: prepared.outcomes.map((one) => ({ ...one, row: one.row + after })),
  }
}

const badKey: Refused = {
  ...{ ok: false, status: 400, code: 'bad_key' },
  sentence: `An Idempotency-Key has 1 to ${longestKey} letters.`,
}
const otherBody: Refused = {
  ...{ ok: false, status: 422, code: 'key_reused' },
  sentence: 'This Idempotency-Key was sent before with another body. Nothing was taken in.',
}
