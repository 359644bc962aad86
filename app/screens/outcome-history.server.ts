import type { ConversationState } from '#app/conversations/conversation-state.ts'
import type { Reader } from '#db/batch.server.ts'
import { listOutcomeVersions, type OutcomeVersion } from '#db/queries/outcome-history.ts'
import { saleKinds } from '#app/conversations/records.ts'

export type ShownOutcome = {
  key: string
  kind: string
  value: string | null
  at: Date
  /** Who did it, as the source or we know. */
  actor: string
  by: string | null
  /** Null: a person here. */
  source: string | null
  /** A later version says otherwise. */
  isSuperseded: boolean
  /** A mark in force, to be taken back. */
  undo: string | null
}

const ofCustomers: ReadonlySet<string> = new Set(saleKinds)

/**
 * What happened to a conversation besides messages: statuses, closings, ratings and marks, with what was superseded. One
 * that names no message belongs to the conversation that its thread was in at the time.
 */
export async function loadOutcomeHistory(
  reader: Reader,
  workspaceId: number,
  identities: readonly number[],
  { state, states }: { state: ConversationState; states: readonly ConversationState[] },
): Promise<ShownOutcome[]> {
  const messages = new Set(state.messageIds)
  const currentIn = (container: string, at: Date) =>
    states.findLast((one) => one.container === container && one.firstMessageAt <= at.getTime())
  const isOfThis = (row: OutcomeVersion) =>
    row.message_id === null
      ? currentIn(`thread ${row.namespace}:${row.thread_id} ${row.identity_id}`, row.occurred_at) === state
      : messages.has(`${row.namespace}:${row.message_id}`)
  const rows = (await listOutcomeVersions(reader, workspaceId, identities)).filter(
    (row) => !ofCustomers.has(row.kind) && isOfThis(row),
  )
  const latest = new Map<string, number>()
  const idOf = (row: OutcomeVersion) => `${row.namespace} ${row.external_id}`
  for (const row of rows) latest.set(idOf(row), Math.max(latest.get(idOf(row)) ?? -1, row.version))
  return rows.map((row) => {
    const isSuperseded = row.version < (latest.get(idOf(row)) ?? row.version)
    const isMark = row.kind === 'mark'
    return {
      ...{ key: `${idOf(row)} ${row.version} ${row.source}`, kind: row.kind, value: row.value, at: row.occurred_at },
      ...{ actor: row.actor, by: row.made_by, source: row.source, isSuperseded },
      undo: isMark && !isSuperseded && row.value !== null ? row.external_id : null,
    }
  })
}
