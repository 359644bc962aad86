import { Logger, makeWorkerUtils, parseCronItems, run, type CronItem, type TaskList } from 'graphile-worker'
import { EventEmitter } from 'node:events'
import type { RunnableJob } from '#app/jobs/job.ts'
import type { Log } from '#app/platform/log.ts'
import { openDb, type OpenDb, type Session } from '#db/client.server.ts'
import { countJob } from '#db/queries/metrics.ts'
import { beginStart, endStart, holdLivingLock, listDeadWorkers, makeDueAgain } from '#db/queries/queue.ts'

type Options = { url: string; jobs: RunnableJob[]; log: Log; now: () => Date; pollMilliseconds?: number }

/** `stop` lets every running job finish its step. `ended` settles when the worker has ended, asked to or not. */
export type RunningWorker = { stop: () => Promise<void>; ended: Promise<void> }

/**
 * Starts a worker. It holds a lock in the database as long as it lives, and first frees the jobs of workers whose lock is
 * gone: those that were killed would otherwise keep their jobs for four hours. When the database goes away it ends.
 */
export async function runWorker({ url, jobs, log, now, pollMilliseconds = 2000 }: Options): Promise<RunningWorker> {
  const opened = openDb(url, { applicationName: 'rapport worker' })
  let session: Session | null = null
  try {
    session = await opened.pool.connect()
    return await begin(opened, session, { jobs, log, now, pollMilliseconds })
  } catch (error) {
    // Closing waits for every connection that was handed out.
    session?.release(true)
    await opened.close()
    throw error
  }
}

async function begin(
  opened: OpenDb,
  session: Session,
  options: Required<Omit<Options, 'url'>>,
): Promise<RunningWorker> {
  const { db, pool } = opened
  const { log } = options
  const logger = new Logger(() => (level, message) => log[level === 'warning' ? 'warn' : level](message))
  const interrupted: string[] = []
  const lost = new Promise<void>((resolve) => session.once('end', resolve))

  await beginStart(session)
  await freeJobsOfTheDead(opened, logger)
  let id = ''
  const events = new EventEmitter()
  events.on('pool:create', ({ workerPool }: { workerPool: { id: string } }) => {
    id = workerPool.id
  })
  const runner = await run({
    pgPool: pool,
    taskList: tasksOf(opened, options, interrupted),
    parsedCronItems: parseCronItems(options.jobs.flatMap(cronOf)),
    // So that letters go out and searches find while files come in and words are cleared, which takes hours at times.
    concurrency: 4,
    pollInterval: options.pollMilliseconds,
    // Without a batch nobody there waits for a job's end to be written, and a database that is gone ends the process.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    // A running job is told at once that we stop; it decides where it is safe to.
    gracefulShutdownAbortTimeout: 0,
    noHandleSignals: true,
    logger,
    events,
  })
  let stopped: Promise<void> | null = null
  // Stopping twice is an error there, and only the first call waits for the jobs.
  const stop = () => (stopped ??= runner.stop().catch(() => undefined))
  const failed = runner.promise.catch((error: unknown) => log.error({ err: error }, 'the queue failed'))
  try {
    await holdLivingLock(session, id)
    await endStart(session)
  } catch (error) {
    await stop()
    throw error
  }
  const ended = finish()
  return { stop: () => stop().then(() => ended), ended }

  async function finish(): Promise<void> {
    await Promise.race([lost, failed])
    await stop()
    if (interrupted.length > 0) await makeDueAgain(db, id, interrupted).catch(() => undefined)
    session.release(true)
    await opened.close()
  }
}

/** Of a job that has not run since, one turn waits, not one for every minute. */
const cronOf = ({ name, cron }: RunnableJob): CronItem[] =>
  cron === undefined ? [] : [{ task: name, match: cron, options: { jobKey: name, queueName: name } }]

async function freeJobsOfTheDead({ db, pool }: OpenDb, logger: Logger): Promise<void> {
  const utils = await makeWorkerUtils({ pgPool: pool, logger })
  try {
    await utils.migrate()
    const dead = await listDeadWorkers(db)
    if (dead.length > 0) await utils.forceUnlockWorkers(dead)
  } finally {
    await utils.release()
  }
}

function tasksOf(
  { db, pool }: OpenDb,
  { jobs, log, now }: Pick<Options, 'jobs' | 'log' | 'now'>,
  interrupted: string[],
): TaskList {
  const tasks = jobs.map((job) => [
    job.name,
    async (payload: unknown, helpers: { abortSignal: AbortSignal; job: { id: string } }) => {
      const { abortSignal: signal } = helpers
      const begun = performance.now()
      const count = (ok: boolean) =>
        countJob(db, job.name, { ok, seconds: (performance.now() - begun) / 1000 }).catch(() => undefined)
      try {
        await job.run(payload, { db, pool, log: log.child({ job: job.name, jobId: helpers.job.id }), signal, now })
        await count(true)
      } catch (error) {
        if (signal.aborted) interrupted.push(helpers.job.id)
        else await count(false)
        throw error
      }
    },
  ])
  return Object.fromEntries(tasks) as TaskList
}
