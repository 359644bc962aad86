import { beginningBytes, readText } from './decode.ts'
import type { Source } from './batches.ts'
import { csvReader } from './csv-records.ts'
import type { Dialect } from './types.ts'

export type TableHead = {
  /** Names without spaces around them; a name that stands twice is `name#2` the second time; '' is no name. */
  columns: string[]
  /** The header's own row, 1 unless blank lines go before it. */
  row: number
  dialect: Dialect
  notes: string[]
}

const delimiters = [
  [',', 'commas'],
  [';', 'semicolons'],
  ['\t', 'tabs'],
  ['|', 'bars'],
] as const

/** A header longer than this is none. In characters. */
const maxHead = 1024 * 1024

/** Finds the header of a table, what separates its columns, and how its lines end. */
export async function readTableHead(
  source: Source,
): Promise<({ ok: true } & TableHead) | { ok: false; sentence: string }> {
  let text = ''
  for await (const chunk of readText(source.path, source.encoding)) {
    text += chunk.text
    if (text.length > maxHead || chunk.bytesRead >= beginningBytes || /[^\s][^\n]*\n/.test(text)) break
  }
  const newline = !text.includes('\n') && text.includes('\r') ? '\r' : '\n'
  let best: { columns: string[]; row: number; delimiter: string; words: string } | null = null
  for (const [delimiter, words] of delimiters) {
    const reader = csvReader({ delimiter, newline, width: null })
    reader.push(text)
    const record = reader.next(true)
    if (!record || record.problem !== null) continue
    if (!best || record.cells.length > best.columns.length) {
      best = { columns: record.cells, row: record.row, delimiter, words }
    }
  }
  if (!best) return { ok: false, sentence: 'The file has no header: its first row should name the columns.' }
  const seen = new Map<string, number>()
  const notes = best.delimiter === ',' ? [] : [`Columns are separated by ${best.words}.`]
  const columns = best.columns.map((written) => {
    const name = written.trim()
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    if (name === '' || times === 1) return name
    notes.push(`The column ${name} stands more than once; here it is called ${name}#${times}.`)
    return `${name}#${times}`
  })
  return { ok: true, columns, row: best.row, dialect: { delimiter: best.delimiter, newline }, notes }
}
