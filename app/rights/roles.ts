/** What somebody may be in a workspace, the most trusted first. */
export const roles = ['owner', 'manager', 'member', 'viewer'] as const

export type Role = (typeof roles)[number]

/** A role by its name; undefined: there is none. */
export function roleOf(name: string): Role | undefined {
  return roles.find((role) => role === name)
}

/** What can be done in a workspace, and from which role on. */
const needed = {
  read: 'viewer',
  /** Claiming, marking, correcting, checking the judge: the daily work. */
  care: 'member',
  /** Merging, splitting and forgetting customers. */
  customers: 'manager',
  /** Importing, replaying, discarding, taking back. */
  sources: 'manager',
  /** Sending records, as an import takes them in. */
  ingest: 'manager',
  /** Teams, stewardships, notes, gaps, promise, business hours, and everything else that changes figures. */
  settings: 'manager',
  /** Showing the weekly letter to people who cannot sign in. */
  share: 'manager',
  /** Through which server mail leaves, and what it knows us by. */
  mail: 'owner',
  /** Who may sign in and as what, nobody above oneself; and who changed what. */
  people: 'manager',
  /** What programs may do, and where people are signed in. */
  keys: 'owner',
  /** Reading how this installation does: counts of requests and jobs. */
  metrics: 'owner',
} as const satisfies Record<string, Role>

export type Deed = keyof typeof needed

export const deeds = Object.keys(needed) as Deed[]

/** What a program's token may do: what a person of this role may, or one thing only. */
export const tokenScopes = {
  read: { role: 'viewer' },
  care: { role: 'member' },
  ingest: { role: 'viewer', only: 'ingest' },
  metrics: { role: 'viewer', only: 'metrics' },
} as const satisfies Record<string, { role: Role; only?: Deed }>

export type TokenScope = keyof typeof tokenScopes

/** A token's scope by its name; undefined: there is none. */
export function tokenScopeOf(name: string): TokenScope | undefined {
  return Object.hasOwn(tokenScopes, name) ? (name as TokenScope) : undefined
}

/** Whether somebody of this role may do something. */
export function may(role: Role, deed: Deed): boolean {
  return roles.indexOf(role) <= roles.indexOf(needed[deed])
}

/** Whether whoever asks may do something: a program that may do one thing only does no other. */
export function mayDo({ role, only }: { role: Role; only?: Deed }, deed: Deed): boolean {
  return only === undefined ? may(role, deed) : only === deed
}

/** Whether somebody may give a role to others, or change those who have it: nobody goes above themselves. */
export function mayGive(own: Role, role: Role): boolean {
  return may(own, 'people') && roles.indexOf(own) <= roles.indexOf(role)
}

/** Roles that an agency's people may have: whoever changes settings changes them for everybody. */
export function mayBeConfined(role: Role): boolean {
  return !may(role, 'settings')
}
