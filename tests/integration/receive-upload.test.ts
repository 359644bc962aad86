import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { receiveUpload } from '#app/platform/receive-upload.server.ts'
import { temporaryFolder } from '../setup/folder.ts'

const boundary = 'boundary-of-a-test'

/** A multipart form with one file, made as it is read. */
function formOf(pieces: number, piece: Buffer, name = 'file.csv'): Request {
  async function* parts() {
    yield Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: text/csv\r\n\r\n`,
    )
    for (let n = 0; n < pieces; n++) yield piece
    yield Buffer.from(`\r\n--${boundary}--\r\n`)
  }
  return new Request('http://localhost/upload', {
    method: 'POST',
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: Readable.toWeb(Readable.from(parts())),
    duplex: 'half',
  } as RequestInit)
}

test('an upload goes to the disk and not into memory, whatever its size, for nobody else to read', async () => {
  const folder = join(await temporaryFolder(), 'uploads')
  const piece = Buffer.alloc(64 * 1024, 'a line of a file\n')
  const pieces = 4800
  globalThis.gc?.()
  const before = process.memoryUsage()
  let most = 0
  const watch = setInterval(() => {
    const { arrayBuffers, heapUsed } = process.memoryUsage()
    most = Math.max(most, arrayBuffers + heapUsed - before.arrayBuffers - before.heapUsed)
  }, 20)
  const received = await receiveUpload(formOf(pieces, piece), { folder, maxBytes: 2 ** 30 })
  clearInterval(watch)
  if (!received.ok) throw new Error(received.sentence)
  expect(received).toMatchObject({ name: 'file.csv', bytes: pieces * piece.length })
  expect((await stat(received.path)).size).toBe(pieces * piece.length)
  expect((await stat(received.path)).mode & 0o777).toBe(0o600)
  expect((await stat(folder)).mode & 0o777).toBe(0o700)
  // 300 MB went through.
  expect(most).toBeLessThan(100 * 2 ** 20)
})

test('a file that is too large, cut off, or none at all leaves nothing behind', async () => {
  const folder = await temporaryFolder()
  const piece = Buffer.alloc(1024, 'x')
  const place = { folder, maxBytes: 10 * 1024 }
  expect(await receiveUpload(formOf(11, piece), place)).toMatchObject({
    ok: false,
    status: 413,
    sentence: expect.stringMatching(/larger than .* GB.*RAPPORT_UPLOAD_MAX_GB/) as string,
  })
  const cut = new Request('http://localhost/upload', {
    method: 'POST',
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nhalf a fi`,
  })
  expect(await receiveUpload(cut, place)).toMatchObject({ ok: false, status: 400 })
  const empty = new FormData()
  empty.set('other', 'field')
  const none = new Request('http://localhost/upload', { method: 'POST', body: empty })
  expect(await receiveUpload(none, place)).toEqual({ ok: false, status: 400, sentence: 'Choose a file first.' })
  expect(await readdir(folder)).toEqual([])
})

test('what would fill the disk, or is too much together with what waits, is refused in a sentence and not kept', async () => {
  const folder = await temporaryFolder()
  const piece = Buffer.alloc(2 ** 20, 'x')
  const gigabyte = 1e9
  const together = { folder, maxBytes: gigabyte, maxTotalBytes: 5 * piece.length }
  expect(await receiveUpload(formOf(4, piece), together, 2 * piece.length)).toMatchObject({
    ok: false,
    status: 413,
    sentence: expect.stringMatching(
      /would take up more than 0\.01 GB: import or throw away those.*RAPPORT_UPLOAD_TOTAL_GB/,
    ) as string,
  })
  expect(await receiveUpload(formOf(2, piece), together, 2 * piece.length)).toMatchObject({ ok: true })
  await rm(folder, { recursive: true })

  const full = {
    ok: false,
    status: 507,
    sentence: expect.stringMatching(/no room for this file: .* GB are free/) as string,
  }
  const noRoom = { folder, maxBytes: gigabyte, freeBytes: () => Promise.resolve(gigabyte + piece.length) }
  const said = formOf(2, piece)
  said.headers.set('content-length', String(2 * piece.length))
  expect(await receiveUpload(said, noRoom)).toMatchObject(full)
  // It does not say how large it is, and the disk fills while it arrives.
  let looks = 0
  const filling = { ...noRoom, freeBytes: () => Promise.resolve(gigabyte + (looks++ === 0 ? 1 : -1)) }
  expect(await receiveUpload(formOf(40, piece), filling)).toMatchObject(full)
  expect(await readdir(folder)).toEqual([])
})

test('only the last part of a name is kept, without what no name should hold', async () => {
  const folder = await temporaryFolder()
  const received = await receiveUpload(formOf(1, Buffer.from('x'), 'C:/a/../b/na\u0001me.csv'), {
    folder,
    maxBytes: 99,
  })
  expect(received).toMatchObject({ ok: true, name: 'name.csv' })
})
