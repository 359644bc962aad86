import { sql, type Selectable } from 'kysely'
import type { Batch } from '../batch.server.ts'
import type { Trx } from '../client.server.ts'
import type { CustomerContactTable } from '../schema-conversations.ts'
import type { Scope } from '../scope.ts'
import { moment } from './conversation-predicates.ts'

/** What the conversations of one customer say together, whoever may see them. */
export type ContactRow = Omit<Selectable<CustomerContactTable>, 'workspace_id'>

const types = {
  customer_id: 'bigint',
  conversations: 'integer',
  last_began_at: 'timestamptz',
  met_at: 'timestamptz',
  came_back_at: 'timestamptz',
  unsettled_until: 'timestamptz',
} as const satisfies Record<keyof ContactRow, string>
const columns = Object.keys(types) as (keyof ContactRow)[]
const changing = columns.filter((column) => column !== 'customer_id')

/** Writes what these customers' conversations say, where it says anything else than before. */
export async function storeContacts(batch: Batch, workspaceId: number, rows: readonly ContactRow[]): Promise<void> {
  if (!rows.length) return
  const values = columns.map((column) => rows.map((row) => row[column]))
  const told = (table: string) => changing.map((column) => `${table}.${column}`).join(', ')
  await batch.query(
    `insert into customer_contact (workspace_id, ${columns.join(', ')})
     select $1, ${columns.map((column) => `t.${column}`).join(', ')}
     from unnest(${columns.map((column, i) => `$${i + 2}::${types[column]}[]`).join(', ')}) t (${columns.join(', ')})
     where not exists (
       select from customer_contact k where k.workspace_id = $1 and k.customer_id = t.customer_id
         and (${told('k')}) is not distinct from (${told('t')}))
     on conflict (workspace_id, customer_id) do update
     set ${changing.map((column) => `${column} = excluded.${column}`).join(', ')}`,
    [workspaceId, ...values],
  )
}

export async function removeContacts(batch: Batch, workspaceId: number, customers: readonly number[]): Promise<void> {
  if (!customers.length) return
  await batch.query('delete from customer_contact where workspace_id = $1 and customer_id = any($2::bigint[])', [
    workspaceId,
    customers,
  ])
}

/** Removes what is kept of customers without a conversation. */
export async function removeIdleContacts(batch: Batch, workspaceId: number): Promise<void> {
  await batch.query(
    `delete from customer_contact k where k.workspace_id = $1 and not exists (
       select from conversation c where c.workspace_id = k.workspace_id and c.customer_id = k.customer_id)`,
    [workspaceId],
  )
}

export async function countContacts(batch: Pick<Batch, 'query'>, workspaceId: number): Promise<number> {
  const [row] = await batch.query<{ n: number }>('select count(*) as n from customer_contact where workspace_id = $1', [
    workspaceId,
  ])
  return row?.n ?? 0
}

export function listContacts(batch: Pick<Batch, 'query'>, workspaceId: number, customers: readonly number[]) {
  return batch.query<ContactRow>(
    `select ${columns.join(', ')} from customer_contact where workspace_id = $1 and customer_id = any($2::bigint[])`,
    [workspaceId, customers],
  )
}

/** What is kept of customers holds, but for these: of them it has to be read from the facts whether they came back. */
export type KeptContacts = { unsettled: number[] }

/** The first version of the facts that keeps contacts. */
const keptSince = 4

/**
 * Whether what is kept serves as of a moment; undefined where the facts have to be read: for whoever sees only some
 * conversations, for moments before the last that anything is known of, and where an older version folded.
 */
export async function findKeptContacts(trx: Trx, scope: Scope, asOf: Date): Promise<KeptContacts | undefined> {
  if (scope.teams !== 'all') return undefined
  const { rows } = await sql<{ unsettled: number[] }>`
    select array(
      select k.customer_id from customer_contact k
      where k.workspace_id = ${scope.workspaceId} and k.unsettled_until > ${moment(asOf)}) as unsettled
    from rollup_state s join platform.workspace w on w.id = s.workspace_id
    where s.workspace_id = ${scope.workspaceId} and s.known_until <= ${moment(asOf)}
      and w.facts_version >= ${keptSince}`.execute(trx)
  return rows[0]
}
