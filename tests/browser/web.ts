import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createServerApp } from '#app/server.ts'
import { createLog } from '#app/platform/log.ts'
import type { Db } from '#db/client.server.ts'

export type Web = { url: string; close(): Promise<void> }

/** The web application on a free port, over a test's database; `npm run build` made the pages. */
export async function startWeb(db: Db, now: () => Date): Promise<Web> {
  const log = createLog({ LOG_LEVEL: 'error' }, 'web under test')
  const server = createServer(await createServerApp({ db, log, now }))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  const close = () => {
    server.closeAllConnections()
    return new Promise<void>((closed) => server.close(() => closed()))
  }
  return { url: `http://127.0.0.1:${port}`, close }
}
