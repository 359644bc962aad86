import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { prepareHome, rootsHomes, type Home } from '#db/embedded-home.server.ts'
import { isPostgres, readPidFile, stop } from '#db/embedded-postgres.server.ts'

const prefix = 'rapport-test-'

/** A private data folder that `removeStaleFolders` of a later run clears away should this run be killed. */
export async function makeDataFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`))
}

/** Stops the embedded database of a data folder, if it runs, and removes all of it. */
export async function removeDataFolder(dataFolder: string): Promise<void> {
  const home = await prepareHome(dataFolder)
  await removeHome(home)
  await rm(dataFolder, { recursive: true, force: true })
}

async function removeHome(home: Pick<Home, 'folder'> & Home): Promise<void> {
  const running = await readPidFile(home)
  if (running && (await isPostgres(running.pid))) await stop(home)
  await rm(home.folder, { recursive: true, force: true })
}

/** Clears away what killed test runs left: their databases may still be running. */
export async function removeStaleFolders(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = new RegExp(`^${prefix}(\\d+)-\\w+$`).exec(name)?.[1]
    if (pid !== undefined && !isAlive(Number(pid))) await removeDataFolder(join(tmpdir(), name))
  }
  // As root a database lives apart from its folder, which somebody may have cleared away without it.
  for (const name of await readdir(rootsHomes).catch(() => [])) {
    const folder = await readFile(join(rootsHomes, name, 'folder'), 'utf8').catch(() => '')
    const pid = new RegExp(`^${join(tmpdir(), prefix)}(\\d+)-`).exec(folder)?.[1]
    if (pid !== undefined && !isAlive(Number(pid))) await rm(join(rootsHomes, name), { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
