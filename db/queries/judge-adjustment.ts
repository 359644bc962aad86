import type { Reader } from '../batch.server.ts'
import type { JudgedColumns } from './judge-again.ts'
import { judgedColumns } from './message.ts'
import type { MessageRow } from './message.ts'

export type AdjustmentRow = { version: number; rules: unknown[]; refused: unknown[]; made_at: Date }

/** The newest adjustment; undefined where nothing was ever learnt. */
export async function findAdjustment(
  reader: Pick<Reader, 'query'>,
  workspaceId: number,
): Promise<AdjustmentRow | undefined> {
  const [row] = await reader.query<AdjustmentRow>(
    `select version, rules, refused, made_at from judge_adjustment where workspace_id = $1
     order by version desc limit 1`,
    [workspaceId],
  )
  return row
}

export async function storeAdjustment(
  reader: Pick<Reader, 'query'>,
  workspaceId: number,
  { version, rules, refused, made_at: madeAt }: AdjustmentRow,
): Promise<void> {
  await reader.query(
    `insert into judge_adjustment (workspace_id, version, rules, refused, made_at)
     values ($1, $2, $3::jsonb, $4::jsonb, $5)`,
    [workspaceId, version, JSON.stringify(rules), JSON.stringify(refused), madeAt],
  )
}

/** Takes the words out of former adjustments: they may be those of somebody forgotten. */
export async function emptyFormerAdjustments(reader: Pick<Reader, 'query'>, workspaceId: number): Promise<void> {
  await reader.query(
    `update judge_adjustment a set rules = '[]', refused = '[]' where workspace_id = $1
       and version < (select max(version) from judge_adjustment where workspace_id = $1)`,
    [workspaceId],
  )
}

export type SpokenRow = Pick<MessageRow, 'text' | 'outbound' | 'language'> & {
  correction: Record<string, unknown> | null
  said: Record<string, unknown> | null
}

/** The messages of which a person said something, by a correction or a check: the newest `most` of each. */
export function listSpoken(reader: Pick<Reader, 'query'>, workspaceId: number, most: number): Promise<SpokenRow[]> {
  return reader.query<SpokenRow>(
    `with spoken as (
       (select namespace, external_id from correction where workspace_id = $1
        order by made_at desc, namespace, external_id limit $2)
       union
       (select namespace, external_id from judge_check where workspace_id = $1 and said is not null
        order by checked_at desc, namespace, external_id limit $2))
     select distinct on (m.namespace, m.external_id) m.text, m.outbound, m.language, c.verdict as correction, k.said
     from spoken s
     join message m on m.workspace_id = $1 and m.namespace = s.namespace and m.external_id = s.external_id
     left join correction c on c.workspace_id = $1 and c.namespace = s.namespace and c.external_id = s.external_id
     left join judge_check k on k.workspace_id = $1 and k.namespace = s.namespace and k.external_id = s.external_id
     where m.text is not null
     order by m.namespace, m.external_id, m.source_id`,
    [workspaceId, most],
  )
}

export type UnspokenRow = Pick<MessageRow, 'text' | 'language'> & JudgedColumns

/** Messages with words of which nobody said anything, in the order of their names. */
export function listUnspoken(
  reader: Pick<Reader, 'query'>,
  workspaceId: number,
  outbound: boolean,
  most: number,
): Promise<UnspokenRow[]> {
  return reader.query<UnspokenRow>(
    `select m.text, m.language, ${judgedColumns.map((column) => `m.${column}`).join(', ')} from message m
     where m.workspace_id = $1 and m.outbound = $2 and m.text is not null and m.visibility <> 'internal'
       and not exists (select from correction c
         where c.workspace_id = $1 and c.namespace = m.namespace and c.external_id = m.external_id)
       and not exists (select from judge_check k
         where k.workspace_id = $1 and k.namespace = m.namespace and k.external_id = m.external_id
           and k.said is not null)
     order by m.workspace_id, m.namespace, m.external_id, m.source_id limit $3`,
    [workspaceId, outbound, most],
  )
}
