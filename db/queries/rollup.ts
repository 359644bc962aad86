import type { Selectable } from 'kysely'
import type { Batch } from '../batch.server.ts'
import { copyRows } from '../copy-rows.server.ts'
import type { CopyValue } from '../copy-rows.server.ts'
import type { RollupTable } from '../schema.ts'

export type RollupRow = Omit<Selectable<RollupTable>, 'workspace_id'>
export type RollupKey = Pick<RollupRow, 'day' | 'channel' | 'account' | 'team_id' | 'complaint'>

const keyColumns = ['day', 'channel', 'account', 'team_id', 'complaint'] as const
export const rollupCounts = [
  'conversations',
  'needing_answer',
  'set_aside',
  'answered',
  'answer_wait_unknown',
  'wrote',
  'replied',
  'reply_wait_unknown',
  'due',
  'due_set_aside',
  'due_confirmed',
  'due_presumed',
  'due_passed_along',
  'due_unresolved',
  'due_replied',
  'due_standing_passed_along',
] as const satisfies readonly (keyof RollupRow)[]
export const rollupBins = [
  'answered_bins',
  'closed_unanswered_bins',
  'replied_bins',
] as const satisfies readonly (keyof RollupRow)[]
const columns = [...keyColumns, ...rollupCounts, ...rollupBins] as const

export function listRollups(batch: Pick<Batch, 'query'>, workspaceId: number, keys: readonly RollupKey[]) {
  return batch.query<RollupRow>(
    `select ${columns.map((column) => `r.${column}`).join(', ')}
     from unnest($2::date[], $3::text[], $4::text[], $5::bigint[], $6::boolean[])
       k (day, channel, account, team_id, complaint)
     join rollup r using (day, channel, account, team_id, complaint)
     where r.workspace_id = $1`,
    [workspaceId, ...keyColumns.map((column) => keys.map((key) => key[column]))],
  )
}

export function listAllRollups(batch: Pick<Batch, 'query'>, workspaceId: number) {
  return batch.query<RollupRow>(
    `select ${columns.join(', ')} from rollup where workspace_id = $1 order by ${keyColumns.join(', ')}`,
    [workspaceId],
  )
}

export async function storeRollups(batch: Batch, workspaceId: number, rows: readonly RollupRow[]): Promise<void> {
  if (!rows.length) return
  await batch.query('create temp table if not exists stage_rollup (like rollup) on commit drop')
  await batch.query('truncate stage_rollup')
  await copyRows(
    batch,
    'stage_rollup',
    ['workspace_id', ...columns],
    rows.map((row): CopyValue[] => [workspaceId, ...columns.map((column) => row[column])]),
  )
  await batch.query(
    `insert into rollup (workspace_id, ${columns.join(', ')})
     select workspace_id, ${columns.join(', ')} from stage_rollup
     on conflict (workspace_id, day, channel, account, team_id, complaint) do update
     set ${[...rollupCounts, ...rollupBins].map((column) => `${column} = excluded.${column}`).join(', ')}`,
  )
}

export async function removeRollups(batch: Batch, workspaceId: number, keys: readonly RollupKey[]): Promise<void> {
  if (!keys.length) return
  await batch.query(
    `delete from rollup r using unnest($2::date[], $3::text[], $4::text[], $5::bigint[], $6::boolean[])
       k (day, channel, account, team_id, complaint)
     where r.workspace_id = $1 and r.day = k.day and r.channel = k.channel and r.account = k.account
       and r.team_id = k.team_id and r.complaint = k.complaint`,
    [workspaceId, ...keyColumns.map((column) => keys.map((key) => key[column]))],
  )
}

export async function removeAllRollups(batch: Batch, workspaceId: number): Promise<void> {
  await batch.query('delete from rollup where workspace_id = $1', [workspaceId])
}
