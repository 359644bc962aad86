import { sql } from 'kysely'
import type { Trx } from '../client.server.ts'
import type { UploadState } from '../schema-uploads.ts'
import type { Scope } from '../scope.ts'
import type { RunRow } from './run.ts'

/** A run with what its source is called, and the upload it reads if the file was sent in the browser and is still here. */
export type ListedRun = RunRow & { source: string; upload_id: string | null; upload_state: UploadState | null }

const listed = sql`
  select r.*, s.name as source, u.id as upload_id, u.state as upload_state
  from run r
  join source s on s.workspace_id = r.workspace_id and s.id = r.source_id
  left join upload u on u.workspace_id = r.workspace_id and u.run_id = r.id`

/** The last runs that ended, the newest first; all of them, or those of one source, before one of them. */
export async function listEndedRuns(
  trx: Trx,
  scope: Scope,
  { limit, sourceId, before }: { limit: number; sourceId?: number | undefined; before?: number | undefined },
): Promise<ListedRun[]> {
  const { rows } = await sql<ListedRun>`${listed}
    where r.workspace_id = ${scope.workspaceId} and r.state <> 'running'
      and (${sourceId ?? null}::bigint is null or r.source_id = ${sourceId ?? null})
      and (${before ?? null}::bigint is null or r.id < ${before ?? null})
    order by r.id desc limit ${limit}`.execute(trx)
  return rows
}

/** Runs under way, and of every source its last run when it did not come to the end of its file. */
export async function listUnfinishedRuns(trx: Trx, scope: Scope): Promise<ListedRun[]> {
  const { rows } = await sql<ListedRun>`${listed}
    where r.workspace_id = ${scope.workspaceId} and (r.state = 'running' or (r.state <> 'finished' and not exists (
      select from run later
      where later.workspace_id = r.workspace_id and later.source_id = r.source_id and later.id > r.id)))
    order by r.id`.execute(trx)
  return rows
}
