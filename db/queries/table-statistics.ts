import { sql } from 'kysely'
import type { Db } from '../client.server.ts'

/**
 * Lets Postgres see what a workspace holds. Until it has, it plans as if a new workspace beside a large one were empty,
 * takes whichever index begins with `workspace_id`, and reads all of it for every row that a batch looks up.
 */
export async function refreshStatistics(db: Db): Promise<void> {
  await sql`analyze identity, conversation, message (workspace_id, namespace, external_id, source_id, identity_id,
    thread_id, root_id, root_missing, occurred_at, reply_head, reply_tail)`.execute(db)
}
