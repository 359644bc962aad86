import { sql, type Selectable } from 'kysely'
import type { Batch } from '../batch.server.ts'
import type { Trx } from '../client.server.ts'
import type { DB } from '../schema.ts'
import type { Scope } from '../scope.ts'

export type QuarantineRow = Selectable<DB['quarantine']>

/**
 * Keeps rows that could not be read, each with its reason. A row already there stays as it is. Returns how many of them
 * wait: the others were replayed or given up before.
 */
export async function quarantineRows(
  batch: Batch,
  workspaceId: number,
  sourceId: number,
  rows: readonly { row: number; reason: string; text: string }[],
): Promise<number> {
  if (!rows.length) return 0
  const numbers = rows.map((row) => row.row)
  await batch.query(
    `insert into quarantine (workspace_id, source_id, row_number, reason, text)
     select $1, $2, row_number, reason, text
     from unnest($3::bigint[], $4::text[], $5::text[]) q (row_number, reason, text)
     on conflict (workspace_id, source_id, row_number) do nothing`,
    [workspaceId, sourceId, numbers, rows.map((row) => row.reason), rows.map((row) => row.text)],
  )
  const [waiting] = await batch.query<{ n: number }>(
    `select count(*) as n from quarantine
     where workspace_id = $1 and source_id = $2 and row_number = any($3::bigint[]) and state = 'open'`,
    [workspaceId, sourceId, numbers],
  )
  return waiting!.n
}

/** The rows that wait, or those of them that are named. */
export function listQuarantine(
  trx: Trx,
  scope: Scope,
  ids: readonly number[] | 'all' = 'all',
): Promise<QuarantineRow[]> {
  let query = trx
    .selectFrom('quarantine')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('state', '=', 'open')
  if (ids !== 'all') query = query.where('id', 'in', [...ids])
  return query.orderBy('source_id').orderBy('row_number').execute()
}

/** Rows of one source, or set apart for one reason, which is named by `kindKey`. */
export type QuarantineKind = { sourceId?: number | undefined; reason?: string | undefined }

/** A reason without what it quotes of its own row, so that rows with one fault have one; the name of a field stays. */
const kind = sql<string>`regexp_replace(regexp_replace(reason, '^Row [0-9]+ ', 'The row '),
  '“[^”]*”(?! of this (?:message|outcome|customer) )|"[^"]*"', '“…”', 'g')`
/** What an address calls it: no word of a customer is to stand in one, whatever a reason quotes. */
const kindKey = sql<string>`left(md5(${kind}), 12)`

/** Where a page of rows ends; the next begins after it. */
export type QuarantinePlace = { sourceId: number; row: number }

/** So many of the rows that wait, by source and row, with what their source is called. */
export function listQuarantinePage(
  trx: Trx,
  scope: Scope,
  { limit, sourceId, reason, after }: { limit: number; after?: QuarantinePlace | undefined } & QuarantineKind,
): Promise<(QuarantineRow & { source: string })[]> {
  let query = trx
    .selectFrom('quarantine as q')
    .innerJoin('source', (join) =>
      join.onRef('source.workspace_id', '=', 'q.workspace_id').onRef('source.id', '=', 'q.source_id'),
    )
    .selectAll('q')
    .select('source.name as source')
    .where('q.workspace_id', '=', scope.workspaceId)
    .where('q.state', '=', 'open')
  if (sourceId !== undefined) query = query.where('q.source_id', '=', sourceId)
  if (reason !== undefined) query = query.where(kindKey, '=', reason)
  if (after)
    query = query.where((eb) =>
      eb(eb.refTuple('q.source_id', 'q.row_number'), '>', eb.tuple(after.sourceId, after.row)),
    )
  return query.orderBy('q.source_id').orderBy('q.row_number').limit(limit).execute()
}

/** How many rows of each source wait. */
export function countQuarantined(
  trx: Trx,
  scope: Scope,
): Promise<{ source_id: number; source: string; waiting: number }[]> {
  return trx
    .selectFrom('quarantine as q')
    .innerJoin('source', (join) =>
      join.onRef('source.workspace_id', '=', 'q.workspace_id').onRef('source.id', '=', 'q.source_id'),
    )
    .select(['q.source_id', 'source.name as source'])
    .select((eb) => eb.fn.countAll<number>().as('waiting'))
    .where('q.workspace_id', '=', scope.workspaceId)
    .where('q.state', '=', 'open')
    .groupBy(['q.source_id', 'source.name'])
    .orderBy('q.source_id')
    .execute()
}

/** The reasons for which rows wait, those of most rows first, of one source or of all. */
export async function countQuarantineReasons(
  trx: Trx,
  scope: Scope,
  { sourceId }: Pick<QuarantineKind, 'sourceId'>,
): Promise<{ key: string; reason: string; waiting: number }[]> {
  let query = trx
    .selectFrom('quarantine')
    .select([kindKey.as('key'), kind.as('reason')])
    .select((eb) => eb.fn.countAll<number>().as('waiting'))
    .where('workspace_id', '=', scope.workspaceId)
    .where('state', '=', 'open')
  if (sourceId !== undefined) query = query.where('source_id', '=', sourceId)
  return query.groupBy(kind).orderBy('waiting', 'desc').orderBy(kind).execute()
}

export function findQuarantined(trx: Trx, scope: Scope, id: number): Promise<QuarantineRow | undefined> {
  return trx
    .selectFrom('quarantine')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function changeQuarantined(
  trx: Trx,
  scope: Scope,
  id: number,
  change: Partial<Pick<QuarantineRow, 'state' | 'fixed_text' | 'reason'>>,
): Promise<void> {
  await trx
    .updateTable('quarantine')
    .set(change)
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .execute()
}

export async function setQuarantineState(
  trx: Trx,
  scope: Scope,
  ids: readonly number[],
  state: QuarantineRow['state'],
): Promise<void> {
  if (!ids.length) return
  await trx
    .updateTable('quarantine')
    .set({ state })
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', 'in', [...ids])
    .execute()
}

/** Rows that were given up wait again. Returns those that did. */
export async function restoreDiscarded(trx: Trx, scope: Scope, ids: readonly number[]): Promise<number[]> {
  if (!ids.length) return []
  const restored = await trx
    .updateTable('quarantine')
    .set({ state: 'open' })
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', 'in', [...ids])
    .where('state', '=', 'discarded')
    // Emptied with the words that were kept long enough: there is nothing left to mend.
    .where('text', '<>', '')
    .returning('id')
    .execute()
  return restored.map(({ id }) => id)
}

/** How many rows of a source a person mended or gave up. */
export async function countMendedByHand(trx: Trx, scope: Scope, sourceId: number): Promise<number> {
  const { mended } = await trx
    .selectFrom('quarantine')
    .select((eb) => eb.fn.countAll<number>().as('mended'))
    .where('workspace_id', '=', scope.workspaceId)
    .where('source_id', '=', sourceId)
    .where((eb) => eb.or([eb('state', '<>', 'open'), eb('fixed_text', 'is not', null)]))
    .executeTakeFirstOrThrow()
  return mended
}
