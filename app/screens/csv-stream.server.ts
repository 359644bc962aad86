import { type Columns, csvHead, csvRows } from './csv.ts'

/**
 * A list as CSV, page by page, flat in memory. Each page is its own short transaction: a slow reader must not hold one
 * open.
 *
 * @param pageAfter the rows after a position (null: from the beginning), and where they end (null: no more)
 */
export function csvStream<Row, Position = string>(
  columns: Columns<Row>,
  pageAfter: (after: Position | null) => Promise<{ rows: readonly Row[]; next: Position | null }>,
): ReadableStream<Uint8Array> {
  const utf8 = new TextEncoder()
  let after: Position | null = null
  return new ReadableStream({
    start(stream) {
      stream.enqueue(utf8.encode(csvHead(columns)))
    },
    async pull(stream) {
      // A page may be empty and not the last; whoever reads waits until something comes.
      for (let isEmpty = true; isEmpty;) {
        const { rows, next } = await pageAfter(after)
        isEmpty = rows.length === 0
        if (!isEmpty) stream.enqueue(utf8.encode(csvRows(columns, rows)))
        if (next === null) return stream.close()
        after = next
      }
    },
  })
}
