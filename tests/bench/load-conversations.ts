import type { Pool } from 'pg'
import { addCustomersToRollups } from '#app/ingestion/count-customer.ts'
import { addToRollups, writeRollups } from '#app/ingestion/count.ts'
import { noRollupChange } from '#app/ingestion/rollup-change.ts'
import { loadWorkspaceContext } from '#app/history/workspace-context.ts'
import { inBatch } from '#db/batch.server.ts'
import { copyRows, type CopyValue } from '#db/copy-rows.server.ts'
import { type ConversationRow, conversationColumns } from '#db/queries/conversation.ts'
import type { Made } from './conversations.ts'

const customersAtOnce = 20_000
/** Staged at a time, so that the rows do not lie on the disk twice. */
const rowsAtOnce = 250_000
/** From so many on indexes are made when all rows are there. */
const manyRows = 500_000

/** Puts made conversations into a workspace, and counts them into its rollups as folding does. */
export async function loadConversations(pool: Pool, workspaceId: number, made: Made): Promise<void> {
  const makeIndexes = made.count < manyRows ? null : await dropIndexes(pool)
  // Staged, because COPY into a table under row-level security is not supported.
  await inBatch(pool, workspaceId, async (batch) => {
    const columns = ['workspace_id', ...conversationColumns].join(', ')
    await batch.query('create temp table made (like conversation) on commit drop')
    for (let from = 0; from < made.count; from += rowsAtOnce) {
      await copyRows(batch, 'made', ['workspace_id', ...conversationColumns], rowsOf(made, workspaceId, from))
      await batch.query(`insert into conversation (${columns}) select ${columns} from made`)
      await batch.query('truncate made')
    }
    const { hourOf } = await loadWorkspaceContext(batch, workspaceId)
    const change = noRollupChange()
    for (const chunk of byCustomer(made)) {
      for (const row of chunk) addToRollups(change, row, hourOf, 1)
      addCustomersToRollups(change, chunk, hourOf, 1)
    }
    await writeRollups(batch, workspaceId, change)
  })
  await makeIndexes?.()
  for (const table of ['conversation', 'rollup', 'rollup_week', 'rollup_hour', 'rollup_voice'])
    await pool.query(`vacuum (analyze) ${table}`)
}

function* rowsOf({ count, rowOf }: Made, workspaceId: number, from: number): Generator<CopyValue[]> {
  for (let i = from; i < Math.min(count, from + rowsAtOnce); i++) {
    const row = rowOf(i)
    yield [workspaceId, ...conversationColumns.map((column) => row[column])]
  }
}

/** Drops all but the primary key; what it returns makes them again. */
async function dropIndexes(pool: Pool): Promise<() => Promise<void>> {
  const { rows } = await pool.query<{ indexname: string; indexdef: string }>(
    `select indexname, indexdef from pg_indexes where tablename = 'conversation' and indexdef not like 'CREATE UNIQUE%'`,
  )
  for (const { indexname } of rows) await pool.query(`drop index ${indexname}`)
  return async () => {
    const client = await pool.connect()
    await client.query(`set maintenance_work_mem = '512MB'`)
    for (const { indexdef } of rows) await client.query(indexdef)
    client.release(true)
  }
}

/** Purchases at these moments, of nobody in particular: between the first and the last of them sales are known. */
export async function addSales(pool: Pool, workspaceId: number, moments: readonly Date[]): Promise<void> {
  await inBatch(pool, workspaceId, (batch) =>
    batch.query(
      `insert into outcome (workspace_id, namespace, external_id, version, source_id, channel, occurred_at, first_seen_at,
         kind, actor)
       select $1, 'bench', 'sale ' || nth, 1, 0, 'other', at, at, 'purchase', 'customer'
       from unnest($2::timestamptz[]) with ordinality sale (at, nth)`,
      [workspaceId, moments],
    ),
  )
}

/** All of it, some whole customers at a time. */
function* byCustomer({ count, customers, rowOf }: Made): Generator<ConversationRow[]> {
  const known = customers.reduce((most, customer) => Math.max(most, customer), 0)
  const ends = new Int32Array(known + 1)
  for (const customer of customers) ends[customer]! += 1
  for (let i = 1; i <= known; i++) ends[i]! += ends[i - 1]!
  const next = Int32Array.from(ends)
  const order = new Int32Array(count)
  for (let i = count - 1; i >= 0; i--) order[(next[customers[i]!]! -= 1)] = i
  for (let from = 1, at = 0; from <= known; from += customersAtOnce) {
    const end = ends[Math.min(known, from + customersAtOnce - 1)]!
    const chunk: ConversationRow[] = []
    for (; at < end; at++) chunk.push(rowOf(order[at]!))
    yield chunk
  }
}
