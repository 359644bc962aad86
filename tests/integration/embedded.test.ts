import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { expect, onTestFinished, test, vi } from 'vitest'
import { openDb } from '#db/client.server.ts'
import { prepareHome, withLock, type Home } from '#db/embedded-home.server.ts'
import { findRunning } from '#db/embedded-postgres.server.ts'
import { attachDatabase } from '#db/embedded.server.ts'
import { makeDataFolder, removeDataFolder } from '../setup/cluster.ts'

const quick = { durable: false }
const asRoot = process.getuid?.() === 0

async function dataFolder(): Promise<string> {
  const folder = await makeDataFolder()
  onTestFinished(() => removeDataFolder(folder))
  return folder
}

async function attach(folder: string) {
  const attached = await attachDatabase({ RAPPORT_DATA: folder }, quick)
  onTestFinished(() => attached.release())
  return attached
}

async function serverOf(folder: string): Promise<number | null> {
  return (await findRunning(await prepareHome(folder)))?.pid ?? null
}

/** Kills the database and waits until those attached have noticed. Under its lock they can only queue to start it. */
async function killServer(home: Home): Promise<void> {
  process.kill((await findRunning(home))!.pid, 'SIGKILL')
  await vi.waitFor(async () => expect(await findRunning(home)).toBeNull(), 5000)
  await wait(300)
}

async function ask(url: string, statement: string): Promise<unknown[]> {
  const { pool, close } = openDb(url)
  try {
    return (await pool.query<Record<string, unknown>>(statement)).rows
  } finally {
    await close()
  }
}

test('what one command stores, the next one finds, and nothing runs in between', async () => {
  const folder = await dataFolder()
  const first = await attach(folder)
  await ask(first.url, 'create table kept as select 7 as n')
  await first.release()
  expect(await serverOf(folder)).toBeNull()
  const second = await attach(folder)
  expect(await ask(second.url, 'select n from kept')).toEqual([{ n: 7 }])
})

test('commands that start at once share one database, which lives until the last has left', async () => {
  const folder = await dataFolder()
  const [one, two, three] = await Promise.all([attach(folder), attach(folder), attach(folder)])
  expect(new Set([one.url, two.url, three.url]).size).toBe(1)
  await Promise.all([one.release(), three.release()])
  expect(await ask(two.url, 'select 1 as alive')).toEqual([{ alive: 1 }])
  await two.release()
  expect(await serverOf(folder)).toBeNull()
})

test('a connection of somebody else keeps the database running', async () => {
  const folder = await dataFolder()
  const attached = await attach(folder)
  const other = new pg.Client({ connectionString: attached.url })
  await other.connect()
  await attached.release()
  expect((await other.query('select 1 as alive')).rows).toEqual([{ alive: 1 }])
  await other.end()
})

test('a killed database is brought back at the same address by whoever is attached', async () => {
  const folder = await dataFolder()
  const attached = await attach(folder)
  const killed = await serverOf(folder)
  process.kill(killed ?? 0, 'SIGKILL')
  await vi.waitFor(async () => expect(await ask(attached.url, 'select 1 as alive')).toEqual([{ alive: 1 }]), 20_000)
  expect(await serverOf(folder)).not.toBe(killed)
})

test('who leaves a killed database does not come back to it', async () => {
  const folder = await dataFolder()
  const attached = await attach(folder)
  const home = await prepareHome(folder)
  await withLock(home.folder, () => killServer(home))
  await attached.release()
  await wait(1500)
  expect(await serverOf(folder)).toBeNull()
})

test('who leaves a killed database that others still use leaves it to them', async () => {
  const folder = await dataFolder()
  const [one, two] = await Promise.all([attach(folder), attach(folder)])
  const home = await prepareHome(folder)
  await withLock(home.folder, () => killServer(home))
  await one.release()
  await vi.waitFor(async () => expect(await ask(two.url, 'select 1 as alive')).toEqual([{ alive: 1 }]), 20_000)
  await two.release()
  expect(await serverOf(folder)).toBeNull()
})

test('a database that is killed while it stops has stopped', async () => {
  const folder = await dataFolder()
  const attached = await attach(folder)
  const pid = (await serverOf(folder)) ?? 0
  process.kill(pid, 'SIGSTOP')
  const left = attached.release()
  await wait(700)
  process.kill(pid, 'SIGKILL')
  await left
  expect(await serverOf(folder)).toBeNull()
})

