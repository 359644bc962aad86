import { z } from 'zod'
import { channels } from '#app/conversations/records.ts'
import { timeReader } from '../times.ts'
import { columnsOf, csvReader } from './csv-records.ts'
import { mappingSchema } from './mapping.ts'
import { lineRechecker } from './open-lines.ts'
import { tableRechecker } from './open-table.ts'
import { mappedTranslator, usualChannel } from './translate.ts'
import type { Checked } from './types.ts'
import { locatePath, wireReader } from './wire.ts'

/** What a source's settings keep of how its rows are read. */
const kept = z.object({
  mapping: mappingSchema.nullable(),
  timeZone: z.string().nullable(),
  timeFormat: z.string().nullable(),
  columns: z.array(z.string()).nullable(),
  dialect: z.object({ delimiter: z.string(), newline: z.string() }).nullable(),
  channel: z.enum(channels).nullable(),
})

type FileSource = { format: string; settings: unknown }

/** Reads a row of a source again, by the source's own settings and without its file; `row` is its number there. */
export function recheckRow(source: FileSource, text: string, row: number): Checked {
  const { mapping, columns, dialect, ...settings } = kept.parse(source.settings)
  const time = timeReader({
    format: settings.timeFormat ?? mapping?.timeFormat,
    timeZone: settings.timeZone ?? mapping?.timeZone,
  })
  if (!time.ok) return { row, ok: false, reason: time.reason, text }
  const given = settings.channel === null ? {} : { channel: settings.channel }
  if (columns && dialect) {
    const channel = mapping ? usualChannel(mapping, given) : (settings.channel ?? 'x')
    return tableRechecker({ mapping, columns, dialect }, { readTime: time.read, channel })(text, row)
  }
  const channel = usualChannel(mapping, given)
  const translate = mapping && mappedTranslator(mapping, locatePath, { readTime: time.read, channel })
  return lineRechecker(wireReader({ mapping, channel: settings.channel ?? mapping?.channel, translate }))(text, row)
}

export type Edited = { ok: true; text: string } | { ok: false; reason: string }

/** The text of a row with other words in some of its columns (in jsonl: dotted paths). */
export function editRow(source: FileSource, text: string, values: ReadonlyMap<string, string>): Edited {
  const { columns, dialect } = kept.parse(source.settings)
  return columns && dialect ? editCells(columns, dialect, text, values) : editLine(text, values)
}

function editCells(
  columns: string[],
  dialect: { delimiter: string; newline: string },
  text: string,
  values: ReadonlyMap<string, string>,
): Edited {
  const reader = csvReader({ ...dialect, width: columns.length })
  reader.push(text)
  const record = reader.next(true)
  if (!record || record.problem !== null || reader.next(true)) {
    const has = `the header names ${columnsOf(columns.length)}`
    return { ok: false, reason: `The row does not fall into its columns (${has}): give the whole of it with --text.` }
  }
  const cells = [...record.cells]
  for (const [column, value] of values) {
    const index = columns.indexOf(column)
    if (index === -1) return { ok: false, reason: `There is no column ${column}; there is ${columns.join(', ')}.` }
    cells[index] = value
  }
  const { delimiter, newline } = dialect
  const quoted = cells.map((cell) =>
    cell.includes(delimiter) || cell.includes(newline) || cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell,
  )
  return { ok: true, text: quoted.join(delimiter) }
}

function editLine(text: string, values: ReadonlyMap<string, string>): Edited {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return { ok: false, reason: 'The line is not JSON: give the whole of it with --text.' }
  }
  for (const [path, value] of values) {
    const keys = path.split('.')
    const last = keys.pop()!
    let inner = json
    for (const key of keys) inner = isObject(inner) ? inner[key] : undefined
    if (!isObject(inner)) return { ok: false, reason: `There is no ${keys.join('.') || 'object'} in the line.` }
    inner[last] = value
  }
  return { ok: true, text: JSON.stringify(json) }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
