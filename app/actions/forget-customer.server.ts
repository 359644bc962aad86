import type { Pool } from '#db/client.server.ts'
import { forgottenHash } from '#app/ingestion/forgotten.ts'
import { inBatch } from '#db/batch.server.ts'
import { writeAudit } from '#db/queries/audit.ts'
import { listConversationsOfCustomers } from '#db/queries/conversation.ts'
import { eraseIdentities, listForgottenCustomers, listIdsOfIdentities, storeForgotten } from '#db/queries/forgotten.ts'
import { countVisible } from '#db/queries/identity-step.ts'
import { findIdentity, listIdentitiesOfCustomers } from '#db/queries/identity.ts'
import { getWorkspaceById } from '#db/queries/workspace.ts'
import { emptyFormerAdjustments } from '#db/queries/judge-adjustment.ts'
import type { Scope } from '#db/scope.ts'
import { learnFromCorrections } from './learn-from-corrections.server.ts'

export type Forgotten =
  | { ok: true; messages: number; conversations: number; identities: number }
  | { ok: false; reason: string }

/**
 * Forgets a person: their words, names and ids, on every channel where they are known to be the same, are erased; what
 * was counted stays and is never folded again; importing the same messages again does not bring them back.
 */
export function forgetCustomer(
  pool: Pool,
  scope: Scope,
  change: { channel: string; externalId: string; who: string; now: Date },
): Promise<Forgotten> {
  const { workspaceId } = scope
  return inBatch(pool, workspaceId, async (batch): Promise<Forgotten> => {
    const named = await findIdentity(batch, workspaceId, change.channel, change.externalId)
    const unknown = { ok: false, reason: `There is no customer ${change.channel}:${change.externalId}.` } as const
    if (!named) return unknown
    const customer = named.customer_id
    if ((await listForgottenCustomers(batch, workspaceId, [customer])).size) return unknown
    const { all, seen } = await countVisible(batch, scope, [customer])
    if (scope.teams !== 'all' && seen === 0) return unknown
    if (seen < all) return { ok: false, reason: 'They also talk with teams whose conversations you do not see.' }
    const identities = await listIdentitiesOfCustomers(batch, workspaceId, [customer])
    const ids = identities.map((identity) => identity.id)
    const messages = await listIdsOfIdentities(batch, workspaceId, 'message', ids)
    const outcomes = await listIdsOfIdentities(batch, workspaceId, 'outcome', ids)
    const { forget_key: key } = await getWorkspaceById(batch.trx, workspaceId)
    await storeForgotten(batch, workspaceId, [
      ...messages.map((one) => forgottenHash(key, 'message', one.namespace, one.external_id)),
      ...outcomes.map((one) => forgottenHash(key, 'outcome', one.namespace, one.external_id)),
      ...identities.map((one) => forgottenHash(key, 'identity', one.channel, one.external_id)),
    ])
    await eraseIdentities(batch, workspaceId, customer, ids, change.now)
    await learnFromCorrections(batch, workspaceId, change.now)
    await emptyFormerAdjustments(batch, workspaceId)
    const conversations = (await listConversationsOfCustomers(batch, workspaceId, [customer])).length
    const counts = { messages: messages.length, conversations, identities: ids.length }
    // Who it was is nobody's business any more, the log's neither.
    await writeAudit(batch.trx, scope, {
      who: change.who,
      action: 'forget customer',
      subject: `${customer}`,
      after: counts,
    })
    return { ok: true, ...counts }
  })
}
