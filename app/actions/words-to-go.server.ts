import { keptSince } from '#app/ingestion/kept-long-enough.ts'
import type { Db } from '#db/client.server.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { countWordsBefore } from '#db/queries/retention.ts'
import type { Workspace } from '#db/queries/workspace.ts'
import type { Scope } from '#db/scope.ts'

/**
 * How many texts, and rows in quarantine, would be cleared if words were kept for so many days only; null where none
 * would, or none besides those that go already.
 */
export async function wordsToGo(
  { db, scope, workspace, now }: { db: Db; scope: Scope; workspace: Workspace; now: Date },
  days: number | null,
): Promise<{ texts: number; rows: number } | null> {
  const { retention_days: before } = workspace
  if (days === null || (before !== null && before <= days)) return null
  const found = await inWorkspace(db, scope, (trx) => countWordsBefore(trx, scope, keptSince(days, now)))
  return found.texts + found.rows > 0 ? found : null
}
