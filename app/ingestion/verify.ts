import { isDeepStrictEqual } from 'node:util'
import { factsOf } from '#app/conversations/facts.ts'
import { fold } from '#app/conversations/fold.ts'
import type { Batch } from '#db/batch.server.ts'
import { listConversationsOfCustomers } from '#db/queries/conversation.ts'
import { type ContactRow, countContacts, listContacts } from '#db/queries/contact.ts'
import { readByCustomer } from '#db/queries/conversation-chunks.ts'
import { drawCustomers } from '#db/queries/customer.ts'
import { findRollupState, listAllRollups } from '#db/queries/rollup.ts'
import type { RollupName } from '#db/queries/rollup-shapes.ts'
import { contactsOf } from './count-contacts.ts'
import { addCustomersToRollups } from './count-customer.ts'
import { addToRollups } from './count.ts'
import { rowOf, sameFacts } from './fold-customers.ts'
import { noRollupChange, rowsOf, textOfRow } from './rollup-change.ts'
import { toldOf } from './told-of-customer.ts'
import { eventsOf, loadStored, rulesOf } from '#app/history/load-events.ts'
import { loadWorkspaceContext } from '#app/history/workspace-context.ts'

export type Verified = { looked: number; differing: number }

/**
 * Counts the facts of a workspace anew: of how many conversations, and how many rows of the rollups and of what is kept
 * of each customer say something else.
 */
export async function compareRollups(batch: Batch, workspaceId: number): Promise<Verified> {
  const { hourOf } = await loadWorkspaceContext(batch, workspaceId)
  const change = noRollupChange()
  const customers = { counted: 0, differing: 0 }
  let looked = 0
  for await (const rows of readByCustomer(batch, workspaceId)) {
    for (const row of rows) addToRollups(change, row, hourOf, 1)
    addCustomersToRollups(change, rows, hourOf, 1)
    const contacts = contactsOf(rows)
    customers.counted += contacts.length
    customers.differing += await countOtherContacts(batch, workspaceId, contacts)
    looked += rows.length
  }
  let differing =
    customers.differing +
    Math.max(0, (await countContacts(batch, workspaceId)) - customers.counted) +
    (await countDiffering(batch, workspaceId, 'rollup', change.rollup)) +
    (await countDiffering(batch, workspaceId, 'rollup_week', change.rollup_week)) +
    (await countDiffering(batch, workspaceId, 'rollup_hour', change.rollup_hour)) +
    (await countDiffering(batch, workspaceId, 'rollup_voice', change.rollup_voice))
  const state = await findRollupState(batch, workspaceId)
  if (looked > 0 && (!state || state.knownUntil.getTime() < change.knownUntil)) differing += 1
  return { looked, differing }
}

async function countOtherContacts(batch: Batch, workspaceId: number, contacts: readonly ContactRow[]): Promise<number> {
  const ids = contacts.map((contact) => contact.customer_id)
  const stored = new Map((await listContacts(batch, workspaceId, ids)).map((row) => [row.customer_id, row]))
  return contacts.filter((contact) => !isDeepStrictEqual({ ...stored.get(contact.customer_id) }, contact)).length
}

async function countDiffering<Name extends RollupName>(
  batch: Batch,
  workspaceId: number,
  name: Name,
  change: Parameters<typeof rowsOf<Name>>[1],
): Promise<number> {
  const wanted = rowsOf(name, change)
  let missing = wanted.size
  let wrong = 0
  for (const row of await listAllRollups(batch, workspaceId, name)) {
    const other = wanted.get(textOfRow(name, row))
    if (other) missing -= 1
    if (!other || !isDeepStrictEqual({ ...other }, { ...row })) wrong += 1
  }
  return wrong + missing
}

/** Folds some customers by chance anew: how many there are, and how many of their conversations say something else. */
export async function compareFacts(batch: Batch, workspaceId: number, customersDrawn: number): Promise<Verified> {
  const context = await loadWorkspaceContext(batch, workspaceId)
  const customers = await drawCustomers(batch, workspaceId, customersDrawn)
  const stored = new Map(
    (await listConversationsOfCustomers(batch, workspaceId, customers)).map((row) => [row.id, row]),
  )
  let differing = 0
  for (const [customer, rows] of await loadStored(batch, context, customers)) {
    const told = toldOf(rows)
    for (const state of fold(eventsOf(rows, context), rulesOf(context))) {
      const row = rowOf(factsOf(state), customer, context, told)
      const other = stored.get(row.id)
      stored.delete(row.id)
      if (!other || !sameFacts(other, row)) differing += 1
    }
  }
  return { looked: customers.length, differing: differing + stored.size }
}
