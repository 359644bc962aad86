/** What somebody may be in a workspace, the most trusted first. */
export const roles = ['owner', 'manager', 'member', 'viewer'] as const

export type Role = (typeof roles)[number]

/** What can be done in a workspace, and from which role on. */
const needed = {
  read: 'viewer',
  /** Claiming, marking, correcting, checking the judge: the daily work. */
  care: 'member',
  /** Merging, splitting and forgetting customers. */
  customers: 'manager',
  /** Importing, replaying, discarding, taking back. */
  sources: 'manager',
  /** Teams, stewardships, notes, gaps, promise, business hours, and everything else that changes figures. */
  settings: 'manager',
  /** Who may sign in, as what, and what programs may do. */
  people: 'owner',
} as const satisfies Record<string, Role>

export type Deed = keyof typeof needed

/** Whether a role may do something. */
export function may(role: Role, deed: Deed): boolean {
  return roles.indexOf(role) <= roles.indexOf(needed[deed])
}
