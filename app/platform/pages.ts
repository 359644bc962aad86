import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { PlainError } from '#db/plain-error.ts'
import { environmentWith } from './env.ts'

const inputs = ['app', 'db', 'public', 'vite.config.ts', 'remix.config.js', 'package-lock.json']

/** Whether build/ was made from the files as they are now. */
export async function pagesAreBuilt(project: string): Promise<boolean> {
  const made = await readFile(join(project, 'build/made-from'), 'utf8').catch(() => '')
  return made === (await hashInputs(project))
}

/**
 * Builds the pages into build/.
 *
 * @throws PlainError with what the build said, or that it was stopped
 */
export async function buildPages(project: string, signal?: AbortSignal): Promise<void> {
  const before = await hashInputs(project)
  const remix = join(project, 'node_modules/@remix-run/dev/dist/cli.js')
  try {
    // Whoever builds (tests, a developer), the pages are those of production: the next `npm start` may find them here.
    const env = environmentWith({ NODE_ENV: 'production' })
    const options = { cwd: project, env, maxBuffer: 2 ** 26, ...(signal ? { signal } : {}) }
    await promisify(execFile)(process.execPath, [remix, 'vite:build'], options)
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error)
    throw new PlainError(`The pages could not be built:\n${said.trim()}`, { cause: error })
  }
  await writeFile(join(project, 'build/made-from'), before)
}

async function hashInputs(project: string): Promise<string> {
  const files = (await Promise.all(inputs.map((path) => listFiles(project, path)))).flat()
  const hash = createHash('sha256')
  for (const path of files.toSorted()) hash.update(`${path}\0`).update(await readFile(join(project, path)))
  return hash.digest('hex')
}

async function listFiles(project: string, path: string): Promise<string[]> {
  const entries = await readdir(join(project, path), { recursive: true, withFileTypes: true }).catch(() => null)
  if (entries === null) return [path]
  return entries
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(project.length + 1))
}
