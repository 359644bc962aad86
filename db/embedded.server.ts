import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { prepareHome, withLock, type Home } from './embedded-home.server.ts'
import { findRunning, initialise, start, stop, superuser, type Settings } from './embedded-postgres.server.ts'
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
  const leaving = new AbortController()
  let client: pg.Client | null = null
  let comingBack = Promise.resolve()
  let left: Promise<void> | null = null
  const { port } = await come()
  return { url: addressOf(home, port, databaseName), leave: () => (left ??= leave()) }

  function come(): Promise<pg.Client> {
    const { signal } = leaving
    const work = async () => {
      const entered = await enter(home, settings, signal)
      entered.once('end', () => {
        client = null
        comingBack = comeBack()
      })
      return (client = entered)
    }
    return withLock(home.folder, work, signal)
  }

  /** The database died: starts it again or joins whoever has, until we leave. Who is leaving never starts one. */
  async function comeBack(): Promise<void> {
    while (!leaving.signal.aborted) {
      try {
        await come()
        return
      } catch {
        await wait(1000, undefined, { signal: leaving.signal }).catch(() => undefined)
      }
    }
  }

  async function leave(): Promise<void> {
    leaving.abort()
    await comingBack
    const present = client
    // It died and we are not back: those who are still attached start it again, and nobody else needs it.
    if (!present) return
    try {
      await withLock(home.folder, async () => {
        const last = await isLast(present).catch(() => false)
        await present.end()
        if (last) await stop(home)
      })
    } finally {
      // An open connection would keep this process alive, whatever went wrong.
      await present.end()
    }
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

/**
 * Connects to the running database of this home, or starts it. Call it under the home's lock. Gives up when `signal`
 * aborts, at the latest before it would start one.
 */
async function enter(home: Home, settings: Settings, signal: AbortSignal): Promise<pg.Client> {
  await initialise(home, settings)
  const deadline = Date.now() + 120_000
  for (;;) {
    signal.throwIfAborted()
    const running = await findRunning(home)
    const port = running?.port ?? (await start(home, settings))
    try {
      return await connect(home, port)
    } catch (error) {
      if (Date.now() > deadline) {
        throw new PlainError(
          `The embedded database ${running ? `(process ${running.pid}) ` : ''}does not answer on port ${port}: end that process and start again.`,
          { cause: error },
        )
      }
    }
    await wait(100)
  }
}

async function connect(home: Home, port: number): Promise<pg.Client> {
  const client = await dial(home, port, 'postgres')
  try {
    const { rows } = await client.query<{ made: boolean }>(
      `select exists (select from pg_database where datname = $1) as made`,
      [databaseName],
    )
    if (rows[0]?.made !== true) await client.query(`create database ${databaseName}`)
    return client
  } catch (error) {
    await client.end()
    throw error
  }
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
