import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import { addJob } from '#app/jobs/queue.ts'
import { projectFolder } from '#app/platform/env.ts'
import { deliverLetters } from '#app/weekly-report/sending/deliver-work.ts'
import type { Workspace } from '#db/queries/workspace.ts'
import type { Session } from '#db/client.server.ts'
import { environment } from '../factories/environment.ts'
import {
  copyOfLetter,
  deliver,
  deliveriesOf,
  letBeServer,
  letRead,
  sendIt,
  workspaceWithLetter,
} from '../factories/letters.ts'
import { startMailServer, type TestMailServer } from '../factories/mail-server.ts'
import { createTestDatabase } from '../setup/database.ts'

const database = await createTestDatabase()
const { pool } = database
const original = await workspaceWithLetter(database)
/** For machines that have much to do: none of it is waited for by the clock. */
const timeout = 120_000
const patience = { timeout: 60_000 }

type Begun = { process: ChildProcess; ended: Promise<unknown> }

/** The real worker, with the job on its queue. */
async function startWorker({ id }: Workspace): Promise<Begun> {
  await addJob(pool, deliverLetters, { workspaceId: id })
  const child = spawn(process.execPath, ['app/jobs/worker.ts'], {
    ...{ cwd: projectFolder, stdio: ['ignore', 'ignore', 'ignore'] },
    env: environment({ LOG_LEVEL: 'silent', DATABASE_URL: database.url }),
  })
  const ended = once(child, 'exit')
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await ended
    // The job of a worker that died is nobody's in the next test.
    await pool.query('delete from graphile_worker._private_jobs')
  })
  return { process: child, ended }
}

async function kill({ process: child, ended }: Begun): Promise<void> {
  child.kill('SIGKILL')
  await ended
  // Its sessions end when the server hears of it.
  const living = async () => {
    const { rows } = await pool.query(
      "select pid from pg_stat_activity where application_name = 'rapport worker' and datname = current_database()",
    )
    return rows.length
  }
  await expect.poll(living, patience).toBe(0)
}

/** A moment that comes from elsewhere. */
function moment() {
  let come = () => {}
  const came = new Promise<void>((resolve) => (come = resolve))
  return { came, come }
}

const forever = new Promise<never>(() => undefined)

async function prepared(server: TestMailServer): Promise<Workspace> {
  const workspace = await copyOfLetter(database, original)
  await letBeServer(database, workspace, { port: server.port })
  await letRead(database, workspace, ['ann'])
  // By the clock of the worker.
  await sendIt(database, workspace, new Date())
  return workspace
}

const stateOf = async (workspace: Workspace) => (await deliveriesOf(database, workspace)).map(({ state }) => state)

/** What the next worker does about it. */
async function goOn(workspace: Workspace) {
  await deliver(database, workspace, new Date())
  await deliver(database, workspace, new Date())
  return stateOf(workspace)
}

/** Keeps everybody from changing deliveries until `free`. */
async function holdTable(): Promise<{ free: () => Promise<void> }> {
  const session: Session = await pool.connect()
  await session.query('begin; lock table weekly_report_delivery in share mode')
  return {
    free: async () => {
      await session.query('rollback')
      session.release()
    },
  }
}

async function untilSomebodyWaits(): Promise<void> {
  const waiting = async () => {
    const { rows } = await pool.query(
      "select pid from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()",
    )
    return rows.length
  }
  await expect.poll(waiting, patience).toBeGreaterThan(0)
}

test('killed before it claims one: sent once by the next', { timeout }, async () => {
  const server = await startMailServer()
  const workspace = await prepared(server)
  const held = await holdTable()
  const worker = await startWorker(workspace)
  await untilSomebodyWaits()
  worker.process.kill('SIGKILL')
  await held.free()
  await kill(worker)
  expect(await goOn(workspace)).toEqual(['sent'])
  expect(server.to()).toEqual(['ann@reader.example'])
})

test('killed while it connects: sent once by the next', { timeout }, async () => {
  const reached = moment()
  let isFirst = true
  const server = await startMailServer({
    onConnect(_session, callback) {
      if (!isFirst) return callback()
      isFirst = false
      reached.come()
    },
  })
  const workspace = await prepared(server)
  const worker = await startWorker(workspace)
  await reached.came
  expect(await stateOf(workspace)).toEqual(['sending'])
  await kill(worker)
  expect(await goOn(workspace)).toEqual(['sent'])
  expect(server.to()).toEqual(['ann@reader.example'])
})

test('killed before the server waits for the words: sent once by the next', { timeout }, async () => {
  const reached = moment()
  let isFirst = true
  const server = await startMailServer({
    onRcptTo(_address, _session, callback) {
      if (!isFirst) return callback()
      isFirst = false
      reached.come()
    },
  })
  const workspace = await prepared(server)
  const worker = await startWorker(workspace)
  await reached.came
  await kill(worker)
  expect(await goOn(workspace)).toEqual(['sent'])
  expect(server.to()).toEqual(['ann@reader.example'])
})

test(
  'killed while the server thinks about it: the row says that it may have arrived, and no second mail goes',
  { timeout },
  async () => {
    const reached = moment()
    const server = await startMailServer({
      beforeAnswer: () => {
        reached.come()
        return forever
      },
    })
    const workspace = await prepared(server)
    const worker = await startWorker(workspace)
    await reached.came
    expect(await stateOf(workspace)).toEqual(['handing_over'])
    await kill(worker)
    expect(await goOn(workspace)).toEqual(['unknown'])
    expect((await deliveriesOf(database, workspace))[0]!.says).toMatch(/may have arrived/)
    expect(server.to()).toEqual([])
  },
)

test(
  'killed between the answer and its commit: one mail, and the row says that it may have arrived',
  { timeout },
  async () => {
    let held = { free: () => Promise.resolve() }
    const server = await startMailServer({
      beforeAnswer: async () => {
        held = await holdTable()
      },
    })
    const workspace = await prepared(server)
    const worker = await startWorker(workspace)
    await expect.poll(() => server.arrived.length, patience).toBe(1)
    await untilSomebodyWaits()
    worker.process.kill('SIGKILL')
    await worker.ended
    await held.free()
    await kill(worker)
    expect(await goOn(workspace)).toEqual(['unknown'])
    expect(server.to()).toEqual(['ann@reader.example'])
  },
)

test('two at once send each reader one mail', { timeout }, async () => {
  const server = await startMailServer()
  const workspace = await prepared(server)
  const names = Array.from({ length: 12 }, (_, i) => `reader${i}`)
  await letRead(database, workspace, names)
  await sendIt(database, workspace, new Date())
  const worker = await startWorker(workspace)
  await Promise.all([deliver(database, workspace, new Date()), deliver(database, workspace, new Date())])
  await expect.poll(async () => new Set(await stateOf(workspace)), patience).toEqual(new Set(['sent']))
  expect(server.to()).toEqual(['ann', ...names].map((name) => `${name}@reader.example`).toSorted())
  await kill(worker)
})
