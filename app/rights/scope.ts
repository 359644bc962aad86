import type { Scope } from '#db/scope.ts'

/** What whoever reaches this machine may see: everything of the workspace, as long as nobody signs in. */
export function scopeOf(workspaceId: number): Scope {
  return { workspaceId, teams: 'all' }
}
