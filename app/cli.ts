import { CommanderError } from 'commander'
import { CommandExit, exitCodes, processIo, type CommandIo } from '#app/commands/io.ts'
import { buildProgram } from '#app/commands/program.ts'
import { readEnv } from '#app/platform/env.ts'
import { PlainError } from '#db/plain-error.ts'

process.exitCode = await main(process.argv.slice(2))

async function main(args: string[]): Promise<number> {
  // `rapport … | head` closes our stdout: nobody reads on, so there is nothing left to say.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))
  let debug = false
  try {
    const env = readEnv()
    debug = env.LOG_LEVEL === 'debug' || env.LOG_LEVEL === 'trace'
    const { io, interrupt } = processIo(env)
    stopOnSignals(io, interrupt)
    await buildProgram(io).parseAsync(args, { from: 'user' })
    return exitCodes.ok
  } catch (error) {
    return explain(error, debug)
  }
}

function stopOnSignals(io: CommandIo, interrupt: () => Promise<'stopping' | 'ended'>): void {
  let times = 0
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      times += 1
      if (times > 1) return io.err('Stopping: waiting for the step under way to finish.')
      void interrupt().then((state) => {
        if (state === 'ended') process.exit(signal === 'SIGINT' ? 130 : 143)
      })
    })
  }
}

/** Tells on stderr why a command ended, in one sentence, and returns the exit code. */
function explain(error: unknown, debug: boolean): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage
  if (error instanceof CommandExit) {
    if (error.message) process.stderr.write(`${error.message}\n`)
    return exitCodes[error.reason]
  }
  const message = error instanceof Error ? error.message : String(error)
  process.stderr.write(
    error instanceof PlainError
      ? `${message}\n`
      : `Something went wrong that Rapport did not expect: ${message} (LOG_LEVEL=debug shows where).\n`,
  )
  if (debug && error instanceof Error) process.stderr.write(`${error.stack}\n`)
  return exitCodes.failed
}
