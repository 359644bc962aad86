/** Who is asking: a workspace, and the teams in whose charge a conversation must be for the asker to see it. */
export type Scope = { workspaceId: number; teams: number[] | 'all' }
