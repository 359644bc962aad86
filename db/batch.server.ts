import type { Writable } from 'node:stream'
import { CompiledQuery, Kysely, PostgresDialect, sql } from 'kysely'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { Trx } from './client.server.ts'
import { confine, countChange } from './in-workspace.server.ts'
import type { DB } from './schema.ts'

/** The first key of the advisory lock that whatever folds takes; the second is the workspace. */
const foldLockClass = 7_270_001

export type Batch = {
  trx: Trx
  /** A stream into `copy … from stdin`; finish it (`pipeline`) before the next statement. */
  copy(copySql: string): Writable
  query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>
}

/** What only reads in a transaction: the same queries serve batches and pages. */
export type Reader = Pick<Batch, 'trx' | 'query'>

/** A transaction as the queries written in SQL take it. */
export function readerOf(trx: Trx): Reader {
  return {
    trx,
    query: async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
      (await trx.executeQuery<Row>(CompiledQuery.raw(text, values))).rows,
  }
}

/**
 * Runs one batch in one transaction on one connection, alone in its workspace: waits for the workspace's fold lock,
 * commits when `work` returns, rolls back when it throws.
 */
export async function inBatch<T>(pool: pg.Pool, workspaceId: number, work: (batch: Batch) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  const only = { query: client.query.bind(client), release: () => undefined }
  const poolOfOne = { connect: () => Promise.resolve(only), end: () => Promise.resolve(), options: {} }
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool: poolOfOne }) })
  try {
    const result = await db.transaction().execute(async (trx) => {
      await confine(trx, workspaceId)
      await sql`select pg_advisory_xact_lock(${foldLockClass}, ${workspaceId}::int)`.execute(trx)
      const worked = await work({
        trx,
        copy: (copySql) => client.query(copyFrom(copySql)),
        query: async <Row extends pg.QueryResultRow>(text: string, values?: unknown[]) =>
          (await client.query<Row>(text, values)).rows,
      })
      await countChange(trx, workspaceId)
      return worked
    })
    client.release()
    return result
  } catch (error) {
    // What state a failed batch leaves its connection in (half a COPY, say) is not worth finding out.
    client.release(true)
    throw error
  }
}
