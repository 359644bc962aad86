import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, onTestFinished, test, vi } from 'vitest'
import { z } from 'zod'
import { runnable, type Job, type RunnableJob } from '#app/jobs/job.ts'
import { addJob } from '#app/jobs/queue.ts'
import { runWorker } from '#app/jobs/run-worker.ts'
import { createLog } from '#app/platform/log.ts'
import { projectFolder } from '#app/platform/env.ts'
import { prepareHome } from '#db/embedded-home.server.ts'
import { findRunning, readPidFile } from '#db/embedded-postgres.server.ts'
import { beginStart } from '#db/queries/queue.ts'
import { environment } from '../factories/environment.ts'
import { makeDataFolder, removeDataFolder } from '../setup/cluster.ts'
import { createTestDatabase } from '../setup/database.ts'

const { db, pool, url } = await createTestDatabase()
const log = createLog({ LOG_LEVEL: 'silent' }, 'worker')

async function work(...jobs: RunnableJob[]) {
  const worker = await runWorker({ url, jobs, log, now: () => new Date(), pollMilliseconds: 50 })
  onTestFinished(() => worker.stop())
  return worker
}

function jobNamed(name: string, run: Job<{ n: number }>['run']): Job<{ n: number }> {
  return { name, payload: z.object({ n: z.number() }), run }
}

async function waitingJobs(name: string): Promise<{ attempts: number; due: boolean; held: boolean }[]> {
  const { rows } = await sql<{ attempts: number; due: boolean; held: boolean }>`
    select attempts, run_at <= now() as due, locked_by is not null as held from graphile_worker.jobs
    where task_identifier = ${name}`.execute(db)
  return rows
}

test('a job that was queued before any worker ran is done, with its payload', async () => {
  const seen: number[] = []
  const job = jobNamed('add', ({ n }) => Promise.resolve(void seen.push(n)))
  await addJob(pool, job, { n: 7 })
  await work(runnable(job))
  await vi.waitFor(async () => expect([seen, await waitingJobs('add')]).toEqual([[7], []]))
})

test('a payload the job does not take is refused when it is queued', async () => {
  const job = jobNamed('refuse', () => Promise.resolve())
  await expect(addJob(pool, job, { n: 'seven' as unknown as number })).rejects.toThrow('expected number')
  expect(await waitingJobs('refuse')).toEqual([])
})

test('a worker that stops lets its job finish the step, and the job is due again at once', async () => {
  const steps: string[] = []
  const job = jobNamed('import-slowly', async (_payload, { signal }) => {
    steps.push('begun')
    while (!signal.aborted) await wait(5)
    await wait(100)
    steps.push('step finished')
    throw signal.reason
  })
  await addJob(pool, job, { n: 1 })
  const worker = await work(runnable(job))
  await vi.waitFor(() => expect(steps).toEqual(['begun']))
  await worker.stop()
  expect(steps).toEqual(['begun', 'step finished'])
  expect(await waitingJobs('import-slowly')).toEqual([{ attempts: 0, due: true, held: false }])
})

test('the job of a killed worker is done by the next one without waiting', { timeout: 30_000 }, async () => {
  const job = jobNamed('outlive', () => Promise.resolve())
  await addJob(pool, job, { n: 1 })
  const script = `
    import { runWorker } from '#app/jobs/run-worker.ts'
    import { createLog } from '#app/platform/log.ts'
    const hang = { name: 'outlive', run: () => { console.log('begun'); return new Promise(() => setInterval(() => 0, 1000)) } }
    await runWorker({ url: ${JSON.stringify(url)}, jobs: [hang], log: createLog({ LOG_LEVEL: 'silent' }, 'w'), now: () => new Date() })`
  const killed = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(killed.stdout, 'data')
  killed.kill('SIGKILL')
  await once(killed, 'exit')
  expect(await waitingJobs('outlive')).toMatchObject([{ held: true }])
  await work(runnable(job))
  await vi.waitFor(async () => expect(await waitingJobs('outlive')).toEqual([]), 3000)
})

