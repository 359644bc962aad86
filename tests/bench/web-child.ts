import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createLog } from '#app/platform/log.ts'
import { createServerApp } from '#app/server.ts'
import { openDb } from '#db/client.server.ts'
import { cookieOf, ensureOwner, signedInBy } from '../factories/signed-in.ts'

/**
 * The web process over a database, on a free port, which it prints; whoever asks is signed in as the owner. Its clock begins at the moment given and runs on.
 * `fixed`: what a page found first is its data for good, so that only drawing and sending it is left.
 */
const [url, begins, mode] = process.argv.slice(2)
const offset = Date.parse(begins!) - Date.now()
const { db, close } = openDb(url!)
const known = new Map<string, Promise<unknown>>()
const fixed = <T>(key: string, compute: () => Promise<T>): Promise<T> => {
  const page = (JSON.parse(key) as unknown[])[0] as string
  const found = known.get(page) ?? compute()
  known.set(page, found)
  return found as Promise<T>
}
const app = await createServerApp({
  ...{ db, log: createLog({ LOG_LEVEL: 'error' }, 'bench'), now: () => new Date(Date.now() + offset) },
  ...(mode === 'fixed' ? { remember: fixed } : {}),
})
const server = createServer(signedInBy(await cookieOf(db, await ensureOwner(db)), app))
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`))
process.once('SIGTERM', () => {
  server.close(() => void close().then(() => process.exit()))
  server.closeAllConnections()
})
