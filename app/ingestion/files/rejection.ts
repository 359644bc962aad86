import type { IncomingRecord } from '#app/conversations/records.ts'

/** Why a row cannot be taken in. When every row fails for its times or its ids, the whole file is refused. */
export type Rejection = { cause: 'time' | 'id' | 'row'; reason: string }

export type Translated = IncomingRecord[] | Rejection

export const reject = (cause: Rejection['cause'], reason: string): Rejection => ({ cause, reason })

export const isRejection = (translated: unknown): translated is Rejection =>
  typeof translated === 'object' && translated !== null && 'cause' in translated

/** Turns one row of a file into records. Pure: the same row gives the same records. */
export type Translate<Row> = (row: Row, rowNumber: number) => Translated
