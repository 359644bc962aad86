import type { Batch } from '#db/batch.server.ts'
import { listMessagesByIds, listMessagesInThreads } from '#db/queries/message.ts'
import { appendOutcomes, listOutcomesAbout, replaceOutcomes } from '#db/queries/outcome.ts'
import type { OutcomeRow } from '#db/queries/outcome.ts'
import type { SourceRow } from '#db/queries/source.ts'
import { messageId } from '#app/history/fold-events.ts'
import type { PreparedBatch } from './prepare.ts'
import type { Placing } from './place-rows.ts'
import type { WorkspaceContext } from '#app/history/workspace-context.ts'

/** Appends the batch's outcomes to the ledger, and gives those that waited for their message or thread their place. */
export async function storeOutcomes(
  batch: Batch,
  context: WorkspaceContext,
  source: SourceRow,
  prepared: PreparedBatch,
  placing: Placing,
): Promise<{ rows: OutcomeRow[]; touched: Set<number>; moved: Set<number> }> {
  const { now } = prepared
  const rows = prepared.outcomes.map(({ record, row, namespace, channel }): OutcomeRow => {
    const author = record.customer?.id ?? null
    return {
      namespace,
      external_id: record.id,
      version: record.version,
      source_id: source.id,
      row_number: row,
      channel,
      occurred_at: record.at > now.getTime() ? now : new Date(record.at),
      first_seen_at: now,
      kind: record.kind,
      value: record.value ?? null,
      actor: record.actor,
      made_by: null,
      thread_id: record.thread ?? null,
      message_id: record.message ?? null,
      customer_author: author,
      identity_id: author === null ? null : placing.identities.idOf(channel, author),
      amount: record.amount ?? null,
      currency: record.currency ?? null,
      purchase_id: record.purchase ?? null,
    }
  })
  await placeOutcomes(batch, context, rows, placing)
  const appended = await appendOutcomes(batch, context.workspaceId, rows)
  const appendedIds = new Set(appended.map((row) => `${messageId(row)} ${row.version}`))
  const touched = new Set<number>()
  const fresh = rows.filter((row) => appendedIds.has(`${messageId(row)} ${row.version}`))
  for (const row of fresh) if (row.identity_id !== null) touched.add(row.identity_id)
  const moved = context.hasOutcomes ? await moveOutcomes(batch, context, placing) : new Set<number>()
  return { rows: fresh, touched, moved }
}

/** Says whose each outcome is: by its message, else by its thread; what these are may be stored already. */
export async function placeOutcomes(
  batch: Batch,
  context: WorkspaceContext,
  rows: OutcomeRow[],
  placing: Pick<Placing, 'identityOfMessage' | 'identityOfThread'>,
): Promise<void> {
  for (const row of rows) {
    if (row.identity_id !== null) continue
    if (row.message_id !== null)
      row.identity_id = placing.identityOfMessage(`${row.namespace}:${row.message_id}`) ?? null
    else if (row.thread_id !== null)
      row.identity_id = placing.identityOfThread(row.namespace, row.thread_id, row.channel) ?? null
  }
  const left = rows.filter((row) => row.identity_id === null)
  for (const [namespace, ofNamespace] of Map.groupBy(left, (row) => row.namespace)) {
    const threads = new Set(ofNamespace.map((row) => row.thread_id).filter((id) => id !== null))
    const messages = new Set(ofNamespace.map((row) => row.message_id).filter((id) => id !== null))
    const stored = [
      ...(threads.size ? await listMessagesInThreads(batch, context.workspaceId, namespace, [...threads]) : []),
      ...(messages.size ? await listMessagesByIds(batch, context.workspaceId, namespace, [...messages]) : []),
    ]
    const ofMessage = new Map(stored.map((row) => [row.external_id, row.identity_id]))
    const ofThread = new Map<string, number>()
    for (const row of stored.toSorted((a, b) => a.occurred_at.getTime() - b.occurred_at.getTime())) {
      if (row.thread_id !== null && !row.outbound && row.identity_id !== null && !ofThread.has(row.thread_id)) {
        ofThread.set(row.thread_id, row.identity_id)
      }
    }
    for (const row of ofNamespace) {
      row.identity_id =
        (row.message_id !== null
          ? ofMessage.get(row.message_id)
          : row.thread_id !== null
            ? ofThread.get(row.thread_id)
            : null) ?? null
    }
  }
}

/** Stored outcomes whose message or thread arrived or moved go with it. */
async function moveOutcomes(batch: Batch, context: WorkspaceContext, placing: Placing): Promise<Set<number>> {
  const touched = new Set<number>()
  const moved = [...placing.moved, ...placing.rejudged]
  for (const [namespace, rows] of Map.groupBy([...placing.stored, ...moved], (row) => row.namespace)) {
    const about = {
      messages: rows.map((row) => row.external_id),
      threads: [...new Set(rows.map((row) => row.thread_id).filter((id) => id !== null))],
    }
    const outcomes = await listOutcomesAbout(
      batch,
      context.workspaceId,
      namespace,
      about,
      placing.unsettled ? 'all' : 'unplaced',
    )
    const changed = outcomes.flatMap((outcome) => {
      const identity =
        (outcome.message_id !== null
          ? placing.identityOfMessage(messageId({ namespace, external_id: outcome.message_id }))
          : placing.identityOfThread(namespace, outcome.thread_id!, outcome.channel)) ?? null
      if (identity === outcome.identity_id) return []
      for (const one of [identity, outcome.identity_id]) if (one !== null) touched.add(one)
      return [{ namespace, external_id: outcome.external_id, identity_id: identity }]
    })
    await replaceOutcomes(batch, context.workspaceId, changed)
  }
  return touched
}
