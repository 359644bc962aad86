import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import type { DB } from './schema.ts'

const parseMoment = pg.types.getTypeParser(pg.types.builtins.TIMESTAMPTZ) as (text: string) => Date

export type Db = Kysely<DB>
export type Trx = Transaction<DB>
export type Pool = pg.Pool
/** A connection checked out of a pool. */
export type Session = pg.PoolClient

// Counts and ids arrive as text otherwise, whatever the type says; none of ours comes near 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
// A day has no zone: as a Date it would move with the machine's.
pg.types.setTypeParser(pg.types.builtins.DATE, String)

/** Lists of whole numbers (words, bins) are read a million times an import; the general array parser is slow. */
const arraysOfNumbers = { int4: 1007, int8: 1016 }
for (const type of Object.values(arraysOfNumbers))
  pg.types.setTypeParser(type, (text) => (text === '{}' ? [] : text.slice(1, -1).split(',').map(Number)))
/** Sessions are in UTC, where a moment reads `2026-11-22 09:00:00.5+00`. */
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) =>
  text.length > 20 && text.endsWith('+00') && text.charCodeAt(4) === 45
    ? new Date(`${text.slice(0, 10)}T${text.slice(11, -3)}Z`)
    : parseMoment(text),
)

const pools = new WeakMap<Db, Pool>()

/** The pool under what `openDb` gave: what is done in one batch checks out a connection of its own. */
export function poolOf(db: Db): Pool {
  const pool = pools.get(db)
  if (!pool) throw new Error('this database was not opened by openDb')
  return pool
}

export type OpenDb = { db: Db; pool: Pool; close: () => Promise<void> }

/** Opens a pool of at most `max` connections (default 10) and a Kysely over it; `close` ends both. */
export function openDb(url: string, options: { max?: number; applicationName?: string } = {}): OpenDb {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 10,
    application_name: options.applicationName ?? 'rapport',
    options: '-c timezone=UTC',
    connectionTimeoutMillis: 30_000,
  })
  // A lost connection fails the query it was running; without these listeners it would also end the process.
  pool.on('connect', (client) => client.on('error', () => undefined))
  pool.on('error', () => undefined)
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
  pools.set(db, pool)
  // Kysely ends the pool only if it has used it.
  const close = () => db.destroy().then(() => (pool.ended ? undefined : pool.end()))
  return { db, pool, close }
}
