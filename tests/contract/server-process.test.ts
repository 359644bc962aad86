import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { projectFolder } from '#app/platform/env.ts'
import { ensurePages } from '../browser/web.ts'
import { createTestDatabase } from '../setup/database.ts'

const { url, pool } = await createTestDatabase()

function startServer(port: string): ChildProcess & { said: string } {
  const child = Object.assign(
    spawn(process.execPath, [join(projectFolder, 'app/server.ts')], {
      env: { DATABASE_URL: url, PORT: port, LOG_LEVEL: 'info', NODE_ENV: 'production' },
      stdio: ['ignore', 'ignore', 'pipe'],
    }),
    { said: '' },
  )
  child.stderr?.on('data', (words) => (child.said += String(words)))
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return String(port)
}

async function untilListening(child: { said: string } & ChildProcess): Promise<void> {
  while (!child.said.includes('listening')) {
    if (child.exitCode !== null) throw new Error(child.said)
    await new Promise((wait) => setTimeout(wait, 20))
  }
}

/** Makes whoever asks for workspaces wait until `release` is called. */
async function holdUp(): Promise<() => Promise<void>> {
  const client = await pool.connect()
  await client.query('begin; lock table platform.workspace in access exclusive mode')
  return async () => {
    await client.query('rollback')
    client.release()
  }
}

async function untilAsked(): Promise<void> {
  for (;;) {
    const { rowCount } = await pool.query('select from pg_locks where not granted')
    if (rowCount !== 0) return
  }
}

async function exited(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null) await once(child, 'exit')
  return child.exitCode
}

test('the web process listens on this machine only, says who holds its port, and answers what it has begun before it stops', async () => {
  await ensurePages()
  const port = await freePort()
  const first = startServer(port)
  await untilListening(first)
  expect(first.said).toContain('"address":"127.0.0.1"')
  expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200)

  const second = startServer(port)
  expect(await exited(second)).toBe(1)
  expect(second.said).toContain(`Port ${port} is taken by a Rapport that already runs (process ${first.pid}).`)

  const release = await holdUp()
  const answered = fetch(`http://127.0.0.1:${port}/readyz`)
  await untilAsked()
  first.kill('SIGTERM')
  await release()
  expect((await answered).status).toBe(200)
  expect(await exited(first)).toBe(0)
  await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow('fetch failed')
})
