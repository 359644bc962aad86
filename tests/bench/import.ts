import { execFile } from 'node:child_process'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import pgCopy from 'pg-copy-streams'
import type { Pool } from 'pg'
import { memoryFlags } from '#app/platform/memory-flags.ts'
import type { Db } from '#db/client.server.ts'
import { createWorkspace } from '#db/queries/workspace.ts'
import { generateTwcs } from './generate-twcs.ts'

export type ImportBench = {
  messages: number
  /** Import of the file: read, judged, stored, folded, counted. */
  importMs: number
  judgingMs: number
  /** COPY of the same messages into an empty table with the same indexes, nothing else. */
  bareCopyMs: number
  peakMemoryBytes: number
}

type Child = { ms: number; judgingMs: number; peakMemoryBytes: number; rows: number }

/** Imports generated messages in a process of its own, then copies the same rows bare. Needs an otherwise idle machine. */
export async function benchImport(tools: { db: Db; pool: Pool; url: string }, messages: number): Promise<ImportBench> {
  const folder = await mkdtemp(join(tmpdir(), 'rapport-bench-'))
  try {
    const file = join(folder, 'generated.csv')
    await generateTwcs(file, messages)
    const workspace = (await createWorkspace(tools.db, `bench ${messages} ${process.pid}`))!
    const child = new URL('import-child.ts', import.meta.url).pathname
    const { stdout } = await promisify(execFile)(process.execPath, [
      ...memoryFlags,
      child,
      tools.url,
      String(workspace.id),
      file,
    ])
    const { ms, judgingMs, peakMemoryBytes, rows } = JSON.parse(stdout) as Child
    if (rows !== messages) throw new Error(`the import read ${rows} of ${messages} messages`)
    const bareCopyMs = await bareCopy(tools.pool, join(folder, 'messages.copy'))
    return { messages, importMs: ms, judgingMs, bareCopyMs, peakMemoryBytes }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function bareCopy(pool: Pool, path: string): Promise<number> {
  const client = await pool.connect()
  try {
    await pipeline(client.query(pgCopy.to('copy message to stdout')), createWriteStream(path))
    await client.query('create table bare_copy (like message including all)')
    const started = performance.now()
    await pipeline(createReadStream(path), client.query(pgCopy.from('copy bare_copy from stdin')))
    return performance.now() - started
  } finally {
    await client.query('drop table if exists bare_copy')
    client.release()
  }
}
