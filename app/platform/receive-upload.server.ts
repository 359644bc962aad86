import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Busboy } from '@fastify/busboy'
import type { Env } from './env.ts'

/** Where files that people send lie until they are imported, how large one may be, and all of a workspace together. */
export type UploadPlace = {
  folder: string
  maxBytes: number
  /** None where there is no such limit. */
  maxTotalBytes?: number
  /** Bytes free on the disk of the folder; asked of the disk itself unless given. */
  freeBytes?: () => Promise<number>
}

/** As pages write it, and disks are sold. */
const gigabyte = 1e9
/** So much is left free on the disk: the database lies there, too, and must go on. In bytes. */
const leftFree = gigabyte
/** While a file arrives, the disk is looked at so often. In bytes. */
const lookedAtEvery = 32 * 1024 ** 2

export type Received = { id: string; path: string; name: string; bytes: number; sha256: string }

type Refused = { ok: false; status: 400 | 413 | 507; sentence: string }

/**
 * Receives the one file of a multipart form onto the disk: never more of it than a few pieces stand in memory. It lies
 * in the folder under a random name, readable by nobody else. What comes too large is heard to its end, so that its
 * browser shows the answer, and not kept; so is what the disk has no room for.
 *
 * @param lying bytes that the workspace's other files take up already
 */
export async function receiveUpload(
  request: Request,
  place: UploadPlace,
  lying = 0,
): Promise<({ ok: true } & Received) | Refused> {
  const type = request.headers.get('content-type') ?? ''
  if (!request.body || !/^multipart\/form-data\b/i.test(type))
    return { ok: false, status: 400, sentence: 'Choose a file first.' }
  const form = formOf(type)
  if (!form)
    return { ok: false, status: 400, sentence: 'The form cannot be read: it does not say where its parts end.' }
  const { folder, maxBytes, maxTotalBytes = Infinity } = place
  const mostBytes = Math.min(maxBytes, Math.max(0, maxTotalBytes - lying))
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const room = async () => (await (place.freeBytes ?? freeOn(folder))()) - leftFree
  // What says how large it is need not be heard first.
  let full = (await room()) < Number(request.headers.get('content-length') ?? 0)
  const id = randomUUID()
  const path = join(folder, id)
  const hash = createHash('sha256')
  let received: Omit<Received, 'sha256'> | null = null
  let tooLarge = false
  let lookedAt = 0
  let writing: Promise<void> = Promise.resolve()
  let giveUp = () => {}
  form.on('file', (_field, file, name) => {
    // Cut off in its middle: the form says so too, and nobody else would hear it.
    file.on('error', () => giveUp())
    if (received !== null || !name) {
      file.resume()
      return
    }
    const about = (received = { id, path, name: nameOf(name), bytes: 0 })
    const weigh = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        about.bytes += chunk.length
        if (about.bytes > mostBytes) tooLarge = true
        else hash.update(chunk)
        // What is too much is thrown away as it comes.
        const pass = () => done(null, tooLarge || full ? null : chunk)
        if (about.bytes - lookedAt < lookedAtEvery) return pass()
        lookedAt = about.bytes
        room().then((left) => {
          full ||= left < 0
          pass()
        }, pass)
      },
    })
    giveUp = () => void weigh.destroy()
    // Not one pipeline: where the disk fails, the form must be heard to its end all the same.
    file.pipe(weigh)
    writing = pipeline(weigh, createWriteStream(path, { mode: 0o600, flags: 'wx' }))
    writing.catch(() => {
      file.unpipe(weigh)
      file.resume()
    })
  })
  try {
    // The body is a web stream of Node's own, whatever its type says.
    await pipeline(Readable.fromWeb(request.body as Parameters<typeof Readable.fromWeb>[0]), form)
    await writing
  } catch (error) {
    giveUp()
    await writing.catch(() => undefined)
    await rm(path, { force: true })
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC')
      return { ok: false, status: 507, sentence: 'The disk of the server is full; nothing was kept of the file.' }
    if (request.signal.aborted) throw error
    return { ok: false, status: 400, sentence: 'The file did not arrive whole; nothing was kept of it. Send it again.' }
  }
  // What the callback found; the compiler does not see that it ran.
  const file = received as Omit<Received, 'sha256'> | null
  if (full) {
    await rm(path, { force: true })
    const free = bytesInWords(Math.max(0, (await room()) + leftFree))
    const sentence = `The disk of the server has no room for this file: ${free} are free, of which ${bytesInWords(leftFree)} stay free for the database. Nothing was kept of it.`
    return { ok: false, status: 507, sentence }
  }
  if (tooLarge && mostBytes < maxBytes) {
    await rm(path, { force: true })
    const sentence = `With this file the files that wait here would take up more than ${bytesInWords(maxTotalBytes)}: import or throw away those that are here, then send it again. Whoever runs Rapport can allow more (RAPPORT_UPLOAD_TOTAL_GB).`
    return { ok: false, status: 413, sentence }
  }
  if (tooLarge) {
    await rm(path, { force: true })
    const sentence = `The file is larger than ${bytesInWords(maxBytes)}, the most that is taken here; whoever runs Rapport can allow more (RAPPORT_UPLOAD_MAX_GB), or import it in the terminal, where there is no limit.`
    return { ok: false, status: 413, sentence }
  }
  if (file === null) return { ok: false, status: 400, sentence: 'Choose a file first.' }
  return { ok: true, ...file, sha256: hash.digest('hex') }
}

const freeOn = (folder: string) => async () => {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

/** Null where the type names no boundary. */
function formOf(type: string): InstanceType<typeof Busboy> | null {
  try {
    return new Busboy({ headers: { 'content-type': type }, limits: { files: 1, fields: 20, fieldSize: 10_000 } })
  } catch {
    return null
  }
}

/** The last part of what a browser says, without what no name should hold. */
function nameOf(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? ''
  return (
    last
      .replace(/\p{Cc}/gu, '')
      .slice(0, 200)
      .toWellFormed() || 'file'
  )
}

const bytesInWords = (bytes: number) => `${Number((bytes / gigabyte).toFixed(2))} GB`

/** Beside the embedded database's own folder, and only so large as the environment allows. */
export const uploadPlaceOf = (
  env: Pick<Env, 'RAPPORT_DATA' | 'RAPPORT_UPLOAD_MAX_GB' | 'RAPPORT_UPLOAD_TOTAL_GB'>,
): UploadPlace => ({
  folder: join(env.RAPPORT_DATA, 'uploads'),
  maxBytes: env.RAPPORT_UPLOAD_MAX_GB * gigabyte,
  maxTotalBytes: env.RAPPORT_UPLOAD_TOTAL_GB * gigabyte,
})
