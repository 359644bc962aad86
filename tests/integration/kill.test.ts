import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { importJob } from '#app/jobs/import.ts'
import { addJob } from '#app/jobs/queue.ts'
import { projectFolder, readEnv } from '#app/platform/env.ts'
import { type OpenDb, openDb } from '#db/client.server.ts'
import { prepareHome } from '#db/embedded-home.server.ts'
import { findRunning } from '#db/embedded-postgres.server.ts'
import { attachDatabase } from '#db/embedded.server.ts'
import { migrate } from '#db/migrate.ts'
import { createWorkspace } from '#db/queries/workspace.ts'
import { environment } from '../factories/environment.ts'
import { type Contents, contentsOf, differences, importText } from '../factories/imported.ts'
import { seeded, shuffled } from '../factories/seeded.ts'
import { twcsFile, twcsRows } from '../factories/twcs.ts'
import { makeDataFolder, removeDataFolder } from '../setup/cluster.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'
import { temporaryFolder } from '../setup/folder.ts'

/** KILLS=20 npx vitest run tests/integration/kill.test.ts tries longer. */
const kills = Number(environment({})['KILLS'] ?? 2)
const conversations = kills > 2 ? 12_000 : 7000
const timeout = 90_000 + kills * 15_000

const random = seeded(20_261_122 + kills)
const file = twcsFile(shuffled(twcsRows(11, conversations), random))
const database = await createTestDatabase()

async function fileOnDisk(): Promise<string> {
  const path = join(await temporaryFolder(), 'talk.csv')
  await writeFile(path, file)
  return path
}

function start(
  env: Record<string, string>,
  ...args: string[]
): { process: ChildProcess; ended: Promise<number | null> } {
  const child = spawn(process.execPath, args, {
    cwd: projectFolder,
    env: environment({ LOG_LEVEL: 'silent', ...env }),
    stdio: ['ignore', 'ignore', 'ignore'],
  })
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await ended
  })
  return { process: child, ended }
}

/** Waits until more rows of the workspace's file are stored than `before`, and a random moment longer. */
async function untilSomeMore(
  { pool }: Pick<OpenDb, 'pool'>,
  workspaceId: number,
  ended: Promise<unknown>,
): Promise<void> {
  const state = { over: false }
  void ended.then(() => (state.over = true))
  const stored = async () => {
    const { rows } = await pool.query<{ row: number }>(
      'select coalesce(max(cursor_row), 0) as row from run where workspace_id = $1',
      [workspaceId],
    )
    return rows[0]!.row
  }
  const before = await stored()
  for (let row = before; !state.over && row <= before; row = await stored()) await wait(20)
  await wait(random() * 700)
}

/** What one quiet import gives in the database of most tests here. */
let quiet: Promise<Contents> | null = null

async function quietly(opened: Pick<OpenDb, 'db' | 'pool'>): Promise<Contents> {
  const { id } = await freshWorkspace(opened.db)
  await importText(opened, id, file)
  return contentsOf(opened, id)
}

test('an import that is killed again and again ends with the facts of one quiet run', { timeout }, async () => {
  const expected = await (quiet ??= quietly(database))
  const workspace = await freshWorkspace(database.db)
  const path = await fileOnDisk()
  const begin = () =>
    start({ DATABASE_URL: database.url }, 'app/cli.ts', 'import', 'twcs', path, '--workspace', workspace.name)
  let killed = 0
  for (; killed < kills; killed++) {
    const one = begin()
    await untilSomeMore(database, workspace.id, one.ended)
    one.process.kill('SIGKILL')
    if ((await one.ended) === 0) break
  }
  expect(killed, 'kills that hit a running import').toBeGreaterThan(0)
  expect(await begin().ended).toBe(0)
  expect(differences(await contentsOf(database, workspace.id), expected)).toEqual([])
  const { rows } = await database.pool.query<{ state: string; n: number }>(
    'select state, count(*) as n from run where workspace_id = $1 group by 1 order by 1',
    [workspace.id],
  )
  expect(rows.map(({ state }) => state)).toEqual(['finished', 'interrupted'])
})

test('an import whose worker is killed again and again is taken up by the next one', { timeout }, async () => {
  const expected = await (quiet ??= quietly(database))
  const workspace = await freshWorkspace(database.db)
  const path = await fileOnDisk()
  const begin = () => start({ DATABASE_URL: database.url }, 'app/jobs/worker.ts')
  await addJob(database.pool, importJob, { workspaceId: workspace.id, format: 'twcs', path })
  const jobs = async () => {
    const { rows } = await database.pool.query<{ held: boolean; attempts: number }>(
      'select locked_by is not null as held, attempts from graphile_worker.jobs',
    )
    return rows
  }
  for (let killed = 0; killed < kills && (await jobs()).length > 0; killed++) {
    const one = begin()
    await untilSomeMore(database, workspace.id, Promise.race([one.ended, untilNone(jobs)]))
    one.process.kill('SIGKILL')
    await one.ended
  }
  const last = begin()
  await untilNone(jobs)
  last.process.kill('SIGTERM')
  await last.ended
  expect(await jobs()).toEqual([])
  expect(differences(await contentsOf(database, workspace.id), expected)).toEqual([])
})

async function untilNone(list: () => Promise<unknown[]>): Promise<void> {
  while ((await list()).length > 0) await wait(100)
}

test(
  'an import whose database is killed ends with the facts of one quiet run',
  { timeout: timeout + 60_000 },
  async () => {
    const dataFolder = await makeDataFolder()
    onTestFinished(() => removeDataFolder(dataFolder))
    const attached = await attachDatabase({ ...readEnv(), DATABASE_URL: undefined, RAPPORT_DATA: dataFolder })
    const opened = openDb(attached.url)
    onTestFinished(async () => {
      await opened.close()
      await attached.release()
    })
    await migrate(opened.pool)
    const expected = await quietly(opened)
    const workspace = (await createWorkspace(opened.db, 'killed'))!
    const path = await fileOnDisk()
    const home = await prepareHome(dataFolder)
    const begin = () =>
      start(
        { DATABASE_URL: '', RAPPORT_DATA: dataFolder },
        'app/cli.ts',
        'import',
        'twcs',
        path,
        '--workspace',
        'killed',
      )
    for (let killed = 0; killed < Math.ceil(kills / 2); killed++) {
      const one = begin()
      await untilSomeMore(opened, workspace.id, one.ended)
      const { pid } = (await findRunning(home))!
      process.kill(pid, 'SIGKILL')
      // What it has begun to answer it may still answer, so a new process has to be there first.
      while (((await findRunning(home))?.pid ?? pid) === pid) await wait(50)
      await untilBack(opened)
      const code = await Promise.race([one.ended, wait(30_000, 'still there')])
      expect(code, 'a command whose database went away ends').not.toBe('still there')
      if (code === 0) break
    }
    expect(await begin().ended).toBe(0)
    expect(differences(await contentsOf(opened, workspace.id), expected)).toEqual([])
  },
)

/** This process is attached, too, and starts the database again. */
async function untilBack({ pool }: OpenDb): Promise<void> {
  for (;;) {
    const back = await pool.query('select 1').then(
      () => true,
      () => false,
    )
    if (back) return
    await wait(100)
  }
}
