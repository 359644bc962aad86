import type { ConversationState } from '#app/conversations/conversation-state.ts'
import { fold } from '#app/conversations/fold.ts'
import { loadEvents, rulesOf } from './load-events.ts'
import type { WorkspaceContext } from './workspace-context.ts'
import type { Reader } from '#db/batch.server.ts'
import { listForgottenCustomers } from '#db/queries/forgotten.ts'
import { listCustomersOfIdentities } from '#db/queries/identity.ts'
import { findConversation } from '#db/queries/mark.ts'
import { listMessagesByIds } from '#db/queries/message.ts'
import type { PlacedMessageRow } from '#db/queries/message.ts'
import type { Scope } from '#db/scope.ts'

/** The ways in which `namespace:external id` can be taken apart: both may hold colons themselves. */
export function* splitId(id: string): Generator<{ namespace: string; externalId: string }> {
  for (let at = id.indexOf(':'); at !== -1; at = id.indexOf(':', at + 1)) {
    yield { namespace: id.slice(0, at), externalId: id.slice(at + 1) }
  }
}

/** The stored rows of a message, from whatever source told it; none when there is no such message. */
export async function findMessageRows(batch: Reader, workspaceId: number, id: string): Promise<PlacedMessageRow[]> {
  for (const { namespace, externalId } of splitId(id)) {
    const rows = await listMessagesByIds(batch, workspaceId, namespace, [externalId])
    if (rows.length) return rows
  }
  return []
}

/** Folds one customer, without writing anything. */
export async function foldOne(
  batch: Reader,
  context: WorkspaceContext,
  customer: number,
): Promise<ConversationState[]> {
  const events = (await loadEvents(batch, context, [customer])).get(customer)
  return events ? fold(events, rulesOf(context)) : []
}

/** A conversation, and all of its customer's in the order in which they began. */
export type Folded = { customer: number; state: ConversationState; states: ConversationState[] }

/**
 * The conversation of this id, or the one that a message of this id belongs to now: so former ids lead there too. A
 * ticket without messages is also found by its number. Undefined when there is none that the asker may see.
 */
export async function findFolded(
  batch: Reader,
  context: WorkspaceContext,
  scope: Scope,
  id: string,
): Promise<Folded | undefined> {
  return (await findById(batch, context, scope, id)) ?? findById(batch, context, scope, `${id}#opened`)
}

async function findById(
  batch: Reader,
  context: WorkspaceContext,
  scope: Scope,
  id: string,
): Promise<Folded | undefined> {
  const named = await findConversation(batch.trx, scope, id)
  const customer = named?.customer_id ?? (await customerOfMessage(batch, context.workspaceId, id))
  if (customer === undefined || (await isForgotten(batch, context.workspaceId, customer))) return undefined
  const states = await foldOne(batch, context, customer)
  const state = states.find((one) => one.id === id) ?? states.find((one) => one.messageIds.includes(id))
  if (!state || (!named && !(await findConversation(batch.trx, scope, state.id)))) return undefined
  return { customer, state, states }
}

/** What was counted of somebody forgotten stays as it is, so nothing more can be said of it. */
async function isForgotten(batch: Reader, workspaceId: number, customer: number): Promise<boolean> {
  return (await listForgottenCustomers(batch, workspaceId, [customer])).size > 0
}

async function customerOfMessage(batch: Reader, workspaceId: number, id: string): Promise<number | undefined> {
  const rows = await findMessageRows(batch, workspaceId, id)
  const identities = rows.map((row) => row.identity_id).filter((identity) => identity !== null)
  const [customer] = await listCustomersOfIdentities(batch, workspaceId, identities)
  return customer
}
