import type { Db, Pool } from '#db/client.server.ts'
import { loadAdjustment } from '#app/history/adjustment.ts'
import { inBatch, readerOf } from '#db/batch.server.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { countMendedByHand, quarantineRows } from '#db/queries/quarantine.ts'
import { advanceRun, getRun, holdRun, setRunState, settleDeadRuns, startRun } from '#db/queries/run.ts'
import type { RunRow } from '#db/queries/run.ts'
import { ensureSource, findSourceOfFile } from '#db/queries/source.ts'
import type { SourceRow } from '#db/queries/source.ts'
import { refreshStatistics } from '#db/queries/table-statistics.ts'
import { countRefusals } from '#db/queries/vanity-refusal.ts'
import type { Scope } from '#db/scope.ts'
import { ahead } from './ahead.ts'
import { defaultAccount, describeSource, sameSettings, type ImportOptions } from './describe-source.ts'
import { openFile } from './files/open.ts'
import type { Mapping } from './files/mapping.ts'
import type { OpenedFile, RefusalCode } from './files/types.ts'
import { prepareBatch } from './prepare.ts'
import type { PreparedBatch, ReadMessage } from './prepare.ts'
import { SourceGone, storeBatch } from './store-batch.ts'
import { takeBackSource } from './take-back.ts'

export type ImportTools = {
  db: Db
  pool: Pool
  now: () => Date
  /** In place of the judge, where the verdicts are known. */
  judge?: ReadMessage
  /** Stops after the batch under way. */
  signal?: AbortSignal
  onProgress?: (progress: ImportProgress) => void
  /** Once it is known which source and run it is, before anything is read into them. */
  onStart?: (started: { sourceId: number; runId: number }) => Promise<void>
}

export type ImportProgress = { bytes: number; bytesRead: number; rows: number; rejected: number; refused: number }

export type ImportResult =
  | { ok: false; code: RefusalCode | 'source_removed' | 'mended_by_hand'; sentence: string; guess?: Mapping }
  | {
      ok: true
      run: RunRow
      source: SourceRow
      /** The row after which an interrupted run was taken up; 0: from the beginning. */
      resumedAfter: number
      notes: string[]
      refused: Map<string, number>
      judgingMs: number
    }

const batchRows = 8000

/**
 * Imports a file: streamed, one batch in one transaction, each an idempotent upsert. A run whose process died is taken
 * up where it stopped; the same file again changes nothing; two at once give what one after the other gives.
 */
export async function importFile(options: ImportOptions, tools: ImportTools): Promise<ImportResult> {
  const opened = await openFile(options.path, options.format, options)
  if (!opened.ok) return opened
  const { file } = opened
  const scope = { workspaceId: options.workspaceId, teams: 'all' as const }
  const described = await describeSource(options, file)
  const client = await tools.pool.connect()
  try {
    const before = await inWorkspace(tools.db, scope, (trx) =>
      findSourceOfFile(trx, scope, options.format, described.sha256),
    )
    if (before && !sameSettings(before, described)) {
      const mended = await inWorkspace(tools.db, scope, (trx) => countMendedByHand(trx, scope, before.id))
      if (mended > 0) return { ok: false, code: 'mended_by_hand', sentence: mendedByHand(before.id, mended) }
      file.notes.push('This file was imported before with other settings; that import is taken back first.')
      await takeBackSource({ pool: tools.pool }, options.workspaceId, before.id)
    }
    const { source, run, resumedAfter } = await inWorkspace(tools.db, scope, async (trx) => {
      const ensured = await ensureSource(trx, scope, described)
      const after = await settleDeadRuns(client, trx, scope, ensured.id)
      const started = await startRun(trx, scope, {
        ...{ source_id: ensured.id, cursor_row: after, bytes: file.bytes },
        started_by: options.startedBy ?? null,
      })
      await holdRun(client, started.id)
      return { source: ensured, run: started, resumedAfter: after }
    })
    await tools.onStart?.({ sourceId: source.id, runId: run.id })
    const { ended, ...read } = await readInto(source, run, file, resumedAfter, tools).catch(async (error: unknown) => {
      if (!(error instanceof SourceGone)) await noteFailure(tools.db, scope, run.id, error)
      throw error
    })
    const finished = await inWorkspace(tools.db, scope, async (trx) => {
      await setRunState(trx, scope, run.id, ended)
      return getRun(trx, scope, run.id)
    })
    return { ok: true, run: finished, source, resumedAfter, notes: file.notes, ...read }
  } catch (error) {
    if (!(error instanceof SourceGone)) throw error
    const sentence = 'The source was removed while its file was being imported; nothing of it is kept.'
    return { ok: false, code: 'source_removed', sentence }
  } finally {
    client.release(true)
  }
}