test('a killed database waits for its address when another program has it for a moment', async () => {
  const folder = await dataFolder()
  const attached = await attach(folder)
  const home = await prepareHome(folder)
  const other = createServer()
  await withLock(home.folder, async () => {
    await killServer(home)
    await once(other.listen(Number(new URL(attached.url).port), '127.0.0.1'), 'listening')
  })
  await wait(1000)
  other.close()
  await vi.waitFor(async () => expect(await ask(attached.url, 'select 1 as alive')).toEqual([{ alive: 1 }]), 20_000)
})

test('a process id that now belongs to another program does not keep the database from starting', async () => {
  const folder = await dataFolder()
  await (await attach(folder)).release()
  const { data } = await prepareHome(folder)
  await writeFile(join(data, 'postmaster.pid'), `${process.pid}\n${data}\n1\n5432\n\n127.0.0.1\n\nready\n`)
  const again = await attach(folder)
  expect(await ask(again.url, 'select 1 as alive')).toEqual([{ alive: 1 }])
})

test('a command killed while it starts the database does not keep the next one out', async () => {
  const folder = await dataFolder()
  const script = `
    import { attachDatabase } from '#db/embedded.server.ts'
    await attachDatabase({ RAPPORT_DATA: ${JSON.stringify(folder)} }, { durable: false })`
  const killed = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' })
  setTimeout(() => killed.kill('SIGKILL'), 500)
  await once(killed, 'exit')
  expect(await ask((await attach(folder)).url, 'select 1 as alive')).toEqual([{ alive: 1 }])
})

test('the password is for the owner alone, and needed', async () => {
  const folder = await dataFolder()
  const attached = await attach(folder)
  const home = await prepareHome(folder)
  expect((await stat(join(home.folder, 'password'))).mode & 0o777).toBe(0o600)
  expect(await readFile(join(home.folder, 'password'), 'utf8')).toBe(new URL(attached.url).password)
  const stranger = new URL(attached.url)
  stranger.password = 'guessed'
  await expect(ask(stranger.href, 'select 1')).rejects.toThrow('password authentication failed')
})

test.runIf(asRoot)('root can use it in a folder that nobody else may enter', async () => {
  const folder = await dataFolder()
  const closed = await mkdtemp(join(folder, 'closed-'))
  await chmod(closed, 0o700)
  const inside = join(closed, '.rapport')
  onTestFinished(() => removeDataFolder(inside))
  expect(await ask((await attach(inside)).url, 'select 1 as alive')).toEqual([{ alive: 1 }])
  expect((await stat(closed)).mode & 0o777).toBe(0o700)
})

test.runIf(asRoot)("a folder made anew begins with an empty database, not with its predecessor's", async () => {
  const folder = await dataFolder()
  const first = await attach(folder)
  await ask(first.url, 'create table kept as select 7 as n')
  await first.release()
  const { folder: leftBehind } = await prepareHome(folder)
  await rm(folder, { recursive: true })
  const second = await attach(folder)
  await expect(ask(second.url, 'select n from kept')).rejects.toThrow('does not exist')
  await rm(leftBehind, { recursive: true })
})

test('a data folder that cannot be made is told in one sentence that says what to do', async () => {
  await expect(attachDatabase({ RAPPORT_DATA: '/dev/null/rapport' })).rejects.toThrow(
    /^The data folder \/dev\/null\/rapport cannot be written .* set RAPPORT_DATA to another folder\.$/,
  )
})

test('a database of another Postgres version is left alone, and told', async () => {
  const folder = await dataFolder()
  await (await attach(folder)).release()
  const { data } = await prepareHome(folder)
  await writeFile(join(data, 'PG_VERSION'), '17\n')
  await expect(attachDatabase({ RAPPORT_DATA: folder })).rejects.toThrow('was made by Postgres 17')
})

test('a server that does not answer is named without its password', async () => {
  const refused = attachDatabase({ DATABASE_URL: 'postgres://me:secret@127.0.0.1:1/care', RAPPORT_DATA: '' })
  await expect(refused).rejects.toThrow(/^The database of DATABASE_URL \(127\.0\.0\.1:1\/care\) cannot be used: /)
  await expect(refused).rejects.not.toThrow('secret')
})
