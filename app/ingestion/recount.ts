import type { Pool } from '#db/client.server.ts'
import { inCharge } from '#app/conversations/in-charge.ts'
import type { Batch } from '#db/batch.server.ts'
import { inBatch } from '#db/batch.server.ts'
import { hasConversations, readByCustomer } from '#db/queries/conversation-chunks.ts'
import { removeIdleContacts, storeContacts } from '#db/queries/contact.ts'
import { findRollupState, removeAllRollups } from '#db/queries/rollup.ts'
import { setTeamsInCharge } from '#db/queries/team.ts'
import { contactsOf } from './count-contacts.ts'
import { addCustomersToRollups } from './count-customer.ts'
import { addToRollups, writeRollups } from './count.ts'
import { noRollupChange } from './rollup-change.ts'
import { loadWorkspaceContext } from '#app/history/workspace-context.ts'

export type Recounted = {
  conversations: number
  /** How many of them another team was in charge of than before. */
  movedTeams: number
}

/**
 * Says anew of every conversation which team was in charge when it began, and makes the rollups and what is kept of each
 * customer anew from the facts: after a change of the stewardships or of the time zone. Must run under the workspace's
 * fold lock (`inBatch`).
 */
export async function recount(
  batch: Batch,
  workspaceId: number,
  onProgress?: (conversations: number) => void,
): Promise<Recounted> {
  const { stewardships, dayOf, hourOf } = await loadWorkspaceContext(batch, workspaceId)
  const change = noRollupChange()
  const done: Recounted = { conversations: 0, movedTeams: 0 }
  for await (const rows of readByCustomer(batch, workspaceId)) {
    const moved = []
    for (const row of rows) {
      const team = inCharge(stewardships, row.channel, row.account, dayOf(row.began_at.getTime()))
      if (team !== row.team_id) moved.push({ id: row.id, team_id: (row.team_id = team) })
      addToRollups(change, row, hourOf, 1)
    }
    addCustomersToRollups(change, rows, hourOf, 1)
    await storeContacts(batch, workspaceId, contactsOf(rows))
    await setTeamsInCharge(batch, workspaceId, moved)
    done.conversations += rows.length
    done.movedTeams += moved.length
    onProgress?.(done.conversations)
  }
  await removeIdleContacts(batch, workspaceId)
  await removeAllRollups(batch, workspaceId)
  await writeRollups(batch, workspaceId, change)
  return done
}

/**
 * Counts everything anew where that was never done by this version of the rollups, so that differences have something to
 * be added to. Must run under the workspace's fold lock (`inBatch`).
 */
export async function ensureRollups(batch: Batch, workspaceId: number): Promise<void> {
  if (await findRollupState(batch, workspaceId)) return
  if (await hasConversations(batch, workspaceId)) await recount(batch, workspaceId)
}

/** `recount` in one transaction of its own: killed in the middle, it has changed nothing. */
export function recountWorkspace(
  pool: Pool,
  workspaceId: number,
  onProgress?: (conversations: number) => void,
): Promise<Recounted> {
  return inBatch(pool, workspaceId, (batch) => recount(batch, workspaceId, onProgress))
}
