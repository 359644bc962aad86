import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { environmentWith, readEnv } from './env.ts'
import type { Log } from './log.ts'

export type Child = {
  name: string
  /** Undefined while it is being started again. */
  readonly pid: number | undefined
  /** Settles when the process ended before `keep` was called: its exit code. */
  readonly ended: Promise<number>
  /** From now on starts it again when it ends unasked. */
  keep(): void
  /** Tells it to stop and waits until it has. */
  stop(): Promise<void>
}

/**
 * Starts a process of ours that lives as long as this one. It gets a process group of its own, so that a Ctrl-C at the
 * terminal reaches us alone and we decide in which order things stop.
 */
export function startChild(
  name: string,
  file: string,
  options: { project: string; log: Log; flags?: readonly string[]; args?: readonly string[] },
): Child {
  let kept = false
  let stopping = false
  let current: ChildProcess = begin()
  const first = current
  const ended = once(first, 'exit').then(([code]) => (typeof code === 'number' ? code : 1))
  let finished: Promise<void> = watch(first)

  return {
    name,
    get pid() {
      return isAlive(current) ? current.pid : undefined
    },
    ended,
    keep: () => {
      kept = true
    },
    stop: async () => {
      stopping = true
      current.kill('SIGTERM')
      await finished
    },
  }

  function begin(): ChildProcess {
    const parent = join(import.meta.dirname, 'end-with-parent.ts')
    return spawn(process.execPath, [...(options.flags ?? []), '--import', parent, file, ...(options.args ?? [])], {
      cwd: options.project,
      // React and Remix take their production form by it, and not where it is missing.
      // Whoever started us reads sentences; records of what goes as it should are for those who ask for them.
      env: environmentWith({ NODE_ENV: readEnv().NODE_ENV }, { LOG_LEVEL: 'warn' }),
      detached: true,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
  }

  async function watch(child: ChildProcess, delay = 1000): Promise<void> {
    const begun = Date.now()
    const [code, signal] = await once(child, 'exit')
    if (stopping || !kept) return
    options.log.error({ code, signal }, `the ${name} ended by itself and is started again`)
    await wait(delay)
    if (stopping) return
    current = begin()
    // What fails at once, over and over, gets a longer and longer pause.
    await (finished = watch(current, Date.now() - begun > 60_000 ? 1000 : Math.min(delay * 2, 30_000)))
  }
}

function isAlive(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null
}
