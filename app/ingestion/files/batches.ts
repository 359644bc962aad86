import { beginningBytes, readText, type FileEncoding } from './decode.ts'
import type { Checked, CheckedBatch, ReadOptions } from './types.ts'

/** A batch holds at most this much text, whatever its rows. In characters. */
const maxBatch = 8 * 1024 * 1024

export type Source = { path: string; bytes: number; encoding: FileEncoding; notes: string[] }

/** Takes text in pieces and gives one row after another. */
export type RowReader<Item extends { row: number }> = {
  push: (text: string) => void
  /** The next row; null when more text is needed or, with `atEnd`, when there is none. */
  next: (atEnd: boolean) => Item | null
  /** The last row as it stands in the file. */
  text: () => string
  /** Its length in characters. */
  length: () => number
}

export type CheckRow<Item> = (item: Item, text: () => string, refused: Map<string, number>) => Checked | null

/** Reads a file from its beginning, passes over what was read before, and gives the rest in batches. */
export async function* readBatches<Item extends { row: number }>(
  source: Source,
  makeReader: () => RowReader<Item>,
  check: CheckRow<Item>,
  { afterRow, batchRows, signal }: ReadOptions,
): AsyncGenerator<CheckedBatch> {
  const reader = makeReader()
  let batch = emptyBatch(afterRow)
  let size = 0
  let given = afterRow

  function* drain(atEnd: boolean): Generator<CheckedBatch> {
    for (let item = reader.next(atEnd); item; item = reader.next(atEnd)) {
      if (item.row <= afterRow) continue
      const checked = check(item, reader.text, batch.refused)
      batch.lastRow = item.row
      if (checked) batch.items.push(checked)
      size += reader.length()
      if (batch.items.length < batchRows && size < maxBatch) continue
      given = batch.lastRow
      yield batch
      batch = { ...emptyBatch(given), bytesRead: batch.bytesRead }
      size = 0
    }
  }

  let nulBytes = 0
  for await (const chunk of readText(source.path, source.encoding)) {
    signal?.throwIfAborted()
    nulBytes += chunk.nulBytes
    batch.bytesRead = chunk.bytesRead
    reader.push(chunk.text)
    yield* drain(false)
  }
  yield* drain(true)
  if (nulBytes > 0) source.notes.push(`NUL characters were removed, the database keeps none: ${nulBytes}.`)
  if (batch.lastRow > given) yield batch
}

const emptyBatch = (afterRow: number): CheckedBatch => ({
  items: [],
  refused: new Map(),
  bytesRead: 0,
  lastRow: afterRow,
})

/** The first whole rows of a file within its beginning, to see what it is before anything is stored. */
export async function readSample<Item extends { row: number }>(
  source: Source,
  reader: RowReader<Item>,
  rows: number,
): Promise<{ item: Item; text: string }[]> {
  const sample: { item: Item; text: string }[] = []
  let size = 0
  const isFull = () => sample.length >= rows || size >= maxBatch
  const drain = (atEnd: boolean) => {
    for (let item = reader.next(atEnd); item; item = reader.next(atEnd)) {
      sample.push({ item, text: reader.text() })
      size += reader.length()
      if (isFull()) return
    }
  }
  for await (const chunk of readText(source.path, source.encoding)) {
    reader.push(chunk.text)
    drain(false)
    if (isFull() || chunk.bytesRead >= beginningBytes) return sample
  }
  drain(true)
  return sample
}
