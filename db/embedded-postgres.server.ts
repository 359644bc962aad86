import { execFile } from 'node:child_process'
import { chown, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { codeOf, exists, type Home } from './embedded-home.server.ts'
import { PlainError } from './plain-error.ts'

const run = promisify(execFile)
const major = '18'
export const superuser = 'rapport'

/** `durable: false` is for tests: a crash of the machine may lose everything, and everything is faster. */
export type Settings = { durable: boolean }

/** Makes the cluster if there is none yet. Half a cluster, left by a crash or a full disk, never takes its place. */
export async function initialise(home: Home, settings: Settings): Promise<void> {
  if (await exists(join(home.data, 'PG_VERSION'))) return checkVersion(home)
  const half = `${home.data}.new`
  await rm(half, { recursive: true, force: true })
  await mkdir(half, { mode: 0o700 })
  if (home.owner) await chown(half, home.owner.uid, home.owner.gid)
  const options = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
  options.push('-D', half, '-U', superuser, '--auth=scram-sha-256', '--no-instructions')
  options.push(`--pwfile=${join(home.folder, 'password')}`)
  if (!settings.durable) options.push('--no-sync')
  await program(home, 'initdb', options)
  await rename(half, home.data)
}

async function checkVersion(home: Home): Promise<void> {
  const version = (await readFile(join(home.data, 'PG_VERSION'), 'utf8')).trim()
  if (version === major) return
  throw new PlainError(
    `The database in ${home.data} was made by Postgres ${version}, and this Rapport brings Postgres ${major}: set RAPPORT_DATA to a new folder, or use the Rapport that made it.`,
  )
}

/** What postmaster.pid says of a running, or formerly running, database. */
export async function readPidFile(home: Home): Promise<{ pid: number; port: number; ready: boolean } | null> {
  const text = await readFile(join(home.data, 'postmaster.pid'), 'utf8').catch(() => '')
  const lines = text.split('\n')
  const pid = Number(lines[0])
  const port = Number(lines[3])
  return pid > 0 ? { pid, port, ready: lines[7]?.trim() === 'ready' } : null
}

/** The database of this home, if its process lives. */
export async function findRunning(home: Home): Promise<{ pid: number; port: number } | null> {
  const noted = await readPidFile(home)
  return noted && (await isPostgres(noted.pid)) ? noted : null
}

/** Whether `pid` is a living Postgres; the ids of dead ones are given to other programs. */
export async function isPostgres(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (codeOf(error) !== 'EPERM') return false
  }
  if (process.platform === 'win32') return true
  const found = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => askPs(pid))
  return /postgres/.test(found) && !/\) Z/.test(found)
}

/** The same words as /proc has, for systems without it. */
async function askPs(pid: number): Promise<string> {
  const { stdout } = await run('ps', ['-o', 'comm=,stat=', '-p', String(pid)]).catch(() => ({ stdout: '' }))
  return stdout.replace(/ +(\S+)\s*$/, ') $1')
}

/**
 * Starts the database detached and returns its port: the one it had before, if that is free. After a crash others may be
 * attached, who know no other address: then it waits a while for that port.
 *
 * @throws PlainError saying why it could not be started
 */
export async function start(home: Home, settings: Settings): Promise<number> {
  await keepLogSmall(home)
  const crashed = await exists(join(home.data, 'postmaster.pid'))
  // It would stop Postgres where another program now has the process id of the one that is gone.
  await rm(join(home.data, 'postmaster.pid'), { force: true })
  const insistUntil = Date.now() + (crashed ? 10_000 : 0)
  const deadline = Date.now() + 60_000
  for (let tries = 1; ; tries += 1) {
    const port = await choosePort(home, insistUntil)
    const logged = await size(home.log)
    try {
      const how = ['-l', home.log, '-w', '-t', '120', '-s', '-o', flags(port, settings)]
      await program(home, 'pg_ctl', ['start', '-D', home.data, ...how])
      await writeFile(join(home.folder, 'port'), `${port}\n`)
      return port
    } catch (error) {
      const said = (await readFile(home.log, 'utf8').catch(() => '')).slice(logged)
      const portTaken = /could not bind|could not create any TCP/.test(said)
      // After a kill its helpers live on for a moment. And who says no reason was killed, too.
      const passes = portTaken || /pre-existing shared memory/.test(said) || (tries < 3 && !/FATAL|PANIC/.test(said))
      if (!passes || Date.now() > deadline) throw explain(home, said, error)
      if (portTaken && Date.now() > insistUntil) await rm(join(home.folder, 'port'), { force: true })
      await wait(250)
    }
  }
}

