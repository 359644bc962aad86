import type { Seen } from './in-view.server.ts'
import { refuseConfined } from './quarantine.server.ts'
import { loadWork } from './work.server.ts'
import type { Trx } from '#db/client.server.ts'
import { findRun } from '#db/queries/run.ts'
import { findSourceOfFile } from '#db/queries/source.ts'
import { findUpload } from '#db/queries/upload.ts'

/** A file that was sent: what it looks like, what was chosen and found, and its run once it has one. */
export async function loadUpload(trx: Trx, { scope, workspace }: Seen, id: string, now: Date) {
  refuseConfined(scope)
  const upload = await findUpload(trx, scope, id)
  if (!upload) return undefined
  const { format } = upload.choices as { format: string }
  const before = await findSourceOfFile(trx, scope, format, upload.sha256)
  const run = upload.run_id === null ? undefined : await findRun(trx, scope, upload.run_id)
  const { name, bytes, state, problem, found, choices, trial, source_id: source } = upload
  return {
    timeZone: workspace.time_zone,
    asOf: now.toISOString(),
    ...{ id, name, bytes, state, problem, found, choices, trial, source },
    isKnown:
      before !== undefined && upload.run_id === null
        ? { at: before.created_at.toISOString(), name: before.name }
        : null,
    run: run && {
      new: run.new,
      updated: run.updated,
      unchanged: run.unchanged,
      rejected: run.rejected,
      received: run.received,
    },
    work: (await loadWork(trx, scope, now)).filter((one) => one.kind !== 'take_back' && one.upload === id),
  }
}
