import { mkdir } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createServerApp, type ServerParts } from '#app/server.ts'
import { projectFolder } from '#app/platform/env.ts'
import { createLog } from '#app/platform/log.ts'
import { buildPages, pagesAreBuilt } from '#app/platform/pages.ts'
import type { Db } from '#db/client.server.ts'
import { withLock } from '#db/embedded-home.server.ts'
import { cookieOf, ensureOwner, signedInBy } from '../factories/signed-in.ts'

export type Web = { url: string; close(): Promise<void> }

/** Builds the pages if they are not those of the files as they are now; once, however many test files ask. */
export async function ensurePages(): Promise<void> {
  const folder = join(projectFolder, 'build')
  await mkdir(folder, { recursive: true })
  await withLock(folder, async () => {
    if (!(await pagesAreBuilt(projectFolder))) await buildPages(projectFolder)
  })
}

/**
 * The web application on a free port, over a test's database. Whoever asks is signed in as the owner unless they bring a
 * cookie or token of their own: `signedInAs`, as another by that cookie; with `signedIn: false`, only by what they bring.
 */
export async function startWeb(
  db: Db,
  now: () => Date,
  {
    signedIn = true,
    signedInAs,
    ...parts
  }: { signedIn?: boolean; signedInAs?: string } & Pick<ServerParts, 'uploads' | 'settings'> = {},
): Promise<Web> {
  await ensurePages()
  const log = createLog({ LOG_LEVEL: 'error' }, 'web under test')
  const app = await createServerApp({ db, log, now, ...parts })
  const server = createServer(
    signedIn ? signedInBy(signedInAs ?? (await cookieOf(db, await ensureOwner(db))), app) : app,
  )
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  const close = () => {
    server.closeAllConnections()
    return new Promise<void>((closed) => server.close(() => closed()))
  }
  return { url: `http://127.0.0.1:${port}`, close }
}
