import type { RequestHandler } from 'express'

/** What a form or a program's request may weigh; files have a limit of their own. */
const mostBytes = 1024 ** 2
/** What records that a program sends may weigh. */
const mostRecordBytes = 8 * mostBytes
/** How long anything but a file may take to arrive. */
const patienceMs = 60_000

const isRecords = /^\/api\/v1\/ingest$/
const isUpload = /^\/w\/[^/]+\/sources\/add(\.data)?$/
const withoutBody = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses a body that is too large before any of it is kept, with 413, and one that does not say how large it is, with
 * 411: nobody needs to be signed in to send one.
 */
export const bodyLimit: RequestHandler = (request, response, next) => {
  if (withoutBody.has(request.method)) return next()
  const isFile = isUpload.test(request.path)
  const refuse = (status: 411 | 413, code: string, message: string) => {
    response.status(status).setHeader('Connection', 'close')
    if (request.path.startsWith('/api/')) response.json({ error: { code, message } })
    else response.type('text').send(message)
  }
  if (!isFile && request.headers['transfer-encoding'] !== undefined)
    return refuse(411, 'no_length', 'A request must say how long it is (Content-Length).')
  const most = isRecords.test(request.path) ? mostRecordBytes : mostBytes
  if (!isFile && Number(request.headers['content-length'] ?? 0) > most) {
    const message = `That is more than ${most / 1024 ** 2} MB, the most that is taken here. Nothing was changed.`
    return refuse(413, 'too_large', message)
  }
  if (!isFile) {
    const enough = setTimeout(() => request.complete || request.destroy(), patienceMs)
    response.once('close', () => clearTimeout(enough))
  }
  next()
}
