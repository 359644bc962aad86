import { keptNames } from '#app/conversations/kept-names.ts'
import type { Channel } from '#app/conversations/records.ts'
import type { Db, Pool } from '#db/client.server.ts'
import { inBatch, type Batch } from '#db/batch.server.ts'
import { inWorkspace, inWorkspaceQuietly } from '#db/in-workspace.server.ts'
import { writeAudit } from '#db/queries/audit.ts'
import { forgetWords, markUnread } from '#db/queries/conversation-words.ts'
import { listCustomersOfIdentities } from '#db/queries/identity.ts'
import { forgetIngestAnswers } from '#db/queries/ingest.ts'
import {
  clearQuarantined,
  clearTexts,
  countWordsBefore,
  findRetention,
  findStretchEnd,
  keepRetention,
  listTextsBefore,
} from '#db/queries/retention.ts'
import { getWorkspaceById } from '#db/queries/workspace.ts'
import { keptSince } from './kept-long-enough.ts'
import { keyMs } from './take-in.ts'

/** Messages looked at in one transaction; no import waits longer than for these. */
const messagesAtOnce = 5000
/** A walk begins again when the last one ended so long ago. */
const pauseMs = 20 * 3_600_000
const dayMs = 86_400_000
/** Who does it, as the audit log says. */
const itself = 'Rapport'

export type Cleared = { texts: number; rows: number }

type Options = { now: () => Date; signal?: AbortSignal; atOnce?: number }

/**
 * Clears the words that the workspace has kept long enough, once a day: the texts of messages, the words that led the
 * judge, what search knows of them, and rows in quarantine. Verdicts, fingerprints and facts stay, and so every figure.
 * In stretches, each a batch that keeps how far it is: stopped or killed, it goes on from there. Null where nothing was
 * due or nothing is set, or where it was stopped.
 */
export async function clearWords(
  { db, pool }: { db: Db; pool: Pool },
  workspaceId: number,
  { now, signal, atOnce = messagesAtOnce }: Options,
): Promise<Cleared | null> {
  for (;;) {
    if (signal?.aborted) return null
    const step = await inBatch(pool, workspaceId, (batch) => clearSome(batch, workspaceId, now(), atOnce))
    if (step === 'more') continue
    if (step) await countNext(db, workspaceId, step.until)
    return step && { texts: step.texts, rows: step.rows }
  }
}

async function clearSome(
  batch: Batch,
  workspaceId: number,
  now: Date,
  atOnce: number,
): Promise<'more' | (Cleared & { until: Date }) | null> {
  const { retention_days: days } = await getWorkspaceById(batch.trx, workspaceId)
  const before = await findRetention(batch.trx, { workspaceId })
  if (days === null) {
    if (before?.until) await keepRetention(batch.trx, workspaceId, { until: null })
    return null
  }
  const since = keptSince(days, now)
  if (!before?.until) {
    if (before?.ended_at && now.getTime() - before.ended_at.getTime() < pauseMs) return null
    await keepRetention(batch.trx, workspaceId, { ...fromTheBeginning, until: since })
    return 'more'
  }
  // More days were allowed since it began.
  const until = before.until < since ? before.until : since
  const after = {
    namespace: before.after_namespace,
    external_id: before.after_external_id,
    source_id: before.after_source_id,
  }
  const end = await findStretchEnd(batch, workspaceId, after, atOnce)
  const cleared = before.cleared + (await clearStretch(batch, workspaceId, until, { after, end }))
  if (end) {
    const { namespace, external_id, source_id } = end
    const place = { after_namespace: namespace, after_external_id: external_id, after_source_id: source_id }
    await keepRetention(batch.trx, workspaceId, { ...place, cleared })
    return 'more'
  }
  const rows = await clearQuarantined(batch, workspaceId, until, atOnce)
  const rowsCleared = before.rows_cleared + rows
  if (rows === atOnce) {
    await keepRetention(batch.trx, workspaceId, { cleared, rows_cleared: rowsCleared })
    return 'more'
  }
  const done = { texts: cleared, rows: rowsCleared }
  await finish(batch, workspaceId, done, { days, now, until })
  return { ...done, until }
}

const fromTheBeginning = {
  ...{ after_namespace: '', after_external_id: '', after_source_id: 0 },
  ...{ cleared: 0, rows_cleared: 0 },
}

/** Returns how many texts it cleared; the customers' other words can be found again when they are read anew. */
async function clearStretch(
  batch: Batch,
  workspaceId: number,
  until: Date,
  stretch: Parameters<typeof listTextsBefore>[3],
): Promise<number> {
  const old = await listTextsBefore(batch, workspaceId, until, stretch)
  if (!old.length) return 0
  await clearTexts(
    batch,
    workspaceId,
    old.map(({ text, ...row }) => ({ ...row, kept_names: keptNames(text, row.channel as Channel) })),
  )
  const identities = new Set(old.flatMap(({ identity_id: id }) => (id === null ? [] : [id])))
  const customers = await listCustomersOfIdentities(batch, workspaceId, [...identities])
  await forgetWords(batch, workspaceId, customers)
  await markUnread(batch, workspaceId, customers)
  return old.length
}

async function finish(
  batch: Batch,
  workspaceId: number,
  done: Cleared,
  { days, now, until }: { days: number; now: Date; until: Date },
): Promise<void> {
  const ended = { ended_at: now, ended_until: until, ended_cleared: done.texts, ended_rows: done.rows }
  await keepRetention(batch.trx, workspaceId, { ...fromTheBeginning, ...ended, until: null })
  if (done.texts + done.rows > 0)
    await writeAudit(
      batch.trx,
      { workspaceId, teams: 'all' },
      { who: itself, action: 'clear words', subject: `older than ${days} days`, after: done },
    )
}

/** Counts what goes within the next day: apart, because it looks at every message, and no import is to wait for that. */
function countNext(db: Db, workspaceId: number, until: Date): Promise<void> {
  return inWorkspace(db, { workspaceId, teams: 'all' }, async (trx) => {
    const { texts } = await countWordsBefore(trx, { workspaceId }, new Date(until.getTime() + dayMs))
    await keepRetention(trx, workspaceId, { ended_next: texts })
  })
}

/**
 * Forgets what was answered to keys that are remembered no longer: the reasons in it quote what was sent. Where words are
 * kept for less than that, an answer goes with them.
 */
export function forgetAnswers(db: Db, workspaceId: number, days: number | null, now: Date): Promise<void> {
  const promised = new Date(now.getTime() - keyMs)
  const before = days === null ? promised : new Date(Math.max(+promised, +keptSince(days, now)))
  return inWorkspaceQuietly(db, { workspaceId, teams: 'all' }, (trx) =>
    forgetIngestAnswers(trx, { workspaceId }, before),
  )
}
