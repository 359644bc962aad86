import { isRejection } from './rejection.ts'
import { readSample, type Source } from './batches.ts'
import { csvReader } from './csv-records.ts'
import { beginningBytes, findEncoding, readText } from './decode.ts'
import { guessMapping } from './guess-mapping.ts'
import { lineReader } from './lines.ts'
import type { Encoding, Mapping } from './mapping.ts'
import { openFile } from './open.ts'
import { vanityColumns } from './open-table.ts'
import { readTableHead } from './table-head.ts'
import { twcsColumns } from './twcs.ts'
import type { FileFormat, RefusalCode } from './types.ts'
import { bodyOf, locatePath } from './wire.ts'

/** What a file looks like before anybody says how it is to be read. Plain data: it is kept with the upload. */
export type Found = {
  format: FileFormat
  /** "commas"; null in jsonl. */
  delimiter: string | null
  /** In jsonl the dotted paths of what the first objects hold. */
  columns: string[]
  /** The first rows, long cells cut. */
  rows: string[][]
  /** Columns that are dropped before anything is stored. */
  refused: string[]
  /** The rows say by themselves what they are: twcs, or records of the wire. */
  saysItself: boolean
  guess: Mapping | null
  notes: string[]
  /** It must be said: the file is not UTF-8. */
  encodingUnknown: boolean
}

export type Looked = { ok: true; found: Found } | { ok: false; code: RefusalCode; sentence: string }

const sampleRows = 200
const rowsShown = 8
const cellShown = 160

/**
 * Looks at the beginning of a file: what format it is in unless that is said, its columns, its first rows, and a mapping
 * to agree to. What cannot be read at all, or holds nothing but counts of audience and applause, is refused in a sentence.
 */
export async function lookAtFile(
  path: string,
  wanted: { format?: FileFormat; encoding?: Encoding } = {},
): Promise<Looked> {
  const encoded = await findEncoding(path, wanted.encoding)
  if (!encoded.ok && !encoded.sentence.startsWith('This file is not UTF-8'))
    return { ok: false, code: 'unknown_encoding', sentence: encoded.sentence }
  // Shown as Excel on Windows writes, until somebody says what it is.
  const encoding = encoded.ok ? encoded.encoding : 'windows-1252'
  const source: Source = { path, bytes: 0, encoding, notes: encoded.ok ? encoded.notes : [encoded.sentence] }
  const format = wanted.format ?? (await findFormat(source))
  const said = encoding === 'windows-1252' || encoding === 'latin1' ? { encoding } : {}
  const opened = await openFile(path, format, said)
  // That a mapping is missing, or how its times are written, is what the next page asks for.
  if (!opened.ok && opened.code !== 'needs_mapping' && opened.code !== 'unclear_time') return opened
  const seen = format === 'jsonl' ? await lookAtLines(source) : await lookAtTable(source)
  const saysItself = format === 'twcs' || (format === 'jsonl' && seen.saysItself)
  return {
    ok: true,
    found: {
      ...{ format, delimiter: seen.delimiter, columns: seen.columns, refused: seen.refused, saysItself },
      rows: seen.rows.slice(0, rowsShown).map((row) => row.map(cut)),
      guess: saysItself ? null : guessMapping(seen.columns, seen.rows),
      notes: [...source.notes, ...(opened.ok ? opened.file.notes : [])].filter((one, n, all) => all.indexOf(one) === n),
      encodingUnknown: !encoded.ok,
    },
  }
}

const cut = (cell: string) => (cell.length > cellShown ? `${cell.slice(0, cellShown).toWellFormed()}…` : cell)

/** By its first sign: an object or a list is JSON; a table with the columns of Customer Support on Twitter is that. */
async function findFormat(source: Source): Promise<FileFormat> {
  for await (const { text, bytesRead } of readText(source.path, source.encoding)) {
    const first = text.trimStart()[0]
    if (first === undefined && bytesRead < beginningBytes) continue
    if (first === '{' || first === '[') return 'jsonl'
    break
  }
  const head = await readTableHead(source)
  if (!head.ok) return 'csv'
  const names = new Set(head.columns.map((name) => name.toLowerCase()))
  return twcsColumns.every((name) => names.has(name)) ? 'twcs' : 'csv'
}

type Seen = Pick<Found, 'delimiter' | 'columns' | 'rows' | 'refused' | 'saysItself'>

async function lookAtTable(source: Source): Promise<Seen> {
  const head = await readTableHead(source)
  if (!head.ok) return { delimiter: null, columns: [], rows: [], refused: [], saysItself: false }
  const { columns, dialect } = head
  const sample = await readSample(source, csvReader({ ...dialect, width: columns.length }), sampleRows + 1)
  const rows = sample.slice(1).flatMap(({ item }) => (item.problem === null ? [item.cells] : []))
  const refused = vanityColumns(columns, rows).map(({ name }) => name)
  return { delimiter: delimiterWords[dialect.delimiter] ?? null, columns, rows, refused, saysItself: false }
}

const delimiterWords: Record<string, string> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' }

async function lookAtLines(source: Source): Promise<Seen> {
  const sample = await readSample(source, lineReader(), sampleRows)
  const bodies = sample.flatMap(({ item }) => {
    const found = item.problem === null ? bodyOf(item.line, undefined) : null
    return found === null || isRejection(found) ? [] : [found.body]
  })
  const columns = [...new Set(bodies.flatMap((body) => pathsOf(body)))]
  const rows = bodies.map((body) => columns.map((path) => locatePath(path)(body) ?? ''))
  const refused = vanityColumns(columns, rows).map(({ name }) => name)
  const isRecord = (type: unknown) => type === 'message' || type === 'outcome' || type === 'customer'
  return { delimiter: null, columns, rows, refused, saysItself: bodies.some(({ type }) => isRecord(type)) }
}

/** The dotted paths of everything in an object that is a word or a number. */
function pathsOf(value: Record<string, unknown>, before = ''): string[] {
  return Object.entries(value).flatMap(([key, inner]) => {
    const path = `${before}${key}`
    if (typeof inner === 'object' && inner !== null)
      return Array.isArray(inner) ? [] : pathsOf(inner as Record<string, unknown>, `${path}.`)
    return [path]
  })
}
