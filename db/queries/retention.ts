import { sql, type Insertable, type Selectable } from 'kysely'
import type { Batch } from '../batch.server.ts'
import type { Trx } from '../client.server.ts'
import type { MessageTable } from '../schema-conversations.ts'
import type { RetentionTable } from '../schema-uploads.ts'
import type { Scope } from '../scope.ts'
import type { MessageKey } from './judge-again.ts'

export type RetentionRow = Selectable<RetentionTable>

export function findRetention(
  trx: Trx,
  { workspaceId }: Pick<Scope, 'workspaceId'>,
): Promise<RetentionRow | undefined> {
  return trx.selectFrom('retention').selectAll().where('workspace_id', '=', workspaceId).executeTakeFirst()
}

export async function keepRetention(
  trx: Trx,
  workspaceId: number,
  change: Omit<Insertable<RetentionTable>, 'workspace_id'>,
): Promise<void> {
  await trx
    .insertInto('retention')
    .values({ workspace_id: workspaceId, ...change })
    .onConflict((conflict) => conflict.column('workspace_id').doUpdateSet(change))
    .execute()
}

const keyOrder = 'namespace, external_id, source_id'

/** The last of the next `limit` messages after this one, in the order of their keys; undefined: there are fewer. */
export async function findStretchEnd(
  batch: Pick<Batch, 'query'>,
  workspaceId: number,
  after: MessageKey,
  limit: number,
): Promise<MessageKey | undefined> {
  const [end] = await batch.query<MessageKey>(
    `select ${keyOrder} from message
     where workspace_id = $1 and (${keyOrder}) > ($2, $3, $4::bigint)
     order by ${keyOrder} offset $5 limit 1`,
    [workspaceId, after.namespace, after.external_id, after.source_id, limit - 1],
  )
  return end
}

export type OldText = MessageKey & Pick<Selectable<MessageTable>, 'channel' | 'identity_id'> & { text: string }

/** The texts from before a moment among the messages after one key, up to another, or to the end. */
export function listTextsBefore(
  batch: Pick<Batch, 'query'>,
  workspaceId: number,
  before: Date,
  { after, end }: { after: MessageKey; end: MessageKey | undefined },
): Promise<OldText[]> {
  return batch.query<OldText>(
    `select ${keyOrder}, channel, identity_id, text from message
     where workspace_id = $1 and text is not null and occurred_at < $2 and (${keyOrder}) > ($3, $4, $5::bigint)
       ${end ? `and (${keyOrder}) <= ($6, $7, $8::bigint)` : ''}`,
    [workspaceId, before, ...valuesOf(after), ...(end ? valuesOf(end) : [])],
  )
}

const valuesOf = (key: MessageKey) => [key.namespace, key.external_id, key.source_id]

/** Takes these messages' texts away, and the words that led the judge; what it said, and their fingerprints, stay. */
export async function clearTexts(
  batch: Batch,
  workspaceId: number,
  rows: readonly (MessageKey & { kept_names: string })[],
): Promise<void> {
  if (!rows.length) return
  await batch.query(
    `update message m set text = null, why = null, kept_names = k.kept_names
     from unnest($2::text[], $3::text[], $4::bigint[], $5::text[]) k (namespace, external_id, source_id, kept_names)
     where m.workspace_id = $1 and m.namespace = k.namespace and m.external_id = k.external_id
       and m.source_id = k.source_id`,
    [
      workspaceId,
      rows.map((row) => row.namespace),
      rows.map((row) => row.external_id),
      rows.map((row) => row.source_id),
      rows.map((row) => row.kept_names),
    ],
  )
}

/** A reason quotes what it found, which may be anybody's words. */
const clearedReason = 'It was kept as long as words are kept here.'

const isOldRow = `workspace_id = $1 and (text <> '' or fixed_text is not null or reason <> $4)
  and (state = 'replayed' or first_seen_at < $2)`

/**
 * Empties rows in quarantine that came before a moment, `limit` at most, with the reason of each: those that still waited
 * are given up. Of rows that were replayed the words are in the messages. Returns how many it emptied.
 */
export async function clearQuarantined(
  batch: Pick<Batch, 'query'>,
  workspaceId: number,
  before: Date,
  limit: number,
): Promise<number> {
  const rows = await batch.query(
    `update quarantine set text = '', fixed_text = null, reason = $4,
       state = case state when 'open' then 'discarded' else state end
     where workspace_id = $1 and id in (select id from quarantine where ${isOldRow} order by id limit $3) returning 1`,
    [workspaceId, before, limit, clearedReason],
  )
  return rows.length
}

/** How many texts from before a moment are still there, and how many rows in quarantine wait since before it. */
export async function countWordsBefore(
  trx: Trx,
  { workspaceId }: Pick<Scope, 'workspaceId'>,
  before: Date,
): Promise<{ texts: number; rows: number }> {
  const { rows } = await sql<{ texts: number; rows: number }>`
    select (select count(*) from message
            where workspace_id = ${workspaceId} and text is not null and occurred_at < ${before}) as texts,
      (select count(*) from quarantine
       where workspace_id = ${workspaceId} and state = 'open' and first_seen_at < ${before}) as rows
  `.execute(trx)
  return rows[0]!
}
