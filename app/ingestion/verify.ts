import { isDeepStrictEqual } from 'node:util'
import { factsOf } from '#app/conversations/facts.ts'
import { fold } from '#app/conversations/fold.ts'
import type { Batch } from '#db/batch.server.ts'
import { listConversationsAfter, listConversationsOfCustomers } from '#db/queries/conversation.ts'
import { drawCustomers } from '#db/queries/customer.ts'
import { listAllRollups } from '#db/queries/rollup.ts'
import type { RollupRow } from '#db/queries/rollup.ts'
import { addToRollups, rollupsOf } from './count.ts'
import type { RollupChange } from './count.ts'
import { cannedById, rowOf, sameFacts } from './fold-customers.ts'
import { eventsOf, loadStored, rulesOf } from '#app/history/load-events.ts'
import { loadWorkspaceContext } from '#app/history/workspace-context.ts'

const conversationsAtOnce = 5000

export type Verified = { looked: number; differing: number }

const keyOf = (row: RollupRow) => [row.day, row.channel, row.account, row.team_id, row.complaint].join('\u0000')

/** Counts the facts of a workspace anew: of how many conversations, and how many rollup rows say something else. */
export async function compareRollups(batch: Batch, workspaceId: number): Promise<Verified> {
  const { dayOf } = await loadWorkspaceContext(batch, workspaceId)
  const change: RollupChange = new Map()
  let looked = 0
  for (let afterId = ''; ;) {
    const rows = await listConversationsAfter(batch, workspaceId, afterId, conversationsAtOnce)
    const last = rows.at(-1)
    if (!last) break
    for (const row of rows) addToRollups(change, row, dayOf, 1)
    looked += rows.length
    afterId = last.id
  }
  const stored = new Map((await listAllRollups(batch, workspaceId)).map((row) => [keyOf(row), row]))
  let differing = 0
  for (const row of rollupsOf(change)) {
    const other = stored.get(keyOf(row))
    stored.delete(keyOf(row))
    if (!other || !isDeepStrictEqual({ ...other }, { ...row })) differing += 1
  }
  return { looked, differing: differing + stored.size }
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
    const canned = cannedById(rows.messages)
    for (const state of fold(eventsOf(rows, context), rulesOf(context))) {
      const row = rowOf(factsOf(state), customer, context, canned)
      const other = stored.get(row.id)
      stored.delete(row.id)
      if (!other || !sameFacts(other, row)) differing += 1
    }
  }
  return { looked: customers.length, differing: differing + stored.size }
}
