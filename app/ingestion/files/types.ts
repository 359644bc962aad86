import type { Channel, IncomingRecord } from '#app/conversations/records.ts'
import type { Encoding, Mapping } from './mapping.ts'

export type FileFormat = 'twcs' | 'csv' | 'jsonl'

/**
 * One row after checking. `row` is the record's number in the file, the header being 1 where there is one.
 * A row that is refused keeps its text as it stands in the file (at most 65,536 characters), so that `recheck` can read it again.
 */
export type Checked =
  | { row: number; ok: true; records: IncomingRecord[] }
  | { row: number; ok: false; reason: string; text: string }

export type CheckedBatch = {
  items: Checked[]
  /** Vanity fields as written (dotted when nested) and how many values of each were dropped. */
  refused: Map<string, number>
  /** Bytes of the file read so far. */
  bytesRead: number
  /** The last row looked at, also when it gave no item; reading goes on after it. */
  lastRow: number
}

export type ReadOptions = { afterRow: number; batchRows: number; signal?: AbortSignal }

export type OpenedFile = {
  bytes: number
  columns: string[] | null
  mapping: Mapping | null
  /** The system the ids belong to; null where each record's channel says it. */
  namespace: string | null
  /** False where the source cannot show our replies, so that it has no response reading. */
  showsReplies: boolean
  /** What the user is told once. Reading may add to it. */
  notes: string[]
  read(options: ReadOptions): AsyncIterable<CheckedBatch>
  recheck(text: string, row: number): Checked
  /** What `recheckRow` needs, beside the mapping and the times, to read a row again when the file is gone. */
  rowReading: { columns: string[] | null; dialect: Dialect | null; channel: Channel | null }
}

/** What separates the columns of a table, and what its rows. */
export type Dialect = { delimiter: string; newline: string }

export type OpenOptions = {
  mapping?: Mapping | null
  channel?: Channel
  encoding?: Encoding
  timeZone?: string
  timeFormat?: string
}

export type RefusalCode =
  /** Nothing in it but counts of followers, likes, views … */
  | 'vanity_metric'
  /** A csv whose columns nobody has named yet; `guess` may help. */
  | 'needs_mapping'
  | 'bad_mapping'
  | 'missing_columns'
  | 'unknown_encoding'
  | 'unclear_time'
  | 'damaged_ids'
  | 'unreadable'

export type Opened =
  | { ok: true; file: OpenedFile }
  | { ok: false; code: RefusalCode; sentence: string; guess?: Mapping }
