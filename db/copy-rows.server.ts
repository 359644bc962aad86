import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import type { Batch } from './batch.server.ts'

const chunkLength = 64 * 1024

/** What one column may hold. JSON goes in as its text. */
export type CopyValue = string | number | boolean | Date | null | readonly (string | number | Date)[]

/** Characters that mean something in COPY's text format. */
const special = /[\\\t\n\r]/
const allSpecial = /[\\\t\n\r]/g
const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

const escaped = (text: string) => (special.test(text) ? text.replace(allSpecial, (found) => escapes[found]!) : text)

function element(value: string | number | Date): string {
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return `"${value.replace(/["\\]/g, '\\$&')}"`
  return value.toISOString()
}

function encode(value: CopyValue): string {
  if (value === null) return '\\N'
  if (typeof value === 'string') return escaped(value)
  if (typeof value === 'number') return String(value)
  if (typeof value === 'boolean') return value ? 't' : 'f'
  if (value instanceof Date) return value.toISOString()
  if (value.length === 0) return '{}'
  return escaped(`{${value.map(element).join(',')}}`)
}

/** Sends rows through COPY into `table`; each row holds the values of `columns` in their order. */
export async function copyRows(
  batch: Batch,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly CopyValue[]>,
): Promise<void> {
  const into = batch.copy(`copy ${table} (${columns.join(', ')}) from stdin`)
  const ended = finished(into)
  let chunk = ''
  for (const row of rows) {
    for (let column = 0; column < row.length; column++) chunk += (column ? '\t' : '') + encode(row[column]!)
    chunk += '\n'
    if (chunk.length < chunkLength) continue
    if (!into.write(chunk)) await Promise.race([once(into, 'drain'), ended])
    chunk = ''
  }
  into.end(chunk)
  await ended
}
