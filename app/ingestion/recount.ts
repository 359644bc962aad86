import type { Pool } from '#db/client.server.ts'
import { inCharge } from '#app/conversations/in-charge.ts'
import type { Batch } from '#db/batch.server.ts'
import { inBatch } from '#db/batch.server.ts'
import { listConversationsAfter } from '#db/queries/conversation.ts'
import { removeAllRollups } from '#db/queries/rollup.ts'
import { setTeamsInCharge } from '#db/queries/team.ts'
import { addToRollups, writeRollups } from './count.ts'
import type { RollupChange } from './count.ts'
import { loadWorkspaceContext } from '#app/history/workspace-context.ts'

const conversationsAtOnce = 5000

export type Recounted = {
  conversations: number
  /** How many of them another team was in charge of than before. */
  movedTeams: number
}

/**
 * Says anew of every conversation which team was in charge when it began, and makes the rollups anew from the facts:
 * after a change of the stewardships or of the time zone. Must run under the workspace's fold lock (`inBatch`).
 */
export async function recount(
  batch: Batch,
  workspaceId: number,
  onProgress?: (conversations: number) => void,
): Promise<Recounted> {
  const { stewardships, dayOf } = await loadWorkspaceContext(batch, workspaceId)
  const change: RollupChange = new Map()
  const done: Recounted = { conversations: 0, movedTeams: 0 }
  for (let afterId = ''; ;) {
    const rows = await listConversationsAfter(batch, workspaceId, afterId, conversationsAtOnce)
    const last = rows.at(-1)
    if (!last) break
    const moved = []
    for (const row of rows) {
      const team = inCharge(stewardships, row.channel, row.account, dayOf(row.began_at.getTime()))
      if (team !== row.team_id) moved.push({ id: row.id, team_id: (row.team_id = team) })
      addToRollups(change, row, dayOf, 1)
    }
    await setTeamsInCharge(batch, workspaceId, moved)
    afterId = last.id
    done.conversations += rows.length
    done.movedTeams += moved.length
    onProgress?.(done.conversations)
  }
  await removeAllRollups(batch, workspaceId)
  await writeRollups(batch, workspaceId, change)
  return done
}

/** `recount` in one transaction of its own: killed in the middle, it has changed nothing. */
export function recountWorkspace(
  pool: Pool,
  workspaceId: number,
  onProgress?: (conversations: number) => void,
): Promise<Recounted> {
  return inBatch(pool, workspaceId, (batch) => recount(batch, workspaceId, onProgress))
}
