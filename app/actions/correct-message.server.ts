import { isDeepStrictEqual } from 'node:util'
import type { Pool } from '#db/client.server.ts'
import { notOf } from '#app/conversations/correctable.ts'
import { readCorrection, readCorrectionForm, type Correction } from '#app/conversations/correction.ts'
import type { Verdict } from '#app/conversations/verdict.ts'
import { foldCustomers } from '#app/ingestion/fold-customers.ts'
import { loadWorkspaceContext } from '#app/history/workspace-context.ts'
import { inBatch, type Batch } from '#db/batch.server.ts'
import { writeAudit } from '#db/queries/audit.ts'
import { findCorrection, removeCorrection, storeCorrection } from '#db/queries/correction.ts'
import { appendStep, findLastStanding } from '#db/queries/correction-step.ts'
import { listForgottenCustomers } from '#db/queries/forgotten.ts'
import { listCustomersOfIdentities } from '#db/queries/identity.ts'
import type { Scope } from '#db/scope.ts'
import { findFolded, findMessageRows } from '#app/history/find-folded.ts'
import { learnFromCorrections } from './learn-from-corrections.server.ts'

export type Corrected =
  | {
      ok: true
      message: string
      /** The conversation it belongs to; null where it belongs to none. */
      conversation: string | null
      /** All that persons say of it now. */
      correction: Partial<Verdict> | null
    }
  | Refused

/** Unreadable is what cannot be said at all, or not of such a message. */
type Refused = { ok: false; isUnreadable?: true; reason: string }

type Change = {
  message: string
  /** Null takes the last thing said back, so that what held before holds again. */
  correction: Correction | null
  who: string
  now: Date
}

/**
 * Says of a message, in place of the judge, what is given; what was said of it before and is not given stays. `null`
 * takes the last step back. Each step is kept; facts, rollups and what the judge learns of it move with it.
 */
export function correctMessage(pool: Pool, scope: Scope, change: Change): Promise<Corrected> {
  return inBatch(pool, scope.workspaceId, async (batch): Promise<Corrected> => {
    const step = await correctInBatch(batch, scope, change)
    if (!step.ok) return step
    const context = await loadWorkspaceContext(batch, scope.workspaceId)
    const found = await findFolded(batch, context, scope, change.message)
    return { ok: true, message: change.message, conversation: found?.state.id ?? null, correction: step.correction }
  })
}

export type Step = { ok: true; id: number | null; correction: Correction | null } | Refused

const foreignTo = (message: string, keys: readonly string[], outbound: boolean): string =>
  outbound
    ? `${message} is a reply of ours: ${keys.join(', ')} can be said only of what customers write.`
    : `${message} was written by a customer: ${keys.join(', ')} can be said only of our replies.`

/** The same inside a batch; the step's number, null where nothing changed. `only`: take back this step or none. */
export async function correctInBatch(batch: Batch, scope: Scope, change: Change & { only?: number }): Promise<Step> {
  const { workspaceId } = scope
  const { trx } = batch
  const context = await loadWorkspaceContext(batch, workspaceId)
  const rows = await findMessageRows(batch, workspaceId, change.message)
  const [first] = rows
  const identities = rows.map((row) => row.identity_id).filter((identity) => identity !== null)
  const customers = await listCustomersOfIdentities(batch, workspaceId, identities)
  const forgotten = (await listForgottenCustomers(batch, workspaceId, customers)).size > 0
  const seen = scope.teams === 'all' || (await findFolded(batch, context, scope, change.message))
  if (!first || !seen || forgotten) return { ok: false, reason: `There is no message ${change.message}.` }
  const foreign = notOf(first.outbound ? 'outbound' : 'inbound', change.correction ?? {})
  if (foreign.length > 0)
    return { ok: false, isUnreadable: true, reason: foreignTo(change.message, foreign, first.outbound) }
  const about = { namespace: first.namespace, externalId: first.external_id }
  const before = (await findCorrection(trx, scope, about.namespace, about.externalId)) ?? null
  const undone = change.correction === null ? await findLastStanding(batch, workspaceId, about) : null
  if (change.correction === null && !undone) {
    return { ok: false, reason: `Nobody has corrected ${change.message}: there is nothing to take back.` }
  }
  if (change.only !== undefined && undone?.id !== change.only) return { ok: true, id: null, correction: before }
  const after = undone ? undone.before : { ...before, ...change.correction }
  if (isDeepStrictEqual(before, after)) return { ok: true, id: null, correction: after }
  const { who, now } = change
  if (after) await storeCorrection(trx, scope, { ...about, verdict: after, who, now })
  else await removeCorrection(trx, scope, about.namespace, about.externalId)
  const id = await appendStep(trx, scope, { ...about, before, after, undoes: undone?.id ?? null, who, now })
  await writeAudit(trx, scope, { who, action: 'correct message', subject: change.message, before, after })
  await foldCustomers(batch, context, customers)
  await learnFromCorrections(batch, workspaceId, now)
  return { ok: true, id, correction: after }
}

/** Corrects by the form of a page; its button `undo` takes the last step back. */
export function correctByForm(
  pool: Pool,
  scope: Scope,
  form: FormData,
  change: Pick<Change, 'who' | 'now'>,
): Promise<Corrected> {
  const named = form.get('message')
  const message = typeof named === 'string' ? named : ''
  if (form.has('undo')) return correctMessage(pool, scope, { ...change, message, correction: null })
  const read = readCorrectionForm(form)
  if (!read.ok) return Promise.resolve({ ...read, isUnreadable: true })
  return correctMessage(pool, scope, { ...change, message, correction: read.correction })
}

/** Corrects by what came as JSON: `{ message, verdict }`. */
export function correctByJson(
  pool: Pool,
  scope: Scope,
  body: { message: string; verdict: unknown },
  change: Pick<Change, 'who' | 'now'>,
): Promise<Corrected> {
  const read = readCorrection(body.verdict)
  if (!read.ok) return Promise.resolve({ ...read, isUnreadable: true })
  return correctMessage(pool, scope, { ...change, message: body.message, correction: read.correction })
}
