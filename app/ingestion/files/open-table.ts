import type { Channel } from '#app/conversations/records.ts'
import type { ReadTime } from '../times.ts'
import { timeReader } from '../times.ts'
import { instead, isNumeric, isVanity, judgeKey, nothingButVanity, onlyVanity } from '../vanity.ts'
import { readBatches, readSample, type CheckRow, type Source } from './batches.ts'
import { namedColumns } from './cells.ts'
import { csvReader, type CsvRecord } from './csv-records.ts'
import { guessMapping } from './guess-mapping.ts'
import { areZeroPadded, destroyed, exportAgain, isGrouped } from './ids.ts'
import type { Mapping } from './mapping.ts'
import type { Translate } from './rejection.ts'
import { readTableHead, type TableHead } from './table-head.ts'
import { mappedTranslator, notesOnMapping, refusalBySample, usualChannel } from './translate.ts'
import { twcsColumns, twcsTranslator, type TwcsIndexes } from './twcs.ts'
import type { Checked, Dialect, Opened, OpenOptions, RefusalCode } from './types.ts'

const sampleRows = 200

/** Opens a table: Customer Support on Twitter, or any csv with a mapping. */
export async function openTable(source: Source, format: 'twcs' | 'csv', options: OpenOptions): Promise<Opened> {
  const head = await readTableHead(source)
  if (!head.ok) return refuse('unreadable', head.sentence)
  const { columns, dialect } = head
  const twcsIndexes = indexesOf(columns)
  const makeReader = () => csvReader({ ...dialect, width: columns.length })
  const sample = (await readSample(source, makeReader(), sampleRows + 1)).slice(1)
  const rows = sample.flatMap(({ item }) => (item.problem === null ? [item.cells] : []))

  const mapping = format === 'csv' ? (options.mapping ?? null) : null
  const guess = format === 'csv' && !mapping ? guessMapping(columns, rows) : null
  const vanity = vanityColumns(columns, rows)
  const complete = format === 'csv' || twcsColumns.every((name) => twcsIndexes[name] !== -1)
  if (!mapping && !guess && (format === 'csv' || !complete) && onlyVanity(fieldsOf(columns, rows))) {
    return refuse('vanity_metric', nothingButVanity(vanity.map(({ name }) => name)))
  }
  if (!complete) {
    const missing = twcsColumns.filter((name) => twcsIndexes[name] === -1)
    return refuse('missing_columns', `The file has no column ${missing.join(', ')}; as a twcs file it needs them all.`)
  }
  if (format === 'csv' && !mapping) {
    const sentence = `Say which column is what, with a mapping (--map); the file has ${columns.filter(Boolean).join(', ')}.`
    return { ok: false, code: 'needs_mapping', sentence, ...(guess ? { guess } : {}) }
  }
  const wrong = mapping && checkColumns(mapping, columns, vanity)
  if (wrong) return refuse('bad_mapping', wrong)
  const time = timeReader({
    format: options.timeFormat ?? mapping?.timeFormat,
    timeZone: options.timeZone ?? mapping?.timeZone,
  })
  if (!time.ok) return refuse('unclear_time', time.reason)
  const channel = mapping ? usualChannel(mapping, options) : (options.channel ?? 'x')
  const translate = tableTranslator(mapping, columns, { readTime: time.read, channel })

  if (sample.length >= 20 && rows.length === 0) {
    const first = sample[0]!.item
    return refuse('unreadable', `None of the first rows can be read: row ${first.row} ${first.problem}.`)
  }
  const translated = sample.flatMap(({ item }) =>
    item.problem === null ? [{ row: item.row, translated: translate(item.cells, item.row) }] : [],
  )
  const refusal = refusalBySample(translated)
  if (refusal) return refuse(refusal.code, refusal.sentence)
  const idColumn = mapping?.columns.id
  const idIndex = !mapping ? twcsIndexes.tweet_id : typeof idColumn === 'string' ? columns.indexOf(idColumn) : -1
  if (idIndex !== -1 && areZeroPadded(rows.map((cells) => cells[idIndex]!.trim()))) {
    return refuse('damaged_ids', `In every row ${destroyed}: they end in zeros after 15 digits; ${exportAgain}.`)
  }

  source.notes.push(...notesOn(head, rows), ...notesOnMapping(mapping))
  const check = tableCheck(translate, vanity)
  return {
    ok: true,
    file: {
      bytes: source.bytes,
      columns,
      mapping,
      namespace: mapping?.namespace ?? channel,
      showsReplies: mapping?.showsReplies ?? true,
      notes: source.notes,
      read: ({ afterRow, ...how }) =>
        readBatches(source, makeReader, check, { ...how, afterRow: Math.max(afterRow, head.row) }),
      recheck: tableRechecker({ mapping, columns, dialect }, { readTime: time.read, channel }),
      rowReading: { columns, dialect, channel: options.channel ?? null },
    },
  }
}

