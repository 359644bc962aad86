import { noAdjustment, type Adjustment, type Rule } from '#app/conversations/adjustment.ts'
import type { Reader } from '#db/batch.server.ts'
import { findAdjustment } from '#db/queries/judge-adjustment.ts'

/** What the workspace's corrections have taught the judge by now. */
export async function loadAdjustment(reader: Pick<Reader, 'query'>, workspaceId: number): Promise<Adjustment> {
  const row = await findAdjustment(reader, workspaceId)
  return row ? { version: row.version, rules: row.rules as Rule[] } : noAdjustment
}
