import { csvLine } from './csv.ts'

/**
 * A list as CSV, page by page, flat in memory. Each page is its own short transaction: a slow reader must not hold one
 * open.
 *
 * @param pageAfter the lines after a position (null: from the beginning), and where they end (null: no more)
 */
export function csvStream(
  head: readonly string[],
  pageAfter: (after: string | null) => Promise<{ lines: string[]; next: string | null }>,
): ReadableStream<Uint8Array> {
  const utf8 = new TextEncoder()
  let after: string | null = null
  return new ReadableStream({
    start(stream) {
      stream.enqueue(utf8.encode(csvLine([...head])))
    },
    async pull(stream) {
      // A page may be empty and not the last; whoever reads waits until something comes.
      for (let isEmpty = true; isEmpty;) {
        const { lines, next } = await pageAfter(after)
        isEmpty = lines.length === 0
        if (!isEmpty) stream.enqueue(utf8.encode(lines.join('')))
        if (next === null) return stream.close()
        after = next
      }
    },
  })
}
