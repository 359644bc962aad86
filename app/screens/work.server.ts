import type { Trx } from '#db/client.server.ts'
import { listDeadRuns } from '#db/queries/run.ts'
import { listUnfinishedRuns, type ListedRun } from '#db/queries/run-list.ts'
import { listTakingBack } from '#db/queries/taking-back.ts'
import { listUploads } from '#db/queries/upload.ts'
import type { Scope } from '#db/scope.ts'

/**
 * A run that is under way or did not come to the end of its file. `pausing` and `stopping`: asked to, after the batch
 * under way. `waiting`: it is in the queue to go on. `gone`: its process ended without a word.
 */
export type ImportWork = {
  kind: 'import'
  run: number
  source: number
  /** The file is still here and can be gone on with. */
  upload: string | null
  name: string
  by: string | null
  state: 'running' | 'pausing' | 'stopping' | 'waiting' | 'paused' | 'stopped' | 'failed' | 'interrupted' | 'gone'
  startedAt: string
  /** 0 to 1; null where the length of the file is unknown. */
  share: number | null
  bytes: number | null
  rowsPerSecond: number | null
  secondsLeft: number | null
  row: number
  received: number
  new: number
  updated: number
  unchanged: number
  rejected: number
  refused: number
  error: string | null
}

/** A file that was sent and is not imported yet. */
export type UploadWork = {
  kind: 'upload'
  upload: string
  name: string
  by: string
  at: string
  bytes: number
  state: 'received' | 'trying' | 'waiting' | 'refused' | 'ended' | 'importing'
  share: number | null
  problem: string | null
}

export type TakeBackWork = {
  kind: 'take_back'
  source: number
  name: string
  by: string
  at: string
  share: number | null
  problem: string | null
}

export type Work = ImportWork | UploadWork | TakeBackWork

/** What is being done with the sources of a workspace just now, or waits for somebody. */
export async function loadWork(trx: Trx, scope: Scope, now: Date): Promise<Work[]> {
  const runs = await listUnfinishedRuns(trx, scope)
  const dead = new Set((runs.length > 0 ? await listDeadRuns(trx, scope) : []).map(({ id }) => id))
  const leaving = await listTakingBack(trx, scope)
  const left = new Set(leaving.map(({ source_id }) => source_id))
  const uploads = await listUploads(trx, scope)
  const inRuns = new Set(runs.map(({ upload_id }) => upload_id))
  return [
    ...runs.filter(({ source_id }) => !left.has(source_id)).map((run) => importWork(run, dead.has(run.id), now)),
    ...leaving.map((one): TakeBackWork => ({
      ...{ kind: 'take_back', source: one.source_id, name: one.name, by: one.asked_by, problem: one.problem },
      ...{ at: one.asked_at.toISOString(), share: one.of ? one.done / one.of : null },
    })),
    ...uploads.flatMap((one): UploadWork[] => {
      if (one.state === 'finished' || inRuns.has(one.id)) return []
      const share = one.state === 'trying' && one.bytes > 0 ? one.bytes_tried / one.bytes : null
      const { id: upload, name, made_by: by, bytes, state, problem } = one
      return [{ kind: 'upload', upload, name, by, at: one.made_at.toISOString(), bytes, state, share, problem }]
    }),
  ]
}

function importWork(run: ListedRun, isDead: boolean, now: Date): ImportWork {
  const { source: name, started_by: by, received, updated, unchanged, rejected, refused, error, bytes } = run
  const share = bytes ? Math.min(1, run.bytes_read / bytes) : null
  const state = stateOf(run, isDead)
  const seconds = (now.getTime() - run.started_at.getTime()) / 1000
  const rowsPerSecond = state === 'running' && received > 0 && seconds > 0 ? received / seconds : null
  // Rows of a file are alike in length: those to come are as many as the bytes to come are of those read.
  const rowsLeft = share ? (run.cursor_row * (1 - share)) / share : null
  return {
    ...{
      kind: 'import',
      run: run.id,
      source: run.source_id,
      upload: run.upload_id,
      name,
      by,
      state,
      share,
      bytes,
      rowsPerSecond,
    },
    ...{ startedAt: run.started_at.toISOString(), row: run.cursor_row, received, new: run.new, updated, unchanged },
    ...{ rejected, refused, error },
    secondsLeft: rowsPerSecond !== null && rowsLeft !== null ? rowsLeft / rowsPerSecond : null,
  }
}

function stateOf(run: ListedRun, isDead: boolean): ImportWork['state'] {
  if (run.state !== 'running') {
    // Gone on with, it is opened and hashed anew before its next run begins.
    const goesOn = run.upload_state === 'importing' && run.state !== 'interrupted'
    if (run.upload_state === 'waiting' || goesOn) return 'waiting'
    return run.state === 'finished' ? 'running' : run.state
  }
  if (isDead) return 'gone'
  return run.asked === null ? 'running' : run.asked === 'pause' ? 'pausing' : 'stopping'
}
