import type { ColumnType, Generated } from 'kysely'

type Json = ColumnType<unknown, string, string>

/** A file that somebody sent, from its arrival to the end of its run. */
export type UploadTable = {
  workspace_id: number
  id: string
  name: string
  path: string
  bytes: number
  sha256: string
  made_by: string
  made_at: Date
  state: Generated<UploadState>
  found: Json
  choices: Json
  trial: ColumnType<unknown, string | null, string | null>
  bytes_tried: Generated<number>
  source_id: number | null
  run_id: number | null
  problem: string | null
}

/**
 * `received`: its mapping can be chosen. `trying`: a dry run reads it. `waiting`: its import is in the queue, or is taken
 * up again. `ended`: its run is paused, stopped or failed, and says so itself. `refused`: nothing of it was taken in.
 */
export type UploadState = 'received' | 'trying' | 'waiting' | 'importing' | 'ended' | 'refused' | 'finished'

/** A source that is being taken back in the background. */
export type TakingBackTable = {
  workspace_id: number
  source_id: number
  name: string
  asked_by: string
  asked_at: Date
  done: Generated<number>
  of: number | null
  problem: string | null
}

/** What was answered to a request of a program that had a key. */
export type IngestAnswerTable = {
  workspace_id: number
  key: string
  sha256: string
  answer: ColumnType<unknown, string, never>
  made_at: Date
}

/** Clearing words that were kept long enough: the walk under way, and what the last whole one did. */
export type RetentionTable = {
  workspace_id: number
  /** Texts from before this moment go; null: no walk is under way. */
  until: Date | null
  after_namespace: Generated<string>
  after_external_id: Generated<string>
  after_source_id: Generated<number>
  cleared: Generated<number>
  rows_cleared: Generated<number>
  ended_at: Date | null
  ended_until: Date | null
  ended_cleared: Generated<number>
  ended_rows: Generated<number>
  ended_next: Generated<number>
}
