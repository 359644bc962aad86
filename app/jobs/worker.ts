import { setTimeout as wait } from 'node:timers/promises'
import { listJobs } from '#app/jobs/list.ts'
import { runWorker, type RunningWorker } from '#app/jobs/run-worker.ts'
import { createCaller } from '#app/platform/call-out.ts'
import { readEnv } from '#app/platform/env.ts'
import { createLog, type Log } from '#app/platform/log.ts'
import { uploadPlaceOf } from '#app/platform/receive-upload.server.ts'
import { addressFor } from '#app/platform/where-reached.ts'
import { attachDatabase } from '#db/embedded.server.ts'
import { PlainError } from '#db/plain-error.ts'

/** The process that runs the jobs, until SIGTERM or SIGINT; a job under way finishes its step first. */
async function main(): Promise<void> {
  const env = readEnv()
  const log = createLog(env, 'worker')
  const stopping = new AbortController()
  // Before anything is held: told to stop from here on, we give back what we hold and end with 0.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stopping.abort())
  const caller = createCaller({ allowsPrivate: env.RAPPORT_ALLOW_PRIVATE_HOOKS })
  const jobs = listJobs(uploadPlaceOf(env).folder, addressFor(env), caller)
  const attached = await attachDatabase(env)
  while (!stopping.signal.aborted) {
    try {
      await workUntil(stopping.signal, await runWorker({ url: attached.url, jobs, log, now: () => new Date() }))
    } catch (error) {
      log.error({ err: error }, 'the worker could not start')
    }
    if (!stopping.signal.aborted) await pause(log, stopping.signal)
  }
  await attached.release()
}

async function workUntil(signal: AbortSignal, worker: RunningWorker): Promise<void> {
  const stop = () => void worker.stop()
  signal.addEventListener('abort', stop)
  if (signal.aborted) stop()
  await worker.ended
  signal.removeEventListener('abort', stop)
}

/** The database went away; whoever is attached brings it back. */
async function pause(log: Log, signal: AbortSignal): Promise<void> {
  log.warn('no database: trying again in a second')
  await wait(1000, undefined, { signal }).catch(() => undefined)
}

if (import.meta.main) {
  await main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof PlainError ? error.message : String(error)}\n`)
    process.exitCode = 1
  })
}
