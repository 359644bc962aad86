import type { Db } from '#db/client.server.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { askToCountAnew } from '#db/queries/counting-anew.ts'
import { setWorkspace, type Workspace, type WorkspaceSettings } from '#db/queries/workspace.ts'
import type { Scope } from '#db/scope.ts'

/** Puts the work on the queue. */
export type CountAnew = (workspaceId: number) => Promise<unknown>

type Tools = { db: Db; scope: Scope; workspace: Workspace; who: string; now: Date; countAnew: CountAnew }

/**
 * Changes a setting of the workspace itself. Where it reaches the past, that is counted anew in the background: asked for
 * before it is changed, so that a process that ends between the two leaves nothing undone.
 *
 * @param reaches what has to be made anew: the conversations and their counts, or the counts by day alone
 */
export async function changeOwnSetting(
  { db, scope, workspace, who, now, countAnew }: Tools,
  after: WorkspaceSettings,
  reaches: 'conversations' | 'days' | null,
): Promise<{ ok: true; canUndo: boolean }> {
  if (reaches)
    await inWorkspace(db, scope, (trx) => askToCountAnew(trx, scope, { reaches, asked_by: who, asked_at: now }))
  await setWorkspace(db, workspace, after, who, scope.userId)
  if (reaches) await countAnew(workspace.id)
  return { ok: true, canUndo: true }
}
