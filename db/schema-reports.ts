import type { ColumnType, Generated } from 'kysely'

/** A letter as it was published; no column of it is ever updated. */
export type WeeklyReportTable = {
  workspace_id: number
  /** A Monday. */
  week: string
  letter: ColumnType<unknown, string, never>
  as_of: ColumnType<Date, Date, never>
  published_at: ColumnType<Date, Date, never>
  published_by: ColumnType<string, string, never>
}

/** What persons add to a letter before it goes out. */
export type WeeklyReportEditionTable = {
  workspace_id: number
  week: string
  note: Generated<string>
  note_by: string | null
  reads: ColumnType<unknown, string | undefined, string>
  closed_at: Date | null
  /** How often it was changed. */
  version: Generated<number>
  changed_by: string | null
  changed_at: Date | null
}

/** A letter shown to whoever has a link. */
export type ShareLinkTable = {
  id: Generated<number>
  hash: string
  workspace_id: number
  /** A Monday. */
  week: string
  shows_words: boolean
  made_by: string
  made_at: Generated<Date>
  expires_at: Date
  opened: Generated<number>
  last_opened_at: Date | null
}

export type WeeklyReportScheduleTable = {
  workspace_id: number
  /** 1 to 7, Monday first. */
  weekday: number
  hour: number
  is_on: Generated<boolean>
}

export type WeeklyReportReaderTable = {
  workspace_id: number
  id: Generated<number>
  /** In small letters. */
  email: string
  name: Generated<string>
  added_by: string
  added_at: Date
  /** They left by the link in their mail. */
  left_at: Date | null
  removed_at: Date | null
  /** A person said that mail to them comes back. */
  bounced_at: Date | null
}

export type WeeklyReportTargetTable = {
  workspace_id: number
  id: Generated<number>
  kind: 'webhook' | 'slack'
  name: string
  url: string
  secret: string | null
  is_on: Generated<boolean>
  added_by: string
  added_at: Date
  removed_at: Date | null
  /** Signs too until then. */
  earlier_secret: string | null
  earlier_until: Date | null
}

export type DeliveryState =
  | 'waiting'
  | 'sending'
  | 'handing_over'
  | 'sent'
  | 'unknown'
  | 'failed'
  | 'given_up'
  | 'bounced'
  | 'withdrawn'

/** One letter to one reader or target. */
export type WeeklyReportDeliveryTable = {
  workspace_id: number
  /** A Monday. */
  week: string
  target_kind: 'mail' | 'webhook' | 'slack'
  /** Of a reader, or of a target. */
  target_id: number
  state: Generated<DeliveryState>
  /** The same at every try. */
  message_id: string
  attempts: Generated<number>
  made_at: Date
  next_at: Date
  /** The number of the lock that whoever sends it holds. */
  sender: number | null
  tried_at: Date | null
  sent_at: Date | null
  says: Generated<string>
}

export type WeeklyReportSendingTable = {
  workspace_id: number
  /** Null: only when a person sends it. */
  after_hours: number | null
  /** Null: a person has not sent the first yet. */
  by_itself_since: Date | null
  first_sent_by: string | null
}

export type MailServerTable = {
  workspace_id: number
  host: string
  port: number
  tls: 'tls' | 'starttls' | 'none'
  username: Generated<string>
  password: Generated<string>
  from_address: string
  from_name: Generated<string>
  reply_to: Generated<string>
  changed_by: string
  changed_at: Date
}