async function readInto(source: SourceRow, run: RunRow, file: OpenedFile, afterRow: number, tools: ImportTools) {
  const refused = new Map<string, number>()
  const progress: ImportProgress = { bytes: file.bytes, bytesRead: 0, rows: 0, rejected: 0, refused: 0 }
  let judgingMs = 0
  let batches = 0
  const { signal } = tools
  const askedToEnd = { pause: 'paused', stop: 'stopped' } as const
  for await (const prepared of ahead(prepareAll(source, file, afterRow, tools))) {
    if (isPowerOfFour(batches++)) await refreshStatistics(tools.db)
    const refusedHere = sum(prepared.refused.values())
    const { rejected, asked } = await inBatch(tools.pool, source.workspace_id, async (batch) => {
      const counts = await storeBatch(batch, source, prepared)
      const waiting = await quarantineRows(batch, source.workspace_id, source.id, prepared.rejected)
      // What was replayed or given up since is known, as is what was read.
      counts.unchanged += prepared.rejected.length - waiting
      await countRefusals(batch, source.workspace_id, source.id, prepared.refused, prepared.now)
      const read = { received: prepared.rows, ...counts, refused: refusedHere, rejected: waiting }
      const { lastRow, bytesRead } = prepared
      return {
        rejected: waiting,
        asked: await advanceRun(batch, source.workspace_id, run.id, lastRow, read, bytesRead),
      }
    })
    for (const [field, times] of prepared.refused) refused.set(field, (refused.get(field) ?? 0) + times)
    judgingMs += prepared.judgingMs
    progress.bytesRead = prepared.bytesRead
    progress.rows += prepared.rows
    progress.rejected += rejected
    progress.refused += refusedHere
    tools.onProgress?.({ ...progress })
    if (signal?.aborted) return { refused, judgingMs, ended: 'interrupted' as const }
    if (asked) return { refused, judgingMs, ended: askedToEnd[asked] }
  }
  return { refused, judgingMs, ended: 'finished' as const }
}

/** Where the database is gone nothing can be noted: the run is then found dead. */
async function noteFailure(db: Db, scope: Scope, runId: number, error: unknown): Promise<void> {
  await inWorkspace(db, scope, (trx) => setRunState(trx, scope, runId, 'failed', failureInWords(error))).catch(
    () => undefined,
  )
}

/** Why a batch failed, without a word of what stands in it. */
function failureInWords(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  if (code === 'ENOENT') return 'Its file is no longer there.'
  if (code === 'ENOSPC' || code === '53100') return 'The disk is full.'
  if (typeof code === 'string' && /^(57P|08)/.test(code)) return 'The database went away.'
  return 'Something failed in the batch after its last row; the log of the worker says why.'
}

async function* prepareAll(
  source: SourceRow,
  file: OpenedFile,
  afterRow: number,
  tools: ImportTools,
): AsyncGenerator<PreparedBatch> {
  const names = namesOf(source)
  const adjustment = await inWorkspace(tools.db, { workspaceId: source.workspace_id, teams: 'all' }, (trx) =>
    loadAdjustment(readerOf(trx), source.workspace_id),
  )
  const judging = { adjustment, read: tools.judge }
  for await (const read of file.read({ afterRow, batchRows }))
    yield await prepareBatch(read, names, tools.now(), judging)
}

/** Records of the wire, from a file or by the API. */
const ofTheWire = new Set(['jsonl', 'api'])

/** How the rows of a source name its messages. Records of the wire say by their channel where their ids belong. */
export const namesOf = (source: SourceRow) => {
  const settings = source.settings as ImportOptions
  return {
    ...source,
    ownNamespace: !ofTheWire.has(source.format) || settings.mapping != null,
    defaultAccount: defaultAccount(source.format, settings),
  }
}

const mendedByHand = (sourceId: number, rows: number) =>
  `This file was imported before with other settings, and work done by hand on its quarantine (rows mended or given ` +
  `up: ${rows}) would be lost; to import it anew, take it back first: rapport source remove ${sourceId}.`

/** Often while a workspace is new, seldom when it is large: after 1, 4, 16, 64 … batches. */
const isPowerOfFour = (n: number) => n > 0 && Number.isInteger(Math.log2(n) / 2)

const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, one) => total + one, 0)
