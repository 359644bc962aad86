import type { ColumnType, Generated } from 'kysely'

/** Made by the database; read as it is. */
type MadeAt = Generated<Date>
type PersonRole = 'owner' | 'manager' | 'member' | 'viewer'

export type UserTable = {
  id: Generated<number>
  /** In small letters. */
  email: string
  name: string
  password: string | null
  owns_installation: Generated<boolean>
  made_at: MadeAt
}

export type MembershipTable = {
  workspace_id: number
  user_id: number
  role: PersonRole
  /** Null: all of the workspace. */
  teams: number[] | null
  made_at: MadeAt
}

export type SessionTable = {
  id: Generated<number>
  hash: string
  user_id: number
  browser: string
  made_at: MadeAt
  last_seen_at: MadeAt
  expires_at: Date
}

export type InvitationTable = {
  id: Generated<number>
  hash: string
  workspace_id: number
  email: string
  role: PersonRole
  teams: number[] | null
  made_by: string
  made_at: MadeAt
  expires_at: Date
}

export type SignInLinkTable = {
  hash: string
  /** Null: for whoever becomes the owner. */
  user_id: number | null
  made_at: MadeAt
  expires_at: Date
}

export type TokenTable = {
  id: Generated<number>
  hash: string
  workspace_id: number
  name: string
  scope: 'read' | 'care' | 'ingest' | 'metrics'
  made_by: string
  made_at: MadeAt
  last_used_at: Date | null
}

export type OidcAttemptTable = {
  state_hash: string
  browser_hash: string
  nonce: string
  verifier: string
  goes_to: string
  expires_at: Date
}

export type OpenIdTable = {
  issuer: string
  subject: string
  user_id: number
  linked_at: MadeAt
}

export type PlatformAuditTable = {
  id: Generated<number>
  at: MadeAt
  who: string
  action: string
  subject: string
  before: ColumnType<unknown, string | null, never>
  after: ColumnType<unknown, string | null, never>
  user_id: ColumnType<number | null, number | null | undefined, never>
}

export type JobCountTable = {
  name: string
  ended: Generated<number>
  failed: Generated<number>
  seconds: Generated<number>
}
