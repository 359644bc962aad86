import type { Pool } from '#db/client.server.ts'
import type { Verdict } from '#app/conversations/verdict.ts'
import { foldCustomers } from '#app/ingestion/fold-customers.ts'
import { loadWorkspaceContext } from '#app/history/workspace-context.ts'
import { inBatch } from '#db/batch.server.ts'
import { writeAudit } from '#db/queries/audit.ts'
import { findCorrection, removeCorrection, storeCorrection } from '#db/queries/correction.ts'
import { listForgottenCustomers } from '#db/queries/forgotten.ts'
import { listCustomersOfIdentities } from '#db/queries/identity.ts'
import type { Scope } from '#db/scope.ts'
import { findFolded, findMessageRows } from '#app/history/find-folded.ts'

export type Corrected =
  | {
      ok: true
      message: string
      /** The conversation it belongs to; null where it belongs to none. */
      conversation: string | null
      correction: Partial<Verdict> | null
    }
  | { ok: false; reason: string }

/**
 * Says of a message, in place of the judge, what is given; what was said of it before and is not given stays. `null`
 * takes everything said back, so that the judge's verdict holds again.
 */
export function correctMessage(
  pool: Pool,
  scope: Scope,
  change: { message: string; correction: Partial<Verdict> | null; who: string; now: Date },
): Promise<Corrected> {
  const { workspaceId } = scope
  return inBatch(pool, workspaceId, async (batch): Promise<Corrected> => {
    const { trx } = batch
    const context = await loadWorkspaceContext(batch, workspaceId)
    const rows = await findMessageRows(batch, workspaceId, change.message)
    const [first] = rows
    const identities = rows.map((row) => row.identity_id).filter((identity) => identity !== null)
    const customers = await listCustomersOfIdentities(batch, workspaceId, identities)
    const forgotten = (await listForgottenCustomers(batch, workspaceId, customers)).size > 0
    const seen = scope.teams === 'all' || (await findFolded(batch, context, scope, change.message))
    if (!first || !seen || forgotten) return { ok: false, reason: `There is no message ${change.message}.` }
    const { namespace, external_id: externalId } = first
    const before = await findCorrection(trx, scope, namespace, externalId)
    const verdict = change.correction && { ...before, ...change.correction }
    if (verdict) await storeCorrection(trx, scope, { namespace, externalId, verdict, who: change.who, now: change.now })
    else await removeCorrection(trx, scope, namespace, externalId)
    await writeAudit(trx, scope, {
      who: change.who,
      action: 'correct message',
      subject: change.message,
      before,
      after: verdict,
    })
    await foldCustomers(batch, context, customers)
    const found = await findFolded(batch, context, scope, change.message)
    return { ok: true, message: change.message, conversation: found?.state.id ?? null, correction: verdict }
  })
}
