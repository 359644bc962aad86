import type { Selectable } from 'kysely'
import type { Batch, Reader } from '../batch.server.ts'
import { copyRows } from '../copy-rows.server.ts'
import type { CopyValue } from '../copy-rows.server.ts'
import type { MessageTable } from '../schema-conversations.ts'
import { judgedColumns, keyColumns } from './message.ts'

const stampColumns = ['judge_version', 'adjustment_version'] as const
const read = ['outbound', 'identity_id', 'text', 'language'] as const

type Columns = Selectable<MessageTable>
export type MessageKey = Pick<Columns, (typeof keyColumns)[number]>
export type JudgedColumns = Pick<Columns, (typeof judgedColumns)[number]>
export type EarlierJudged = MessageKey & JudgedColumns & Pick<Columns, (typeof read)[number]>
export type JudgedAnew = MessageKey &
  JudgedColumns &
  Pick<Columns, (typeof stampColumns)[number]> & { why: string | null }

/** Which judge, and which of the workspace's adjustments of it; 0: none. */
export type Versions = { judge: number; adjustment: number }

/**
 * The next `limit` messages with a text that an earlier judge read, or this one with another adjustment, in the order of
 * their keys after `after`.
 */
export function listJudgedBefore(
  reader: Reader,
  workspaceId: number,
  versions: Versions,
  after: MessageKey | null,
  limit: number,
): Promise<EarlierJudged[]> {
  return reader.query<EarlierJudged>(
    `select ${[...keyColumns, ...read, ...judgedColumns].join(', ')} from message
     where workspace_id = $1 and text is not null
       and (judge_version < $2 or (judge_version = $2 and adjustment_version <> $7))
       and (namespace, external_id, source_id) > ($3, $4, $5::bigint)
     order by namespace, external_id, source_id limit $6`,
    [
      workspaceId,
      versions.judge,
      after?.namespace ?? '',
      after?.external_id ?? '',
      after?.source_id ?? 0,
      limit,
      versions.adjustment,
    ],
  )
}

/** Writes what the judge says now; place, words and canned flags stay as they are. */
export async function setVerdicts(batch: Batch, workspaceId: number, rows: readonly JudgedAnew[]): Promise<void> {
  if (!rows.length) return
  const columns = [...keyColumns, ...judgedColumns, ...stampColumns, 'why'] as const
  await batch.query(
    `create temp table stage_verdict on commit drop as select ${columns.join(', ')} from message with no data`,
  )
  await copyRows(
    batch,
    'stage_verdict',
    columns,
    rows.map((row) => columns.map((column): CopyValue => row[column])),
  )
  await batch.query(
    `update message m set ${columns
      .slice(keyColumns.length)
      .map((column) => `${column} = s.${column}`)
      .join(', ')}
     from stage_verdict s
     where m.workspace_id = $1 and m.namespace = s.namespace and m.external_id = s.external_id
       and m.source_id = s.source_id`,
    [workspaceId],
  )
}

/** What the steps of one judging add up to, by name, as the audit log has them. */
export async function sumSteps(batch: Batch, workspaceId: number, action: string, subject: string) {
  const rows = await batch.query<{ name: string; count: number }>(
    `select e.key as name, sum(e.value::bigint)::bigint as count from audit a, jsonb_each_text(a.after) e
     where a.workspace_id = $1 and a.action = $2 and a.subject = $3 group by e.key`,
    [workspaceId, action, subject],
  )
  return new Map(rows.map(({ name, count }) => [name, count]))
}
