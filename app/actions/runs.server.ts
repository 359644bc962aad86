import type { Db } from '#db/client.server.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { writeAudit } from '#db/queries/audit.ts'
import { askOfRun, type RunRow } from '#db/queries/run.ts'
import { findSource } from '#db/queries/source.ts'
import type { Scope } from '#db/scope.ts'

/** Asks the run of a source that is under way to pause or to stop; it does so after its batch. */
export function endRun(
  db: Db,
  scope: Scope,
  run: { id: number; asked: NonNullable<RunRow['asked']> },
  who: string,
): Promise<{ ok: true } | { ok: false; reason: string }> {
  return inWorkspace(db, scope, async (trx) => {
    const asked = await askOfRun(trx, scope, run.id, run.asked, who)
    if (!asked) return { ok: false, reason: 'This run is over already.' }
    const source = await findSource(trx, scope, asked.source_id)
    await writeAudit(trx, scope, { who, action: `${run.asked} import`, subject: source?.name ?? String(run.id) })
    return { ok: true }
  })
}
