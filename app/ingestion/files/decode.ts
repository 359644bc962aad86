import { isUtf8 } from 'node:buffer'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { StringDecoder } from 'node:string_decoder'
import type { Encoding } from './mapping.ts'

export type FileEncoding = Encoding | 'utf-16le' | 'utf-16be'

// Small enough that V8 drops the text of a piece with the young objects: four times this cost 140 MB more.
const chunkBytes = 64 * 1024

/** What the bytes 0x80 to 0x9f mean in windows-1252; the five unused ones stay control characters. */
const windows1252 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178'

const aText = 'not a text file; export the conversations as CSV or JSONL.'

const containers: [start: number[], sentence: string][] = [
  [[0x50, 0x4b, 0x03, 0x04], 'This is a workbook or an archive, not a text file; save the sheet as CSV (UTF-8) first.'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'This is an old Excel workbook, not a text file; save the sheet as CSV (UTF-8) first.'],
  [[0x1f, 0x8b], 'This file is packed with gzip; unpack it first.'],
  [[0x28, 0xb5, 0x2f, 0xfd], 'This file is packed with zstd; unpack it first.'],
  [[0x89, 0x50, 0x4e, 0x47], `This is a picture (PNG), ${aText}`],
  [[0xff, 0xd8, 0xff], `This is a picture (JPEG), ${aText}`],
  [[0x47, 0x49, 0x46, 0x38], `This is a picture (GIF), ${aText}`],
  [[0x25, 0x50, 0x44, 0x46], 'This is a PDF, not a text file; export the conversations as CSV or JSONL.'],
]

/**
 * How the bytes of a file are to be read. A byte order mark is understood; anything else must be UTF-8 through and
 * through unless `stated` says what it is: an encoding is never guessed. Reads the whole file once (about 1 s a GB).
 */
export async function findEncoding(
  path: string,
  stated: Encoding | undefined,
): Promise<{ ok: true; encoding: FileEncoding; notes: string[] } | { ok: false; sentence: string }> {
  const head = await readHead(path)
  for (const [start, sentence] of containers) {
    if (start.every((byte, index) => head[index] === byte)) return { ok: false, sentence }
  }
  if (head[0] === 0xff && head[1] === 0xfe) return utf16('utf-16le')
  if (head[0] === 0xfe && head[1] === 0xff) return utf16('utf-16be')
  if (head.length >= 4 && isEveryOtherZero(head)) {
    const sentence = 'This file looks like UTF-16 without a byte order mark; save it as UTF-8 and import that.'
    return { ok: false, sentence }
  }
  const hasUtf8Mark = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf
  if (!hasUtf8Mark && (stated === 'windows-1252' || stated === 'latin1')) {
    return { ok: true, encoding: stated, notes: [`The file is read as ${stated}, as asked.`] }
  }
  const bad = await findBadByte(path)
  if (bad === null) return { ok: true, encoding: 'utf-8', notes: [] }
  const sentence =
    `This file is not UTF-8: byte ${bad.offset + 1} (line ${bad.line}) is 0x${bad.byte.toString(16)}, which fits no character; ` +
    'if it comes from Excel on Windows, say so with --encoding windows-1252.'
  return { ok: false, sentence }
}

const utf16 = (encoding: FileEncoding) => ({
  ok: true as const,
  encoding,
  notes: ['The file is UTF-16, as its byte order mark says, and is read as that.'],
})

async function readHead(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

function isEveryOtherZero(head: Buffer): boolean {
  const zeros = [0, 0]
  for (const [index, byte] of head.entries()) if (byte === 0) zeros[index % 2]!++
  return Math.max(...zeros) > head.length * 0.4
}

async function findBadByte(path: string): Promise<{ offset: number; line: number; byte: number } | null> {
  let held = Buffer.alloc(0)
  let offset = 0
  for await (const chunk of createReadStream(path, { highWaterMark: 16 * chunkBytes })) {
    const bytes = held.length > 0 ? Buffer.concat([held, chunk as Buffer]) : (chunk as Buffer)
    const whole = bytes.subarray(0, bytes.length - unfinishedBytes(bytes))
    if (!isUtf8(whole)) return placeOf(path, offset + badIn(whole))
    offset += whole.length
    held = Buffer.from(bytes.subarray(whole.length))
  }
  return held.length > 0 ? placeOf(path, offset) : null
}

/** Lines are counted only up to a byte that is bad: in a good file that would take longer than all else. */
async function placeOf(path: string, offset: number): Promise<{ offset: number; line: number; byte: number }> {
  let [line, byte] = [1, 0]
  for await (const chunk of createReadStream(path, { end: offset })) {
    line += countLines(chunk as Buffer)
    byte = (chunk as Buffer).at(-1)!
  }
  return { offset, line, byte }
}

/** How many bytes at the end begin a character that may go on in the next chunk. */
function unfinishedBytes(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0
  }
  return 0
}

/** Where in these bytes the first stands that fits no character. */
function badIn(bytes: Buffer): number {
  let low = 0
  let high = bytes.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    const part = bytes.subarray(0, middle)
    if (isUtf8(part.subarray(0, middle - unfinishedBytes(part)))) low = middle
    else high = middle
  }
  return high - 1 - unfinishedBytes(bytes.subarray(0, high - 1))
}

function countLines(bytes: Buffer): number {
  let lines = 0
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) lines++
  return lines
}

/** What a file is, is seen in its beginning: empty lines without end are no reason to read on. */
export const beginningBytes = 4 * 1024 * 1024

export type TextChunk = { text: string; bytesRead: number; nulBytes: number }

/** The text of a file in pieces, without byte order mark and NUL (Postgres keeps none), lone surrogates replaced. */
export async function* readText(path: string, encoding: FileEncoding): AsyncGenerator<TextChunk> {
  const decode = decoderFor(encoding)
  let bytesRead = 0
  let first = true
  const clean = (text: string): TextChunk => {
    if (first && text.charCodeAt(0) === 0xfeff) text = text.slice(1)
    if (text !== '') first = false
    let nulBytes = 0
    if (text.includes('\0')) {
      const kept = text.replaceAll('\0', '')
      nulBytes = text.length - kept.length
      text = kept
    }
    return { text, bytesRead, nulBytes }
  }
  for await (const chunk of createReadStream(path, { highWaterMark: chunkBytes })) {
    bytesRead += (chunk as Buffer).length
    yield clean(decode(chunk as Buffer))
  }
  yield clean(decode(null))
}

/** A decoder that may be fed a file in any pieces; `null` ends it. */
export function decoderFor(encoding: FileEncoding): (chunk: Buffer | null) => string {
  if (encoding === 'latin1') return (chunk) => chunk?.toString('latin1') ?? ''
  if (encoding === 'windows-1252') {
    const translate = (byte: string) => windows1252.charAt(byte.charCodeAt(0) - 0x80)
    return (chunk) => chunk?.toString('latin1').replace(/[\u0080-\u009f]/g, translate) ?? ''
  }
  if (encoding === 'utf-16le' || encoding === 'utf-16be') {
    // Replaces lone surrogates by itself.
    const decoder = new TextDecoder(encoding)
    return (chunk) => decoder.decode(chunk ?? new Uint8Array(), { stream: chunk !== null })
  }
  const decoder = new StringDecoder('utf8')
  return (chunk) => (chunk ? decoder.write(chunk) : decoder.end())
}
