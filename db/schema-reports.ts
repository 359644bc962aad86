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
