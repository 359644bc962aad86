import type { FoldEvents, FoldRules } from '#app/conversations/events.ts'
import { day } from '#app/conversations/events.ts'
import type { Reader } from '#db/batch.server.ts'
import { listIdentitiesOfCustomers } from '#db/queries/identity.ts'
import type { FoldMessageRow } from '#db/queries/message.ts'
import { listMessagesOfIdentities } from '#db/queries/message.ts'
import type { OutcomeRow } from '#db/queries/outcome.ts'
import { listOutcomesOfIdentities } from '#db/queries/outcome.ts'
import {
  containersOfThreads,
  foldMessageOf,
  foldOutcomeOf,
  onlyInForce,
  onlyWinners,
  withOneAccount,
} from './fold-events.ts'
import type { WorkspaceContext } from './workspace-context.ts'

export const rulesOf = (context: WorkspaceContext): FoldRules => ({
  quietSpell: context.quietSpellDays === null ? null : context.quietSpellDays * day,
})

/** What is stored of one customer. */
export type StoredEvents = { messages: FoldMessageRow[]; outcomes: OutcomeRow[] }

/** All that is stored of these customers, as the fold reads it. A customer without identities is left out. */
export async function loadEvents(
  batch: Reader,
  context: WorkspaceContext,
  customers: number[],
): Promise<Map<number, FoldEvents>> {
  const stored = await loadStored(batch, context, customers)
  return new Map([...stored].map(([customer, rows]) => [customer, eventsOf(rows, context)]))
}

/** The rows of these customers. Made into events one customer at a time, they never stand in memory twice. */
export async function loadStored(
  batch: Reader,
  context: WorkspaceContext,
  customers: number[],
): Promise<Map<number, StoredEvents>> {
  const stored = new Map<number, StoredEvents>()
  if (!customers.length) return stored
  const identities = await listIdentitiesOfCustomers(batch, context.workspaceId, customers)
  const customerOf = new Map(identities.map((identity) => [identity.id, identity.customer_id]))
  const ids = identities.map((identity) => identity.id)
  const messages = await listMessagesOfIdentities(batch, context.workspaceId, ids)
  const outcomes = context.hasOutcomes ? await listOutcomesOfIdentities(batch, context.workspaceId, ids) : []
  const messagesOf = Map.groupBy(messages, (row) => customerOf.get(row.identity_id!)!)
  const outcomesOf = Map.groupBy(outcomes, (row) => customerOf.get(row.identity_id!)!)
  for (const customer of new Set(customerOf.values())) {
    stored.set(customer, { messages: messagesOf.get(customer) ?? [], outcomes: outcomesOf.get(customer) ?? [] })
  }
  return stored
}

/** The same of rows at hand. */
export function eventsOf({ messages, outcomes }: StoredEvents, context: WorkspaceContext): FoldEvents {
  const told = onlyWinners(messages)
  const inForce = onlyInForce(outcomes)
  const threads = inForce.some((row) => row.kind === 'merged') ? containersOfThreads(told) : new Map<string, string>()
  return {
    messages: withOneAccount(told).map((row) => foldMessageOf(row, context)),
    outcomes: inForce.map((row) => foldOutcomeOf(row, threads)).filter((outcome) => outcome !== null),
  }
}
