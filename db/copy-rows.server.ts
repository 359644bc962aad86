import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import type { Batch } from './batch.server.ts'
import { makeCopyWriter } from './copy-format.server.ts'
import type { CopyValue } from './copy-format.server.ts'

export type { CopyValue } from './copy-format.server.ts'

const chunkLength = 64 * 1024
/** A chunk ends after the row that fills it. In bytes. */
const capacity = chunkLength + 16 * 1024

/** The types of these columns, in their order. */
async function listTypes(batch: Batch, table: string, columns: readonly string[]): Promise<string[]> {
  const rows = await batch.query<{ type: string }>(
    `select a.atttypid::regtype::text as type from unnest($2::text[]) with ordinality k (name, place)
     join pg_attribute a on a.attrelid = $1::regclass and a.attname = k.name order by k.place`,
    [table, columns],
  )
  if (rows.length !== columns.length) throw new Error(`${table} lacks one of the columns ${columns.join(', ')}`)
  return rows.map((row) => row.type)
}

/** Sends rows through COPY into `table`; each row holds the values of `columns` in their order. */
export async function copyRows(
  batch: Batch,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly CopyValue[]>,
): Promise<void> {
  const writer = makeCopyWriter(await listTypes(batch, table, columns), capacity)
  const into = batch.copy(`copy ${table} (${columns.join(', ')}) from stdin (format binary)`)
  const ended = finished(into)
  try {
    for (const row of rows) {
      writer.row(row)
      if (writer.length() >= chunkLength && !into.write(writer.take())) await Promise.race([once(into, 'drain'), ended])
    }
  } catch (error) {
    into.destroy()
    await ended.catch(() => undefined)
    throw error
  }
  writer.end()
  into.end(writer.take())
  await ended
}
