/** Who is asking: a workspace, and the teams in whose charge a conversation must be for the asker to see it. */
export type Scope = {
  workspaceId: number
  teams: number[] | 'all'
  /** The user who changes something, for the audit log: two may have one name. Not there where a program asks, or to read. */
  userId?: number
}
