import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { prepareHome, withLock, type Home } from './embedded-home.server.ts'
import {
  initialise,
  isPostgres,
  readPidFile,
  start,
  stop,
  superuser,
  type Settings,
} from './embedded-postgres.server.ts'
import { PlainError } from './plain-error.ts'

export type Attached = { url: string; embedded: boolean; release: () => Promise<void> }

const databaseName = 'rapport'
const presence = 'rapport presence'

/**
 * Attaches this process to the database: the server of DATABASE_URL, or the embedded Postgres of the data folder, which
 * is started if nobody has. `release` comes last, when this process has closed its own connections: whoever leaves last
 * stops the embedded database. If that dies, whoever is attached starts it again, at the same address.
 *
 * @throws PlainError when there is no usable database, saying why and what to do
 */
export async function attachDatabase(
  env: { DATABASE_URL?: string | undefined; RAPPORT_DATA: string },
  settings: Settings = { durable: true },
): Promise<Attached> {
  if (env.DATABASE_URL !== undefined) return attachServer(env.DATABASE_URL)
  const home = await prepareHome(env.RAPPORT_DATA)
  const { url, leave } = await keepPresence(home, settings)
  return { url, embedded: true, release: leave }
}

async function attachServer(url: string): Promise<Attached> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ number: number; version: string }>(
      `select current_setting('server_version_num')::int as number, current_setting('server_version') as version`,
    )
    const [row] = rows
    if (row && row.number < 150_000) {
      throw new PlainError(`The server of DATABASE_URL is Postgres ${row.version}; Rapport needs Postgres 15 or later.`)
    }
  } catch (error) {
    if (error instanceof PlainError) throw error
    const reason = error instanceof Error ? error.message || String('code' in error && error.code) : String(error)
    throw new PlainError(
      `The database of DATABASE_URL (${client.host}:${client.port}/${client.database}) cannot be used: ${reason}. Check the address, or unset DATABASE_URL to use the embedded database.`,
      { cause: error },
    )
  } finally {
    await client.end().catch(() => undefined)
  }
  return { url, embedded: false, release: () => Promise.resolve() }
}

/** An open connection that says "somebody is still here" to whoever thinks of stopping the database. */
async function keepPresence(home: Home, settings: Settings): Promise<{ url: string; leave: () => Promise<void> }> {
  let leaving = false
  let client = await withLock(home.folder, () => enter(home, settings))
  watch()
  const url = addressOf(home, client.port, databaseName)
  return { url, leave }

  function watch(): void {
    client.once('end', () => {
      if (!leaving) void comeBack()
    })
  }

  async function comeBack(): Promise<void> {
    try {
      client = await withLock(home.folder, () => enter(home, settings))
      watch()
    } catch {
      await wait(1000)
      if (!leaving) await comeBack()
    }
  }

  async function leave(): Promise<void> {
    if (leaving) return
    leaving = true
    await withLock(home.folder, async () => {
      const last = await isLast(client).catch(() => false)
      await client.end().catch(() => undefined)
      if (last) await stop(home)
    })
  }
}

/**
 * Whether nobody else is connected. Connections just closed, such as our own pool's, are still listed for a moment;
 * another's presence is not going away, and needs no second look.
 */
async function isLast(client: pg.Client): Promise<boolean> {
  for (let look = 0; look < 20; look += 1) {
    const { rows } = await client.query<{ others: number; present: number }>(
      `select count(*)::int as others, (count(*) filter (where application_name = $1))::int as present
       from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`,
      [presence],
    )
    if (rows[0]?.others === 0) return true
    if ((rows[0]?.present ?? 0) > 0) return false
    await wait(50)
  }
  return false
}

/** Connects to the running database of this home, or starts it. Call it under the home's lock. */
async function enter(home: Home, settings: Settings): Promise<pg.Client> {
  await initialise(home, settings)
  const deadline = Date.now() + 120_000
  for (;;) {
    const running = await readPidFile(home)
    if (!running || !(await isPostgres(running.pid))) break
    const client = await connect(home, running.port).catch(() => null)
    if (client) return client
    if (Date.now() > deadline) {
      throw new PlainError(
        `The embedded database (process ${running.pid}) does not answer on port ${running.port}: end that process and start again.`,
      )
    }
    await wait(100)
  }
  // Its process is gone: what it left would stop Postgres where another program now has its process id.
  await rm(join(home.data, 'postmaster.pid'), { force: true })
  return connect(home, await start(home, settings))
}

async function connect(home: Home, port: number): Promise<pg.Client> {
  const first = await dial(home, port, 'postgres')
  const { rows } = await first.query<{ folder: string; made: boolean }>(
    `select current_setting('data_directory') as folder, exists (select from pg_database where datname = $1) as made`,
    [databaseName],
  )
  if (rows[0]?.made === true) return first
  await first.query(`create database ${databaseName}`)
  return first
}

async function dial(home: Home, port: number, database: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: addressOf(home, port, database),
    application_name: presence,
    connectionTimeoutMillis: 5000,
    keepAlive: true,
  })
  client.on('error', () => undefined)
  await client.connect()
  return client
}

function addressOf(home: Home, port: number, database: string): string {
  return `postgres://${superuser}:${home.password}@127.0.0.1:${port}/${database}`
}
