import { timeReader } from '../times.ts'
import { dropVanity, instead, judgeKey, nothingButVanity, onlyVanity } from '../vanity.ts'
import { readBatches, readSample, type CheckRow, type Source } from './batches.ts'
import { namedColumns } from './cells.ts'
import { lineReader, type Line } from './lines.ts'
import { isRejection } from './rejection.ts'
import { mappedTranslator, notesOnMapping, refusalBySample, usualChannel } from './translate.ts'
import type { Checked, Opened, OpenOptions } from './types.ts'
import { locatePath, wireReader, type ReadWire } from './wire.ts'

const sampleRows = 200

/** Opens a file of one JSON object a line: records of the wire, Singer or Airbyte streams, or objects with a mapping. */
export async function openLines(source: Source, options: OpenOptions): Promise<Opened> {
  const mapping = options.mapping ?? null
  const counted =
    mapping && namedColumns(mapping).find((path) => judgeKey(path.slice(path.lastIndexOf('.') + 1)) === 'always')
  if (counted) {
    return {
      ok: false,
      code: 'bad_mapping',
      sentence: `The mapping names a field that is not taken in: ${instead(counted)}`,
    }
  }
  const channel = usualChannel(mapping, options)
  const time = timeReader({
    format: options.timeFormat ?? mapping?.timeFormat,
    timeZone: options.timeZone ?? mapping?.timeZone,
  })
  if (!time.ok) return { ok: false, code: 'unclear_time', sentence: time.reason }
  const translate = mapping && mappedTranslator(mapping, locatePath, { readTime: time.read, channel })
  const read = wireReader({ mapping, channel: options.channel ?? mapping?.channel, translate })

  const sample = (await readSample(source, lineReader(), sampleRows)).flatMap(({ item }) =>
    item.problem === null ? [{ row: item.row, text: item.line }] : [],
  )
  if (sample[0] && /^\s*\[/.test(sample[0].text)) {
    const sentence = 'The file is one JSON list; write one object a line instead (jq -c ".[]" does it).'
    return { ok: false, code: 'unreadable', sentence }
  }
  if (sample.length > 0 && sample.every(({ text }) => !isJson(text))) {
    return { ok: false, code: 'unreadable', sentence: 'No line of the file is JSON; write one object a line.' }
  }
  const refused = new Map<string, number>()
  const translated = sample.map(({ row, text }) => ({ row, translated: read(text, row, refused) ?? [] }))
  const records = translated.some((row) => !isRejection(row.translated) && row.translated.length > 0)
  const vain = records
    ? null
    : nothingElse(
        sample.map(({ text }) => text),
        refused,
      )
  if (vain !== null) return { ok: false, code: 'vanity_metric', sentence: vain }
  const refusal = mapping && refusalBySample(translated)
  if (refusal) return { ok: false, ...refusal }

  source.notes.push(...notesOnMapping(mapping))
  const check = lineCheck(read)
  return {
    ok: true,
    file: {
      bytes: source.bytes,
      columns: null,
      mapping,
      namespace: mapping ? (mapping.namespace ?? channel) : null,
      showsReplies: mapping?.showsReplies ?? true,
      notes: source.notes,
      read: (how) => readBatches(source, lineReader, check, how),
      recheck: lineRechecker(read),
      rowReading: { columns: null, dialect: null, channel: options.channel ?? null },
    },
  }
}

/** What is said where lines without a record hold nothing but counts of audience and applause; else null. */
export function nothingElse(lines: string[], refused: ReadonlyMap<string, number>): string | null {
  return refused.size > 0 && onlyVanity(fieldsOf(lines), refused.size) ? nothingButVanity([...refused.keys()]) : null
}

export function lineCheck(read: ReadWire): CheckRow<Line> {
  return (item, text, counts) => {
    if (item.problem !== null) return { row: item.row, ok: false, reason: item.problem, text: item.text }
    const records = read(item.line, item.row, counts)
    if (records === null) return null
    if (isRejection(records)) return { row: item.row, ok: false, reason: records.reason, text: text() }
    return { row: item.row, ok: true, records }
  }
}

/** Reads one line again as it stands in the text. */
export function lineRechecker(read: ReadWire): (text: string, row: number) => Checked {
  const check = lineCheck(read)
  return (text, row) => {
    const line = text.replaceAll('\0', '').trim()
    const checked = check({ row, line, problem: null }, () => text, new Map())
    return checked ?? { row, ok: false, reason: 'The line holds no record.', text }
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** Every leaf that is left of the objects, by its path, with its values; a line that is no JSON is a text. */
function fieldsOf(lines: string[]): { key: string; values: unknown[] }[] {
  const fields = new Map<string, unknown[]>()
  const walk = (value: unknown, key: string) => {
    if (Array.isArray(value)) for (const inner of value) walk(inner, key)
    else if (typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value)) walk(inner, key === '' ? name : `${key}.${name}`)
    } else fields.set(key, [...(fields.get(key) ?? []), value])
  }
  for (const line of lines) {
    try {
      walk(dropVanity(JSON.parse(line), new Map()), '')
    } catch {
      return [{ key: 'text', values: [line] }]
    }
  }
  return [...fields].map(([key, values]) => ({ key, values }))
}
