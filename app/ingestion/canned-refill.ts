import type { Db, Pool } from '#db/client.server.ts'
import { inBatch } from '#db/batch.server.ts'
import { listRepliesAfter, listWithoutForm, setForms } from '#db/queries/canned.ts'
import { listWorkspaces } from '#db/queries/workspace.ts'
import { recountReplies } from './canned.ts'
import { cannedColumns } from './canned-columns.ts'
import { refoldWorkspace } from './refold.ts'

const messagesAtOnce = 5000

/**
 * Finds the canned replies among what was stored before Rapport looked for them, in every workspace. Chunk by chunk, each
 * a batch of its own; where nothing is missing it does nothing. Called once, after the migrations: stopped in the middle
 * it is not begun again, and `doctor` tells which facts differ.
 */
export async function refillReplies(tools: { db: Db; pool: Pool }): Promise<void> {
  for (const { id } of await listWorkspaces(tools.db)) {
    if (!(await fillForms(tools.pool, id))) continue
    await recountAll(tools.pool, id)
    await refoldWorkspace(tools.pool, id)
  }
}

/** Gives stored replies their form. Returns whether there were any without. */
async function fillForms(pool: Pool, workspaceId: number): Promise<boolean> {
  for (let filled = false; ; filled = true) {
    const rows = await inBatch(pool, workspaceId, async (batch) => {
      const found = await listWithoutForm(batch, workspaceId, messagesAtOnce)
      await setForms(
        batch,
        workspaceId,
        found.map((row) => ({ ...row, ...cannedColumns(row.text, true) })),
      )
      return found.length
    })
    if (rows === 0) return filled
  }
}

async function recountAll(pool: Pool, workspaceId: number): Promise<void> {
  let after = { at: new Date(0), namespace: '', externalId: '', sourceId: 0 }
  for (;;) {
    const last = await inBatch(pool, workspaceId, async (batch) => {
      const rows = await listRepliesAfter(batch, workspaceId, after, messagesAtOnce)
      await recountReplies(batch, workspaceId, rows)
      return rows.at(-1)
    })
    if (!last) return
    const { occurred_at: at, namespace, external_id: externalId, source_id: sourceId } = last
    after = { at, namespace, externalId, sourceId }
  }
}
