import type { Db } from '#db/client.server.ts'
import { findWorkspace, listWorkspaces } from '#db/queries/workspace.ts'

export type WorkspaceChoice = { name: string; isSample: boolean }

/** All workspaces, and the one to open unasked: the only one, or the only one besides the sample. */
export async function loadWorkspaces(db: Db): Promise<{ workspaces: WorkspaceChoice[]; only: string | undefined }> {
  const workspaces = (await listWorkspaces(db)).map(({ name, is_sample: isSample }) => ({ name, isSample }))
  const own = workspaces.filter(({ isSample }) => !isSample)
  const candidates = own.length > 0 ? own : workspaces
  return { workspaces, only: candidates.length === 1 ? candidates[0]?.name : undefined }
}

/** What the frame of every page of a workspace says; undefined when there is none of this name. */
export async function loadWorkspace(db: Db, name: string) {
  const found = await findWorkspace(db, name)
  return found && { name: found.name, isSample: found.is_sample, timeZone: found.time_zone }
}