/**
 * Stops the database, if it runs, and waits until it has stopped; running transactions are rolled back. It may die
 * meanwhile in another way: pg_ctl would call that a failure, or wait two minutes for a process nobody has buried.
 */
export async function stop(home: Home): Promise<void> {
  const running = await findRunning(home)
  if (!running) return
  await program(home, 'pg_ctl', ['stop', '-D', home.data, '-m', 'fast', '-W', '-s']).catch(async (error: unknown) => {
    if (await isPostgres(running.pid)) throw error
  })
  const deadline = Date.now() + 120_000
  while (await isPostgres(running.pid)) {
    if (Date.now() > deadline) {
      throw new PlainError(
        `The embedded database (process ${running.pid}) does not stop: its log, ${home.log}, may say why.`,
      )
    }
    await wait(25)
  }
}

function flags(port: number, settings: Settings): string {
  const memory = Math.round(totalmem() / 2 ** 20)
  const share = (part: number, least: number, most: number) =>
    `${Math.round(Math.min(Math.max(memory * part, least), most))}MB`
  const options = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 100,
    shared_buffers: share(1 / 8, 64, 1024),
    effective_cache_size: share(1 / 2, 256, 65_536),
    maintenance_work_mem: share(1 / 32, 32, 256),
    work_mem: share(1 / 256, 8, 64),
    wal_compression: 'on',
    max_wal_size: settings.durable ? '4GB' : '1GB',
    checkpoint_timeout: '15min',
    random_page_cost: 1.1,
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Containers give /dev/shm 64 MB, too little for a parallel query; this is taken from ordinary memory first.
    min_dynamic_shared_memory: '64MB',
    fsync: settings.durable ? 'on' : 'off',
    full_page_writes: settings.durable ? 'on' : 'off',
    synchronous_commit: settings.durable ? 'on' : 'off',
  }
  return Object.entries(options)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ')
}

async function choosePort(home: Home, insistUntil: number): Promise<number> {
  const before = Number(await readFile(join(home.folder, 'port'), 'utf8').catch(() => '0'))
  for (;;) {
    if (before > 0 && (await freePort(before)) !== null) return before
    if (before === 0 || Date.now() > insistUntil) return (await freePort(0)) ?? 0
    await wait(100)
  }
}

/** `port` when it is free (any free one for 0), else null. */
function freePort(port: number): Promise<number | null> {
  return new Promise((answer) => {
    const probe = createServer()
    probe.once('error', () => answer(null))
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => answer(address && typeof address === 'object' ? address.port : null))
    })
  })
}

async function program(home: Home, name: 'initdb' | 'pg_ctl', args: string[]): Promise<void> {
  const as = home.owner ?? {}
  try {
    await run(join(home.programs, 'bin', name), args, { ...as, cwd: home.folder, timeout: 180_000 })
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : ''
    throw explain(home, said, error)
  }
}

function explain(home: Home, said: string, cause: unknown): PlainError {
  if (/No space left on device/.test(said)) {
    return new PlainError(`The disk of ${home.folder} is full: make room and start again.`, { cause })
  }
  if (/Permission denied|Read-only file system/.test(said)) {
    return new PlainError(
      `The data folder ${home.folder} cannot be written by the user Postgres runs as: change its owner, or set RAPPORT_DATA to another folder.`,
      { cause },
    )
  }
  const words = /(?:FATAL|PANIC|error): +(.*)/.exec(said)?.[1]
  if (words === undefined && cause instanceof PlainError) return cause
  // pg_ctl and initdb begin what they say with their name; a program that cannot be run at all says nothing.
  const [first = ''] = said.trim().split('\n')
  const why = words ?? (first.replace(/^[a-z_]+: /, '') || (cause instanceof Error ? cause.message : String(cause)))
  return new PlainError(`The embedded database could not be started or stopped: ${why} (its log is ${home.log}).`, {
    cause,
  })
}

async function keepLogSmall(home: Home): Promise<void> {
  if ((await size(home.log)) > 10_000_000) await rename(home.log, `${home.log}.old`)
}

async function size(path: string): Promise<number> {
  return stat(path).then(
    (found) => found.size,
    () => 0,
  )
}