/** Reads one row again as it stands in the text. */
export function tableRechecker(
  table: { mapping: Mapping | null; columns: string[]; dialect: Dialect },
  settings: { readTime: ReadTime; channel: Channel },
): (text: string, row: number) => Checked {
  // What is refused in it was counted when the file was read.
  const check = tableCheck(tableTranslator(table.mapping, table.columns, settings), [])
  return (text, row) => {
    const reader = csvReader({ ...table.dialect, width: table.columns.length })
    reader.push(text.replaceAll('\0', ''))
    const record = reader.next(true)
    if (!record) return { row, ok: false, reason: 'The row is empty.', text }
    if (reader.next(true)) return { row, ok: false, reason: 'The text holds more than one row.', text }
    return check({ ...record, row }, () => text, new Map()) ?? { row, ok: false, reason: 'The row is empty.', text }
  }
}

const refuse = (code: RefusalCode, sentence: string): Opened => ({ ok: false, code, sentence })

type VanityColumn = { name: string; index: number; always: boolean }

/** A column with a bare name like `likes` is one when every value we have seen in it is a number. */
export function vanityColumns(columns: string[], rows: string[][]): VanityColumn[] {
  return columns.flatMap((name, index) => {
    const judgement = judgeKey(name.replace(/#\d+$/, ''))
    if (judgement === 'never') return []
    if (judgement === 'if_number' && !rows.every((cells) => isNumeric(cells[index]))) return []
    return [{ name, index, always: judgement === 'always' }]
  })
}

const fieldsOf = (columns: string[], rows: string[][]) =>
  columns.map((key, index) => ({ key: key.replace(/#\d+$/, ''), values: rows.map((cells) => cells[index]) }))

function checkColumns(mapping: Mapping, columns: string[], vanity: VanityColumn[]): string | null {
  const named = namedColumns(mapping)
  const missing = named.filter((name) => !columns.includes(name))
  if (missing.length > 0) {
    const has = columns.filter(Boolean).join(', ')
    return `The mapping names ${missing.join(', ')}, which the file does not have; it has ${has}.`
  }
  const refused = vanity.find(({ name }) => named.includes(name))
  return refused ? `The mapping names a column that is not taken in: ${instead(refused.name)}` : null
}

function tableTranslator(
  mapping: Mapping | null,
  columns: string[],
  settings: { readTime: ReadTime; channel: Channel },
): Translate<string[]> {
  if (mapping) {
    const locate = (name: string) => {
      const index = columns.indexOf(name)
      return index === -1 ? null : (cells: string[]) => cells[index]
    }
    return mappedTranslator(mapping, locate, settings)
  }
  return twcsTranslator(indexesOf(columns), settings)
}

function indexesOf(columns: string[]): TwcsIndexes {
  const lower = columns.map((name) => name.toLowerCase())
  return Object.fromEntries(twcsColumns.map((name) => [name, lower.indexOf(name)])) as TwcsIndexes
}

function tableCheck(translate: Translate<string[]>, vanity: VanityColumn[]): CheckRow<CsvRecord> {
  return (record, text, refused) => {
    const { row } = record
    if (record.problem !== null) {
      return { row, ok: false, reason: `Row ${row} ${record.problem}.`, text: record.text }
    }
    const { cells } = record
    if (cells[0] === '' && cells.every((cell) => cell.trim() === '')) return null
    for (const { name, index, always } of vanity) {
      const value = cells[index]!
      if (value !== '' && (always || isVanity(name, value))) refused.set(name, (refused.get(name) ?? 0) + 1)
    }
    const translated = translate(cells, row)
    if (Array.isArray(translated)) return { row, ok: true, records: translated }
    return { row, ok: false, reason: translated.reason, text: text() }
  }
}

function notesOn(head: TableHead, rows: string[][]): string[] {
  const notes = [...head.notes]
  for (const [index, name] of head.columns.entries()) {
    // A list of replies is written with commas too, and is not read.
    if (!/(^|_|\b)id$/i.test(name) || name === 'response_tweet_id') continue
    const written = rows.find((cells) => isGrouped(cells[index]!))?.[index]
    if (written === undefined) continue
    notes.push(`A spreadsheet has grouped the digits of ${name} (${written}); they are read without the commas.`)
  }
  return notes
}
