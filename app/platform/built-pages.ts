import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createRequestHandler, type ServerBuild } from '@remix-run/node'
import { PlainError } from '#db/plain-error.ts'
import { projectFolder } from './env.ts'
import type { LoadContext } from './load-context.ts'
import { oneFile } from './one-file.ts'

export const buildFolder = join(projectFolder, 'build')

/** @throws PlainError when the pages have not been built */
export async function loadBuild(): Promise<ServerBuild> {
  const file = join(buildFolder, 'server/index.js')
  if (!existsSync(file)) throw new PlainError('The pages have not been built: run npm run build first.')
  const build: unknown = await import(pathToFileURL(file).href)
  return build as ServerBuild
}

/** Gives pages without a server: as whoever the context says is asking would be answered, each in one file. */
export function pagesOf(build: ServerBuild) {
  const answer = createRequestHandler(build, 'production')
  /** @throws Response what was answered, where it is no page */
  return async (path: string, context: LoadContext): Promise<string> => {
    const done = new AbortController()
    try {
      const page = await answer(new Request(new URL(path, 'http://localhost'), { signal: done.signal }), context)
      if (!page.ok) throw page
      return await oneFile(await page.text(), join(buildFolder, 'client/assets'))
    } finally {
      // What waits for a page's later parts would keep a process alive for minutes.
      done.abort()
    }
  }
}
