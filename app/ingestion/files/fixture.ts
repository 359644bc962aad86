import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { IncomingRecord } from '#app/conversations/records.ts'
import { parseMapping, type Mapping } from './mapping.ts'
import { openFile } from './open.ts'
import type { Checked, FileFormat, Opened, OpenedFile, OpenOptions } from './types.ts'

/** For tests: opens a file with these contents. */
export async function openText(
  contents: string | Buffer,
  format: FileFormat,
  options: OpenOptions = {},
): Promise<Opened> {
  const folder = await mkdtemp(join(tmpdir(), 'files-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const path = join(folder, 'file')
  await writeFile(path, contents)
  return openFile(path, format, options)
}

export function expectFile(opened: Opened): OpenedFile {
  if (!opened.ok) throw new Error(opened.sentence)
  return opened.file
}

export function toMapping(json: unknown): Mapping {
  const parsed = parseMapping(json)
  if (!parsed.ok) throw new Error(parsed.reason)
  return parsed.mapping
}

type Summary = {
  items: Checked[]
  records: IncomingRecord[]
  rejected: { row: number; reason: string; text: string }[]
  refused: Record<string, number>
  batches: { items: number; lastRow: number; bytesRead: number }[]
}

/** For tests: everything a file gives. */
export async function readFile(file: OpenedFile, batchRows = 1000, afterRow = 0): Promise<Summary> {
  const all: Summary = { items: [], records: [], rejected: [], refused: {}, batches: [] }
  for await (const batch of file.read({ afterRow, batchRows })) {
    all.batches.push({ items: batch.items.length, lastRow: batch.lastRow, bytesRead: batch.bytesRead })
    all.items.push(...batch.items)
    for (const item of batch.items) {
      if (item.ok) all.records.push(...item.records)
      else all.rejected.push({ row: item.row, reason: item.reason, text: item.text })
    }
    for (const [field, times] of batch.refused) all.refused[field] = (all.refused[field] ?? 0) + times
  }
  return all
}
