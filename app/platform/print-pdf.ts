import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { buffer, text } from 'node:stream/consumers'
import { join } from 'node:path'
import { environmentWith, projectFolder } from './env.ts'

export type Printed = { ok: true; pdf: Uint8Array<ArrayBuffer> } | { ok: false; reason: string }

/** What the process that prints says by its exit code: there is no browser. */
export const noBrowserCode = 4

const noBrowser =
  'There is no browser on this machine to make a PDF with: set CHROME_PATH to a Chrome or Chromium, or print the page.'

/** One at a time: a browser takes some hundred MB for some seconds. */
let last: Promise<unknown> = Promise.resolve()

/** Prints a document that brings along all it needs, on A4. In a process of its own, which ends with its browser. */
export function printPdf(html: string): Promise<Printed> {
  const printed = last.then(() => print(html))
  last = printed.catch(() => undefined)
  return printed
}

async function print(html: string): Promise<Printed> {
  const folder = await mkdtemp(join(tmpdir(), 'rapport-print-'))
  try {
    return await printIn(folder, html)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function printIn(folder: string, html: string): Promise<Printed> {
  // The packaged browser brings the libraries that bare machines lack, but unpacks them only where it believes to be on
  // Lambda.
  const env = environmentWith({ AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x', TMPDIR: folder })
  const child = spawn(process.execPath, [join(projectFolder, 'app/print.ts')], { env, stdio: 'pipe' })
  const ended = new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve))
  // Whoever ends early closes its standard input; why, its exit code says.
  child.stdin.on('error', () => undefined)
  child.stdin.end(html)
  const [pdf, complaint, code] = await Promise.all([buffer(child.stdout), text(child.stderr), ended])
  if (code === noBrowserCode) return { ok: false, reason: noBrowser }
  if (code !== 0) throw new Error(`The PDF could not be made: ${complaint.trim()}`)
  return { ok: true, pdf: new Uint8Array(pdf) }
}
