import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import type { DB } from './schema.ts'

export type Db = Kysely<DB>
export type Trx = Transaction<DB>
export type Pool = pg.Pool

// Counts and ids arrive as text otherwise, whatever the type says; none of ours comes near 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
// A day has no zone: as a Date it would move with the machine's.
pg.types.setTypeParser(pg.types.builtins.DATE, String)

export type OpenDb = { db: Db; pool: Pool; close: () => Promise<void> }

/** Opens a pool of at most `max` connections (default 10) and a Kysely over it; `close` ends both. */
export function openDb(url: string, options: { max?: number; applicationName?: string } = {}): OpenDb {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 10,
    application_name: options.applicationName ?? 'rapport',
    connectionTimeoutMillis: 30_000,
  })
  // A lost connection fails the query it was running; without these listeners it would also end the process.
  pool.on('connect', (client) => client.on('error', () => undefined))
  pool.on('error', () => undefined)
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
  return { db, pool, close: () => db.destroy() }
}
