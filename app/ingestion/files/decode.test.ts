import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { decoderFor, findEncoding, readText, type FileEncoding } from './decode.ts'
import type { Encoding } from './mapping.ts'

const folder = mkdtempSync(join(tmpdir(), 'decode-'))
afterAll(() => rmSync(folder, { recursive: true }))

function file(bytes: Buffer | string): string {
  const path = join(folder, 'file')
  writeFileSync(path, bytes)
  return path
}

async function textOf(bytes: Buffer | string, stated?: Encoding) {
  const path = file(bytes)
  const found = await findEncoding(path, stated)
  if (!found.ok) return found.sentence
  let text = ''
  for await (const chunk of readText(path, found.encoding)) text += chunk.text
  return text
}

test('UTF-8 with and without a byte order mark, and UTF-16 with one, are read', async () => {
  expect(await textOf('caf\u00e9 \u{1f600}')).toBe('café 😀')
  expect(await textOf('\ufeffcaf\u00e9')).toBe('café')
  expect(await textOf('\ufeffcaf\u00e9', 'windows-1252')).toBe('café')
  expect(await textOf(Buffer.from('\ufeffcafé 😀', 'utf16le'))).toBe('café 😀')
  expect(await textOf(Buffer.from('\ufeffcafé 😀', 'utf16le').swap16())).toBe('café 😀')
})

test('bytes that are no UTF-8 are refused with their place, and read once the encoding is said', async () => {
  const bytes = Buffer.concat([Buffer.from('id,text\n1,ok\n2,caf'), Buffer.from([0xe9, 0x20, 0x80, 0x0a])])
  expect(await textOf(bytes)).toMatch(/^This file is not UTF-8: byte 19 \(line 3\) is 0xe9.*--encoding windows-1252/)
  expect(await textOf(bytes, 'windows-1252')).toBe('id,text\n1,ok\n2,café €\n')
  expect(await textOf(bytes, 'latin1')).toBe('id,text\n1,ok\n2,café \u0080\n')
  expect(await textOf(Buffer.from([0x61, 0xe2, 0x82]))).toMatch(/byte 2 \(line 1\)/)
})

test('a bad byte far into a large file is found at its place', async () => {
  const bytes = Buffer.alloc(3 * 1024 * 1024, 'é\n')
  bytes[2_500_000] = 0xff
  const at = bytes[2_499_999] === 0xc3 ? 2_500_000 : 2_500_001
  expect(await textOf(bytes)).toContain(`byte ${at}`)
})

test('workbooks, archives and UTF-16 without a mark are refused with what to do', async () => {
  expect(await textOf(Buffer.from('PK\u0003\u0004 …'))).toMatch(/save the sheet as CSV/)
  expect(await textOf(Buffer.from([0x1f, 0x8b, 8, 0]))).toMatch(/unpack it first/)
  expect(await textOf(Buffer.from('\u0089PNG\r\n', 'latin1'))).toMatch(/^This is a picture \(PNG\)/)
  expect(await textOf(Buffer.from('id,text\n1,hello', 'utf16le'))).toMatch(/UTF-16 without a byte order mark/)
})

test('NUL is removed, and half a surrogate pair is replaced', async () => {
  expect(await textOf('id,text\n1,a\0b\0\n')).toBe('id,text\n1,ab\n')
  expect(await textOf(Buffer.from('\ufeffa\ud83d b', 'utf16le'))).toBe('a\ufffd b')
})

test('however the bytes are cut, the text is the same', () => {
  const encodings: FileEncoding[] = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'latin1']
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(...encodings), fc.nat(20), (text, encoding, cut) => {
      const bytes = Buffer.from(text.toWellFormed(), encoding === 'utf-8' ? 'utf8' : 'utf16le')
      const whole = decoderFor(encoding)
      const cutUp = decoderFor(encoding)
      const expected = whole(bytes) + whole(null)
      expect(cutUp(bytes.subarray(0, cut)) + cutUp(bytes.subarray(cut)) + cutUp(null)).toBe(expected)
    }),
  )
})
