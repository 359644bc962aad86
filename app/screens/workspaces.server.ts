import type { Asker } from '#app/rights/asker.ts'
import { may } from '#app/rights/roles.ts'
import type { SignedIn } from '#app/rights/visitor.ts'
import type { Db } from '#db/client.server.ts'
import { listWorkspaces } from '#db/queries/workspace.ts'

type Access = { db: Db; askerOf: (workspaceId: number) => Asker | null }

export type WorkspaceChoice = { name: string; isSample: boolean }

/** The workspaces in which the asker has a part, and the one to open unasked: the only one, or the only one besides the sample. */
export async function loadWorkspaces({
  db,
  askerOf,
}: Access): Promise<{ workspaces: WorkspaceChoice[]; only: string | undefined }> {
  const seen = (await listWorkspaces(db)).filter(({ id }) => askerOf(id) !== null)
  const workspaces = seen.map(({ name, is_sample: isSample }) => ({ name, isSample }))
  const own = workspaces.filter(({ isSample }) => !isSample)
  const candidates = own.length > 0 ? own : workspaces
  return { workspaces, only: candidates.length === 1 ? candidates[0]?.name : undefined }
}

/** What the frame of every page of a workspace says; undefined when there is none of this name for the asker. */
export async function loadWorkspace(access: Access & { signedIn: SignedIn | null }, name: string) {
  const seen = (await listWorkspaces(access.db)).filter(({ id }) => access.askerOf(id) !== null)
  const found = seen.find((workspace) => workspace.name === name)
  const asker = found && access.askerOf(found.id)
  return (
    found &&
    asker && {
      ...{ name: found.name, isSample: found.is_sample, timeZone: found.time_zone },
      // The letter tells of everybody's conversations; taking the sample away wants the machine's terminal.
      ...{ seesAll: asker.teams === 'all', mayRemove: may(asker.role, 'keys') },
      others: seen.map((workspace) => workspace.name).filter((other) => other !== name),
      person: access.signedIn?.name,
    }
  )
}
