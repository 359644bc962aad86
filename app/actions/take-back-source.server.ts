import { takeBackSource, type TakeBackProgress } from '#app/ingestion/take-back.ts'
import { takeBack, turnOf, type Enqueue } from '#app/ingestion/background.ts'
import type { Db, Pool } from '#db/client.server.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { writeAudit } from '#db/queries/audit.ts'
import { findSource, type SourceRow } from '#db/queries/source.ts'
import { noteTakingBack } from '#db/queries/taking-back.ts'
import type { Scope } from '#db/scope.ts'

/** Takes a source back, as if it had never come. */
export async function takeSourceBack(
  { db, ...tools }: { db: Db; pool: Pool; onProgress?: (progress: TakeBackProgress) => void },
  scope: Scope,
  source: SourceRow,
  who: string,
): Promise<void> {
  const { name, format, channel, settings } = source
  await takeBackSource(tools, scope.workspaceId, source.id)
  const line = { who, action: 'remove source', subject: `${source.id} ${name}` }
  await inWorkspace(db, scope, (trx) =>
    writeAudit(trx, scope, { ...line, before: { name, format, channel, settings } }),
  )
}

/** Has a source taken back in the background: it may take minutes. */
export async function askToTakeBack(
  db: Db,
  enqueue: Enqueue,
  scope: Scope,
  sourceId: number,
  by: { who: string; now: Date },
): Promise<{ ok: true } | { ok: false; reason: string }> {
  const found = await inWorkspace(db, scope, async (trx) => {
    const source = await findSource(trx, scope, sourceId)
    if (source) {
      const asked = { source_id: sourceId, name: source.name, asked_by: by.who, asked_at: by.now }
      await noteTakingBack(trx, scope, asked)
    }
    return source
  })
  if (!found) return { ok: false, reason: 'This source was taken back already.' }
  const { workspaceId } = scope
  await enqueue(takeBack, { workspaceId, source: sourceId, who: by.who }, turnOf.takingBack(workspaceId, sourceId))
  return { ok: true }
}
