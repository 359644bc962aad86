import { takeBackSource } from '#app/ingestion/take-back.ts'
import type { Db, Pool } from '#db/client.server.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { writeAudit } from '#db/queries/audit.ts'
import type { SourceRow } from '#db/queries/source.ts'
import type { Scope } from '#db/scope.ts'

/** Takes a source back, as if it had never come. */
export async function takeSourceBack(
  { db, pool }: { db: Db; pool: Pool },
  scope: Scope,
  source: SourceRow,
  who: string,
): Promise<void> {
  const { name, format, channel, settings } = source
  await takeBackSource({ pool }, scope.workspaceId, source.id)
  const line = { who, action: 'remove source', subject: `${source.id} ${name}` }
  await inWorkspace(db, scope, (trx) =>
    writeAudit(trx, scope, { ...line, before: { name, format, channel, settings } }),
  )
}
