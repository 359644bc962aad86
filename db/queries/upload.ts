import { sql, type Insertable, type Selectable, type Updateable } from 'kysely'
import type { Trx } from '../client.server.ts'
import type { DB } from '../schema.ts'
import type { UploadState } from '../schema-uploads.ts'
import type { Scope } from '../scope.ts'

export type { UploadState }

export type UploadRow = Selectable<DB['upload']>

export async function addUpload(
  trx: Trx,
  scope: Scope,
  upload: Omit<Insertable<DB['upload']>, 'workspace_id'>,
): Promise<void> {
  await trx
    .insertInto('upload')
    .values({ workspace_id: scope.workspaceId, ...upload })
    .execute()
}

export function findUpload(trx: Trx, scope: Scope, id: string): Promise<UploadRow | undefined> {
  return trx
    .selectFrom('upload')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** The uploads of a workspace, the newest first. */
export function listUploads(trx: Trx, scope: Scope): Promise<UploadRow[]> {
  return trx
    .selectFrom('upload')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .orderBy('made_at', 'desc')
    .execute()
}

/** What the files of a workspace's uploads take up on the disk; those that were imported are gone. In bytes. */
export async function sumUploads(trx: Trx, scope: Scope): Promise<number> {
  const { rows } = await sql<{ bytes: number }>`
    select coalesce(sum(bytes), 0)::bigint as bytes from upload
    where workspace_id = ${scope.workspaceId} and state <> 'finished'`.execute(trx)
  return rows[0]!.bytes
}

/** Changes an upload that is in one of these states; false when it is in none of them, or gone. */
export async function changeUpload(
  trx: Trx,
  scope: Scope,
  id: string,
  from: readonly UploadState[],
  change: Omit<Updateable<DB['upload']>, 'workspace_id' | 'id'>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('upload')
    .set(change)
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .where('state', 'in', [...from])
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Removes the uploads that are meant and in one of these states, and returns them; their files are the caller's. */
export function removeUploads(
  trx: Trx,
  scope: Scope,
  which: { id: string } | { madeBefore: Date },
  states: readonly UploadState[],
): Promise<Pick<UploadRow, 'name' | 'path'>[]> {
  return trx
    .deleteFrom('upload')
    .where('workspace_id', '=', scope.workspaceId)
    .where('state', 'in', [...states])
    .where((row) => ('id' in which ? row('id', '=', which.id) : row('made_at', '<', which.madeBefore)))
    .returning(['name', 'path'])
    .execute()
}
