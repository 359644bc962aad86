import type { Selectable } from 'kysely'
import type { Batch } from '../batch.server.ts'
import { copyRows } from '../copy-rows.server.ts'
import type { CopyValue } from '../copy-rows.server.ts'
import type { OutcomeTable } from '../schema-conversations.ts'

export type OutcomeRow = Omit<Selectable<OutcomeTable>, 'workspace_id'>

const columns = [
  'namespace',
  'external_id',
  'version',
  'source_id',
  'row_number',
  'channel',
  'occurred_at',
  'first_seen_at',
  'kind',
  'value',
  'actor',
  'made_by',
  'thread_id',
  'message_id',
  'customer_author',
  'identity_id',
  'amount',
  'currency',
  'purchase_id',
] as const

/** Appends to the ledger; what stands there stays. Returns the rows that were not there before. */
export async function appendOutcomes(
  batch: Batch,
  workspaceId: number,
  rows: readonly OutcomeRow[],
): Promise<Pick<OutcomeRow, 'namespace' | 'external_id' | 'version'>[]> {
  if (!rows.length) return []
  await batch.query('create temp table if not exists stage_outcome (like outcome) on commit drop')
  await batch.query('truncate stage_outcome')
  await copyRows(
    batch,
    'stage_outcome',
    ['workspace_id', ...columns],
    rows.map((row): CopyValue[] => [workspaceId, ...columns.map((column) => row[column])]),
  )
  return batch.query(
    `insert into outcome (workspace_id, ${columns.join(', ')})
     select workspace_id, ${columns.join(', ')} from stage_outcome on conflict do nothing
     returning namespace, external_id, version`,
  )
}

/** How many of these are in nobody's ledger yet. */
export async function countUnknownOutcomes(
  batch: Pick<Batch, 'query'>,
  workspaceId: number,
  outcomes: readonly Pick<OutcomeRow, 'namespace' | 'external_id' | 'version'>[],
): Promise<number> {
  if (!outcomes.length) return 0
  const [unknown] = await batch.query<{ n: number }>(
    `select count(*) as n from unnest($2::text[], $3::text[], $4::bigint[]) k (namespace, external_id, version)
     where not exists (
       select from outcome o where o.workspace_id = $1 and o.namespace = k.namespace
         and o.external_id = k.external_id and o.version = k.version)`,
    [
      workspaceId,
      outcomes.map((one) => one.namespace),
      outcomes.map((one) => one.external_id),
      outcomes.map((one) => one.version),
    ],
  )
  return unknown!.n
}

/** Outcomes about these messages or threads, those that name their customer apart. */
export function listOutcomesAbout(
  batch: Batch,
  workspaceId: number,
  namespace: string,
  about: { messages: readonly string[]; threads: readonly string[] },
  only: 'unplaced' | 'all',
) {
  return batch.query<OutcomeRow>(
    `select ${columns.join(', ')} from outcome
     where workspace_id = $1 and namespace = $2 and customer_author is null
       ${only === 'unplaced' ? 'and identity_id is null' : ''} and (message_id = any($3::text[]) or thread_id = any($4::text[]))`,
    [workspaceId, namespace, about.messages, about.threads],
  )
}

export async function replaceOutcomes(
  batch: Batch,
  workspaceId: number,
  rows: readonly Pick<OutcomeRow, 'namespace' | 'external_id' | 'identity_id'>[],
): Promise<void> {
  if (!rows.length) return
  await batch.query(
    `update outcome o set identity_id = p.identity_id
     from unnest($2::text[], $3::text[], $4::bigint[]) p (namespace, external_id, identity_id)
     where o.workspace_id = $1 and o.namespace = p.namespace and o.external_id = p.external_id`,
    [
      workspaceId,
      rows.map((row) => row.namespace),
      rows.map((row) => row.external_id),
      rows.map((row) => row.identity_id),
    ],
  )
}

/** Every outcome about a message or a thread that belongs to one of these identities or to nobody. */
export function listPlaceableOutcomes(batch: Batch, workspaceId: number, identities: readonly number[]) {
  return batch.query<OutcomeRow>(
    `select ${columns.join(', ')} from outcome
     where workspace_id = $1 and customer_author is null
       and (identity_id is null or identity_id = any($2::bigint[]))`,
    [workspaceId, identities],
  )
}

export async function hasOutcomes(batch: Pick<Batch, 'query'>, workspaceId: number): Promise<boolean> {
  const rows = await batch.query('select 1 from outcome where workspace_id = $1 limit 1', [workspaceId])
  return rows.length > 0
}

/** The outcomes in force: of several versions of one id the highest, in the same version the earliest source's. */
export function listOutcomesOfIdentities(
  batch: Pick<Batch, 'query'>,
  workspaceId: number,
  identities: readonly number[],
) {
  return batch.query<OutcomeRow>(
    `select distinct on (namespace, external_id) ${columns.join(', ')} from outcome
     where workspace_id = $1 and identity_id = any($2::bigint[])
     order by namespace, external_id, version desc, occurred_at, kind, value, actor`,
    [workspaceId, identities],
  )
}
