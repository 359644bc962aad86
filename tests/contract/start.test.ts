import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { openSignInLink } from '#app/actions/sign-in.server.ts'
import { projectFolder } from '#app/platform/env.ts'
import { ensurePages } from '../browser/web.ts'
import { environment } from '../factories/environment.ts'
import { createTestDatabase } from '../setup/database.ts'

const { db, url } = await createTestDatabase()

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** What `npm start` runs, on the test's database. `answers` waits until its pages do. */
async function start({ args = ['--empty'], logLevel = 'info' } = {}) {
  await ensurePages()
  const port = await freePort()
  const child = spawn(process.execPath, ['app/start.ts', ...args], {
    cwd: projectFolder,
    env: environment({ DATABASE_URL: url, PORT: String(port), LOG_LEVEL: logLevel }),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const said = { out: '', err: '' }
  child.stdout.on('data', (words) => (said.out += String(words)))
  child.stderr.on('data', (words) => (said.err += String(words)))
  const ended = once(child, 'close').then(([code]) => code as number | null)
  const answers = async () => {
    while (child.exitCode === null) {
      if (await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => null)) return true
      await wait(50)
    }
    return false
  }
  return { child, said, ended, answers, port }
}

const patient = { timeout: 60_000 }

test('at Ctrl-C everything stops, and it says so when it has', patient, async () => {
  const { child, said, ended, port } = await start()
  while (!said.out.includes(`http://localhost:${port}`)) await wait(50)
  child.kill('SIGINT')
  expect(await ended).toBe(0)
  expect(said.err.trimEnd().split('\n').at(-1)).toBe('Stopped.')
})

test(
  'it says where Rapport is and nothing of its inner workings, unless it is told how much to log',
  patient,
  async () => {
    for (const logLevel of ['', 'info']) {
      const { child, said, ended, port } = await start({ logLevel })
      while (!said.out.includes(`http://localhost:${port}`)) await wait(50)
      child.kill('SIGINT')
      expect(await ended).toBe(0)
      const records = said.err.split('\n').filter((line) => line.startsWith('{'))
      if (logLevel === '') expect(records).toEqual([])
      else expect(records.join('\n')).toContain('listening')
    }
  },
)

test('a first start prints the link that makes Rapport somebody’s; a later one prints none', patient, async () => {
  for (const isFirst of [true, false]) {
    const { child, said, ended, port } = await start()
    while (!said.out.includes(`http://localhost:${port}\n`)) await wait(50)
    child.kill('SIGINT')
    expect(await ended).toBe(0)
    const secret = new RegExp(`http://localhost:${port}/link/([\\w-]{43})\\n`).exec(said.out)?.[1]
    expect(secret !== undefined).toBe(isFirst)
    const olga = { name: 'Olga', email: 'olga@example.com', password: 'four words in a row' }
    if (secret !== undefined) expect((await openSignInLink(db, secret, olga)).ok).toBe(true)
  }
})

test('it goes on when whoever read what it prints has left, and still stops cleanly', patient, async () => {
  const { child, ended, answers } = await start()
  child.stdout.destroy()
  child.stderr.destroy()
  expect(await answers()).toBe(true)
  // Its address, which it prints once the pages answer, is written to nobody.
  await wait(500)
  expect(await answers()).toBe(true)
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
})
