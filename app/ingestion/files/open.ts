import { stat } from 'node:fs/promises'
import { findEncoding } from './decode.ts'
import { openLines } from './open-lines.ts'
import { openTable } from './open-table.ts'
import type { FileFormat, Opened, OpenOptions } from './types.ts'

/**
 * Opens a file for import: finds its encoding and columns, looks at its first rows, and refuses whole, before anything
 * is stored, what cannot be read at all or holds nothing but counts of audience and applause.
 */
export async function openFile(path: string, format: FileFormat, options: OpenOptions): Promise<Opened> {
  const unreadable = (sentence: string): Opened => ({ ok: false, code: 'unreadable', sentence })
  let bytes: number
  try {
    const found = await stat(path)
    if (!found.isFile()) return unreadable(`${path} is not a file.`)
    bytes = found.size
  } catch {
    return unreadable(`${path} cannot be read; is the name right?`)
  }
  if (bytes === 0) return unreadable('The file is empty.')
  const found = await findEncoding(path, options.encoding ?? options.mapping?.encoding)
  if (!found.ok) return { ok: false, code: 'unknown_encoding', sentence: found.sentence }
  const source = { path, bytes, encoding: found.encoding, notes: found.notes }
  return format === 'jsonl' ? openLines(source, options) : openTable(source, format, options)
}
