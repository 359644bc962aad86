import type { Scope } from '#db/scope.ts'
import { atThisMachine, type Asker } from './asker.ts'

/** What somebody may see of a workspace. */
export function scopeOf(workspaceId: number, asker: Asker = atThisMachine): Scope {
  return { workspaceId, teams: asker.teams }
}
