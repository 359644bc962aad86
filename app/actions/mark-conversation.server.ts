import { randomUUID } from 'node:crypto'
import type { Pool } from '#db/client.server.ts'
import type { ConversationState } from '#app/conversations/conversation-state.ts'
import { entryAt } from '#app/conversations/facts.ts'
import type { Mark, Standing } from '#app/conversations/standing.ts'
import { foldCustomers } from '#app/ingestion/fold-customers.ts'
import { loadWorkspaceContext } from '#app/history/workspace-context.ts'
import type { Batch } from '#db/batch.server.ts'
import { inBatch } from '#db/batch.server.ts'
import { writeAudit } from '#db/queries/audit.ts'
import { listIdentitiesOfCustomers } from '#db/queries/identity.ts'
import { findOutcome } from '#db/queries/mark.ts'
import { appendOutcomes, listOutcomesOfIdentities } from '#db/queries/outcome.ts'
import type { OutcomeRow } from '#db/queries/outcome.ts'
import type { Scope } from '#db/scope.ts'
import { findFolded, findMessageRows, foldOne, splitId } from '#app/history/find-folded.ts'
import type { Folded } from '#app/history/find-folded.ts'

export type Marked =
  | {
      ok: true
      conversation: string
      mark: Mark | null
      /** Takes this one mark back; null where one was taken back. */
      undo: string | null
      before: Standing
      standing: Standing
    }
  | { ok: false; reason: string }

type About = Pick<OutcomeRow, 'namespace' | 'channel' | 'thread_id' | 'message_id' | 'identity_id'>

/**
 * Says where a conversation stands, in place of the rules. The mark names the conversation's last message and follows
 * it. `mark: null` takes back every mark of the conversation, or `only` the one of this id, as if nobody had marked it:
 * each is superseded by a version that says nothing.
 */
export function markConversation(
  pool: Pool,
  scope: Scope,
  change: { conversation: string; mark: Mark | null; only?: string; who: string; now: Date },
): Promise<Marked> {
  const { workspaceId } = scope
  return inBatch(pool, workspaceId, async (batch): Promise<Marked> => {
    const context = await loadWorkspaceContext(batch, workspaceId)
    const found = await findFolded(batch, context, scope, change.conversation)
    if (!found) return { ok: false, reason: `There is no conversation ${change.conversation}.` }
    const { customer, state } = found
    const all = await marksOf(batch, workspaceId, found)
    const marks = change.only === undefined ? all : all.filter(({ external_id: id }) => id === change.only)
    if (change.only !== undefined && marks.length === 0)
      return { ok: false, reason: 'This mark was taken back already.' }
    const common = { actor: 'responder', made_by: change.who, occurred_at: change.now, first_seen_at: change.now }
    const newMark = `mark-${randomUUID()}`
    let rows: OutcomeRow[]
    if (change.mark === null) {
      rows = marks.map((mark) => ({ ...mark, ...common, source_id: 0, version: mark.version + 1, value: null }))
    } else {
      const about = await lastMessageOf(batch, workspaceId, found)
      if (!about) {
        return { ok: false, reason: `${state.id} has no message that a mark could follow.` }
      }
      const external_id = newMark
      const noSale = { amount: null, currency: null, purchase_id: null }
      const of = { kind: 'mark', value: change.mark, row_number: null, customer_author: null, ...noSale }
      rows = [{ ...about, ...common, ...of, external_id, version: 0, source_id: 0 }]
    }
    await appendOutcomes(batch, workspaceId, rows)
    const now = { ...context, hasOutcomes: true }
    await foldCustomers(batch, now, [customer])
    await writeAudit(batch.trx, scope, {
      who: change.who,
      action: 'mark conversation',
      subject: state.id,
      before: { mark: all.at(-1)?.value ?? null },
      after: { mark: change.mark },
    })
    const states = await foldOne(batch, now, customer)
    const after = states.find((one) => one.id === state.id) ?? state
    const at = change.now.getTime()
    return {
      ok: true,
      conversation: state.id,
      mark: change.mark,
      undo: change.mark === null ? null : newMark,
      before: standingOf(state, at),
      standing: standingOf(after, at),
    }
  })
}

const standingOf = ({ timeline }: ConversationState, at: number) => (entryAt(timeline, at) ?? timeline.at(-1)!).standing

/** The marks in force on a conversation, the oldest first. */
async function marksOf(batch: Batch, workspaceId: number, { customer, state, states }: Folded): Promise<OutcomeRow[]> {
  const identities = await listIdentitiesOfCustomers(batch, workspaceId, [customer])
  const outcomes = await listOutcomesOfIdentities(
    batch,
    workspaceId,
    identities.map((one) => one.id),
  )
  const messages = new Set(state.messageIds)
  const isOfThis = (row: OutcomeRow) =>
    row.message_id === null
      ? currentIn(states, `thread ${row.namespace}:${row.thread_id} ${row.identity_id}`, row.occurred_at) === state
      : messages.has(`${row.namespace}:${row.message_id}`)
  return outcomes
    .filter((row) => row.kind === 'mark' && row.value !== null && isOfThis(row))
    .toSorted((a, b) => a.occurred_at.getTime() - b.occurred_at.getTime())
}

/** The conversation that a container was in at a moment. */
const currentIn = (states: readonly ConversationState[], container: string, at: Date) =>
  states.findLast((one) => one.container === container && one.firstMessageAt <= at.getTime())

/** What a mark is to name: the last message; where a reopening began the conversation and nobody wrote, its thread. */
async function lastMessageOf(batch: Batch, workspaceId: number, { state, states }: Folded): Promise<About | undefined> {
  for (const id of state.messageIds.toReversed()) {
    const [row] = await findMessageRows(batch, workspaceId, id)
    if (!row) continue
    const { namespace, channel, identity_id } = row
    return { namespace, channel, identity_id, thread_id: null, message_id: row.external_id }
  }
  if (states.findLast((one) => one.container === state.container) !== state) return undefined
  for (const { namespace, externalId } of splitId(state.id)) {
    const row = await findOutcome(batch, workspaceId, namespace, externalId)
    if (row?.thread_id != null) return { ...row, message_id: null }
  }
  return undefined
}