test('a second worker leaves the jobs of a living one alone', async () => {
  const runs: string[] = []
  let finish: () => void = () => undefined
  const job = (who: string) =>
    jobNamed('keep', () => {
      runs.push(who)
      return new Promise((resolve) => {
        finish = resolve
      })
    })
  await addJob(pool, job(''), { n: 1 })
  await work(runnable(job('first')))
  await vi.waitFor(() => expect(runs).toEqual(['first']))
  await work(runnable(job('second')))
  await wait(300)
  expect(runs).toEqual(['first'])
  finish()
  await vi.waitFor(async () => expect(await waitingJobs('keep')).toEqual([]))
})

test('a worker whose database goes away ends instead of holding on', async () => {
  const worker = await work()
  await sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'rapport worker' and datname = current_database()`.execute(db)
  await expect(worker.ended).resolves.toBeUndefined()
})

test('a worker whose database goes away while it runs a job ends, and the next one does the job', async () => {
  // The queue prints a trace of its own beside what it logs through us.
  const trace = vi.spyOn(console, 'trace').mockImplementation(() => undefined)
  onTestFinished(() => trace.mockRestore())
  const away = await createTestDatabase()
  const name = new URL(away.url).pathname.slice(1)
  let tries = 0
  const job = jobNamed('survive', async (_payload, tools) => {
    tries += 1
    if (tries === 1) await tools.pool.query('select pg_sleep(60)')
  })
  await addJob(away.pool, job, { n: 1 })
  const options = { url: away.url, jobs: [runnable(job)], log, now: () => new Date(), pollMilliseconds: 50 }
  const worker = await runWorker(options)
  await vi.waitFor(() => expect(tries).toBe(1))
  await pool.query(`alter database ${name} allow_connections false`)
  await pool.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`)
  await worker.ended
  await pool.query(`alter database ${name} allow_connections true`)
  const next = await runWorker(options)
  onTestFinished(() => next.stop())
  await vi.waitFor(() => expect(tries).toBe(2), 10_000)
})

test('a worker that loses its connection while it starts says so instead of holding on', async () => {
  const other = await pool.connect()
  onTestFinished(() => other.release(true))
  await beginStart(other)
  const starting = work().then(
    () => 'started',
    (error: Error) => error.message,
  )
  const queued = sql<{ ended: boolean }>`
    select pg_terminate_backend(pid) as ended from pg_stat_activity
    where application_name = 'rapport worker' and datname = current_database() and wait_event = 'advisory'`
  await vi.waitFor(async () => expect((await queued.execute(db)).rows).toEqual([{ ended: true }]))
  expect(await starting).toContain('terminating connection')
})

test('a worker told to stop while it starts the database leaves none running', async () => {
  const folder = await makeDataFolder()
  onTestFinished(() => removeDataFolder(folder))
  const home = await prepareHome(folder)
  const worker = spawn(process.execPath, ['app/jobs/worker.ts'], {
    cwd: projectFolder,
    env: environment({ DATABASE_URL: '', RAPPORT_DATA: folder, LOG_LEVEL: 'silent' }),
    stdio: 'ignore',
  })
  const ended = once(worker, 'exit')
  await vi.waitFor(async () => expect(await readPidFile(home)).not.toBeNull(), { timeout: 30_000, interval: 10 })
  worker.kill('SIGTERM')
  expect(await ended).toEqual([0, null])
  expect(await findRunning(home)).toBeNull()
})

test('a worker told to stop at any moment ends, and no job stays locked', { timeout: 60_000 }, async () => {
  const job = jobNamed('import', () => Promise.resolve())
  for (const milliseconds of [50, 250, 350, 450, 600]) {
    await addJob(pool, job, { n: milliseconds })
    const worker = spawn(process.execPath, ['app/jobs/worker.ts'], {
      cwd: projectFolder,
      env: environment({ DATABASE_URL: url, LOG_LEVEL: 'silent' }),
      stdio: 'ignore',
    })
    const ended = once(worker, 'exit')
    await wait(milliseconds)
    worker.kill('SIGTERM')
    expect([
      [0, null],
      [null, 'SIGTERM'],
    ]).toContainEqual(await ended)
    expect((await waitingJobs('import')).filter(({ held }) => held)).toEqual([])
  }
})
