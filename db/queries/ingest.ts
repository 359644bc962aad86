import type { Batch } from '../batch.server.ts'
import type { Trx } from '../client.server.ts'
import type { Scope } from '../scope.ts'
import { startRun } from './run.ts'
import type { SourceRow } from './source.ts'

/** How rows of the API's source are read again; `recheckRow` goes by it. */
const settings = { mapping: null, timeZone: null, timeFormat: null, columns: null, dialect: null, channel: null }

/** The source of what programs send; made when the first of it comes. */
export async function ensureApiSource(trx: Trx, { workspaceId }: Scope): Promise<SourceRow> {
  const find = () =>
    trx
      .selectFrom('source')
      .selectAll()
      .where('workspace_id', '=', workspaceId)
      .where('format', '=', 'api')
      .executeTakeFirst()
  const found = await find()
  if (found) return found
  await trx
    .insertInto('source')
    .values({
      ...{ workspace_id: workspaceId, format: 'api', name: 'API', namespace: 'other', channel: 'other', sha256: null },
      ...{ only_accounts: null, shows_replies: true, settings: JSON.stringify(settings) },
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const made = await find()
  if (!made) throw new Error('the source of the API was made and is not there')
  return made
}

/** How many records of a source were numbered. Must be asked in a batch: others wait. */
export async function countNumbered(batch: Batch, workspaceId: number, sourceId: number): Promise<number> {
  const [row] = await batch.query<{ n: number }>(
    'select coalesce(max(cursor_row), 0) as n from run where workspace_id = $1 and source_id = $2',
    [workspaceId, sourceId],
  )
  return row!.n
}

/**
 * The run of a source since a moment, which is moved on to now: what programs send in a day is one run. It is finished
 * between two requests.
 */
export async function ensureRunSince(
  batch: Batch,
  scope: Scope,
  run: { sourceId: number; since: Date; now: Date; by: string },
): Promise<number> {
  const { workspaceId } = scope
  const { sourceId, since, now, by } = run
  const [found] = await batch.query<{ id: number }>(
    `update run set finished_at = $4 where workspace_id = $1 and id = (
       select max(id) from run where workspace_id = $1 and source_id = $2 and started_at >= $3) returning id`,
    [workspaceId, sourceId, since, now],
  )
  if (found) return found.id
  const begun = { source_id: sourceId, cursor_row: 0, bytes: null, started_by: by }
  const { id } = await startRun(batch.trx, scope, begun)
  await batch.query(
    `update run set state = 'finished', started_at = $3, finished_at = $3 where workspace_id = $1 and id = $2`,
    [workspaceId, id, now],
  )
  return id
}

export type KeptAnswer = { sha256: string; answer: unknown }

/** What was answered to the request that had this key, since a moment. */
export async function findIngestAnswer(
  batch: Batch,
  workspaceId: number,
  key: string,
  since: Date,
): Promise<KeptAnswer | undefined> {
  const [found] = await batch.query<KeptAnswer>(
    'select sha256, answer from ingest_answer where workspace_id = $1 and key = $2 and made_at >= $3',
    [workspaceId, key, since],
  )
  return found
}

/** Lets go of the answers from before a moment. */
export async function forgetIngestAnswers(
  trx: Trx,
  { workspaceId }: Pick<Scope, 'workspaceId'>,
  before: Date,
): Promise<void> {
  await trx.deleteFrom('ingest_answer').where('workspace_id', '=', workspaceId).where('made_at', '<', before).execute()
}

/** Keeps an answer, and lets go of those that are older than `before`. */
export async function keepIngestAnswer(
  batch: Batch,
  workspaceId: number,
  kept: KeptAnswer & { key: string; now: Date; before: Date },
): Promise<void> {
  await forgetIngestAnswers(batch.trx, { workspaceId }, kept.before)
  await batch.query(
    'insert into ingest_answer (workspace_id, key, sha256, answer, made_at) values ($1, $2, $3, $4, $5)',
    [workspaceId, kept.key, kept.sha256, JSON.stringify(kept.answer), kept.now],
  )
}
