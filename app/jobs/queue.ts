import { addJobAdhoc, type TaskSpec } from 'graphile-worker'
import type { Enqueue } from '#app/ingestion/background.ts'
import type { Job } from '#app/jobs/job.ts'
import type { Pool } from '#db/client.server.ts'

/**
 * Puts a job on the queue and returns its id. Jobs of the same `queueName` run one after the other; one of the same
 * `jobKey` replaces the one that waits.
 *
 * @throws ZodError when the payload is not what the job takes
 */
export async function addJob<Payload>(
  pool: Pool,
  job: Pick<Job<Payload>, 'name' | 'payload'>,
  payload: Payload,
  options: Pick<TaskSpec, 'queueName' | 'jobKey' | 'jobKeyMode' | 'runAt' | 'maxAttempts'> = {},
): Promise<string> {
  const { id } = await addJobAdhoc({ pgPool: pool }, job.name, job.payload.parse(payload), options)
  return id
}

/** The queue as actions take it. */
export const enqueueIn =
  (pool: Pool): Enqueue =>
  (work, payload, options) =>
    addJob(pool, work, payload, options)
