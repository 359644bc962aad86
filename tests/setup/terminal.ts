import { Command } from 'commander'
import { CommandExit, type CommandIo } from '#app/commands/io.ts'
import { commands } from '#app/commands/program.ts'
import type { Readings } from '#app/measures/reading.ts'
import { readEnv } from '#app/platform/env.ts'
import type { TestDatabase } from './database.ts'

/** What a command printed, and how it ended. */
export type Said = { out: string; err: string; reason: string }

/** A terminal on a database, for one workspace: `say` runs a command, `json` gives what it printed with --json. */
export function terminal(
  { db, pool, url }: TestDatabase,
  { workspace, now = () => new Date(), signal = new AbortController().signal }: TerminalOptions,
) {
  async function say(...words: string[]): Promise<Said> {
    const said: Said = { out: '', err: '', reason: 'ok' }
    const io: CommandIo = {
      out: (text) => void (said.out += `${text}\n`),
      err: (text) => void (said.err += `${text}\n`),
      now,
      env: readEnv({}),
      file: (path) => path,
      signal,
      withDatabase: (work) => work({ db, pool, url }),
    }
    const program = new Command().exitOverride().configureOutput({ writeErr: (text) => void (said.err += text) })
    for (const add of commands) add(program, io)
    const about = ['workspace', 'doctor', 'sample', 'user'].includes(words[0]!)
      ? words
      : [...words, '--workspace', workspace]
    await program.parseAsync(about, { from: 'user' }).catch((error: unknown) => {
      said.reason = error instanceof CommandExit ? error.reason : 'usage'
      said.err += (error as Error).message
    })
    return said
  }

  async function json<Result>(...words: string[]): Promise<Result> {
    const said = await say(...words, '--json')
    if (said.reason !== 'ok') throw new Error(`${words.join(' ')}: ${said.err}`)
    return JSON.parse(said.out) as Result
  }

  /** The readings over all time, or with other filters. */
  async function readings(...filters: string[]) {
    const { periods } = await json<Readings>('readings', '--by', 'all', ...filters)
    return periods[0]!.readings
  }

  return { say, json, readings }
}

type TerminalOptions = { workspace: string; now?: () => Date; signal?: AbortSignal }
