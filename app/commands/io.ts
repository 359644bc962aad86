import { resolve } from 'node:path'
import { refillReplies } from '#app/ingestion/canned-refill.ts'
import { refillFacts } from '#app/ingestion/refill-facts.ts'
import type { Env } from '#app/platform/env.ts'
import { openDb, type OpenDb } from '#db/client.server.ts'
import { attachDatabase } from '#db/embedded.server.ts'
import { migrate } from '#db/migrate.ts'
import { PlainError } from '#db/plain-error.ts'

/** What a command's exit code says; 1 is for what nobody expected. */
export const exitCodes = { ok: 0, failed: 1, usage: 2, refused: 3, quarantined: 4 } as const
export type ExitReason = keyof typeof exitCodes

/** Thrown by a command to end with another code than 0; the message, when there is one, is told on stderr. */
export class CommandExit extends Error {
  override name = 'CommandExit'
  readonly reason: ExitReason
  constructor(reason: ExitReason, message = '') {
    super(message)
    this.reason = reason
  }
}

export type CommandDatabase = Pick<OpenDb, 'db' | 'pool'> & { url: string }

/**
 * The world as a command sees it. Results for people or, with `--json`, one JSON document for machines go to `out`
 * (`io.out(JSON.stringify(run))`); progress, questions and warnings go to `err`, so that stdout can always be piped.
 */
export type CommandIo = {
  out(text: string): void
  err(text: string): void
  now(): Date
  env: Env
  /** A path as the person typed it, from the folder they typed it in. */
  file(path: string): string
  /**
   * Aborts at the first Ctrl-C or SIGTERM. A command that reads it promises to stop at its next safe point (import: the
   * end of the batch); one that never reads it is ended at once, its database given back.
   */
  readonly signal: AbortSignal
  /** Attaches to the database (starting it if need be), migrates it, and gives it back after `work`. */
  withDatabase<T>(work: (database: CommandDatabase) => Promise<T>): Promise<T>
}

/** Postgres is shutting down or was killed (57P01 to 57P03), or its connection broke. */
function databaseWentAway(error: unknown): boolean {
  const { code = '', message = '' } = error as { code?: unknown; message?: unknown }
  if (/^57P0[1-3]$|^ECONNRE(FUSED|SET)$/.test(String(code))) return true
  return /Connection terminated|not queryable|postmaster exit|encountered a connection error/.test(String(message))
}

/** The io of a real process. `interrupt` is what the process does at Ctrl-C or SIGTERM. */
export function processIo(env: Env): { io: CommandIo; interrupt: () => Promise<'stopping' | 'ended'> } {
  const stop = new AbortController()
  let watched = false
  let giveBack: (() => Promise<void>) | null = null

  const io: CommandIo = {
    out: (text) => void process.stdout.write(`${text}\n`),
    err: (text) => void process.stderr.write(`${text}\n`),
    now: () => new Date(),
    env,
    file: (path) => resolve(env.INIT_CWD, path),
    get signal() {
      watched = true
      return stop.signal
    },
    async withDatabase(work) {
      const attached = await attachDatabase(env)
      const opened = openDb(attached.url, { applicationName: 'rapport command', max: 5 })
      let given: Promise<void> | null = null
      giveBack = () => (given ??= opened.close().then(() => attached.release()))
      try {
        if ((await migrate(opened.pool)).length > 0) await refillReplies(opened)
        await refillFacts(opened, {
          onProgress: (words) => void process.stderr.write(`${words}\n`),
        })
        return await work({ db: opened.db, pool: opened.pool, url: attached.url })
      } catch (cause) {
        if (!databaseWentAway(cause)) throw cause
        const sentence = 'The database went away. What was stored is kept; the same command goes on from there.'
        throw new PlainError(sentence, { cause })
      } finally {
        await giveBack()
      }
    },
  }

  async function interrupt(): Promise<'stopping' | 'ended'> {
    stop.abort()
    if (watched) return 'stopping'
    await giveBack?.()
    return 'ended'
  }
  return { io, interrupt }
}
