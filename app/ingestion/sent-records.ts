import { wireReader } from './files/wire.ts'
import { cutOff, isTooDeep, tooDeep } from './files/depth.ts'
import { lineReader, maxLine, type Line } from './files/lines.ts'
import { lineCheck, nothingElse } from './files/open-lines.ts'
import type { Checked } from './files/types.ts'

/** So many records are taken in at once: whoever asks for a page meanwhile waits for a stretch of them. */
export const recordsAtMost = 1000

export type Read =
  | { ok: true; records: number; lastRow: number; items: Checked[]; refused: Map<string, number> }
  | { ok: false; status: 400 | 413 | 422; code: string; sentence: string }

const bad = (sentence: string): Read => ({ ok: false, status: 400, code: 'unreadable', sentence })

/**
 * Reads what a program sent: JSON Lines, or one JSON list of records. `row` is the record's number, or that of its line,
 * from 1 on; blank lines are counted there, and are no records. Records that cannot be read are among the items, each with its reason.
 */
export function readSent(bytes: Uint8Array): Read {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll('\0', '')
  } catch {
    return bad('The body is not UTF-8.')
  }
  const lines = /^\s*\[/.test(text) ? listedIn(text) : linesIn(text)
  if (lines === null) return bad('The body begins as a JSON list and does not end as one.')
  const last = lines.at(-1)
  if (!last) return bad('The body holds no record: send JSON Lines, one record a line, or a JSON list.')
  if (lines.length > recordsAtMost)
    return {
      ...{ ok: false, status: 413, code: 'too_many' },
      sentence: `${lines.length} records are too many for one request: send at most ${recordsAtMost}, or import a file.`,
    }
  const refused = new Map<string, number>()
  const check = lineCheck(wireReader({ mapping: null, channel: undefined, translate: null }))
  const items = lines.flatMap((line) => check(line, () => textOf(line), refused) ?? [])
  if (!items.some(({ ok }) => ok)) {
    const vain = nothingElse(lines.map(textOf), refused)
    if (vain !== null) return { ok: false, status: 422, code: 'vanity_metric', sentence: vain }
  }
  return { ok: true, records: lines.length, lastRow: last.row, items, refused }
}

/** As it is kept where it cannot be read. */
const mostKept = 64 * 1024
const textOf = (line: Line) => (line.problem === null ? line.line : line.text).slice(0, mostKept).toWellFormed()

function linesIn(text: string): Line[] {
  const reader = lineReader()
  reader.push(text)
  const lines: Line[] = []
  for (let line = reader.next(true); line; line = reader.next(true)) lines.push(line)
  return lines
}

/** Null where it is no JSON. */
function listedIn(text: string): Line[] | null {
  try {
    const list = JSON.parse(text) as unknown[]
    return list.map((one, index): Line => {
      const row = index + 1
      if (isTooDeep(one)) return { row, problem: tooDeep, text: JSON.stringify(cutOff(one)) }
      const line = JSON.stringify(one)
      return line.length <= maxLine
        ? { row, line, problem: null }
        : { row, problem: 'The record is longer than 4 MB.', text: line }
    })
  } catch {
    return null
  }
}
