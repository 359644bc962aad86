import type { z } from 'zod'
import type { Log } from '#app/platform/log.ts'
import type { Db, Pool } from '#db/client.server.ts'

/**
 * What a job works with. When `signal` aborts the worker is stopping: finish the step under way (a batch), then throw
 * `signal.reason`; the job is run again from the start of its next step when a worker is back.
 */
export type JobTools = { db: Db; pool: Pool; log: Log; signal: AbortSignal; now: () => Date }

/** Work for the background. It returns or throws (then it is tried again, later and later), and may run twice. */
export type Job<Payload> = {
  name: string
  payload: z.ZodType<Payload>
  /** When it runs by itself, besides being asked to: "* * * * *". */
  cron?: string
  run(payload: Payload, tools: JobTools): Promise<void>
}

/** A job whose payload is read from the queue, where it could be anything. */
export type RunnableJob = { name: string; cron?: string; run(payload: unknown, tools: JobTools): Promise<void> }

export function runnable<Payload>(job: Job<Payload>): RunnableJob {
  return {
    name: job.name,
    ...(job.cron !== undefined && { cron: job.cron }),
    run: async (payload, tools) => job.run(job.payload.parse(payload), tools),
  }
}
