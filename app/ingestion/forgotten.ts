import { createHmac } from 'node:crypto'
import { noAdjustment } from '#app/conversations/adjustment.ts'
import type { Batch } from '#db/batch.server.ts'
import { listForgotten, listForgottenCustomers } from '#db/queries/forgotten.ts'
import type { MessageRow } from '#db/queries/message.ts'
import { rejudge } from './place-rows.ts'
import type { Identities } from './place-rows.ts'
import type { PreparedBatch } from './prepare.ts'
import type { WorkspaceContext } from '#app/history/workspace-context.ts'

/** Names something forgotten without saying what it is. */
export const forgottenHash = (key: string, kind: 'message' | 'outcome' | 'identity', space: string, id: string) =>
  createHmac('sha256', key).update(`${kind}\u0000${space}\u0000${id}`).digest('base64')

type Context = Pick<WorkspaceContext, 'workspaceId' | 'forgetKey'>

/** A batch without what was forgotten, and how many records that were. */
export async function withoutForgotten(
  batch: Pick<Batch, 'query'>,
  { workspaceId, forgetKey: key }: Context,
  prepared: PreparedBatch,
): Promise<{ kept: PreparedBatch; dropped: number }> {
  if (key === null) return { kept: prepared, dropped: 0 }
  const ofMessage = (one: PreparedBatch['messages'][number]) =>
    forgottenHash(key, 'message', one.namespace, one.external_id)
  const ofOutcome = (one: PreparedBatch['outcomes'][number]) =>
    forgottenHash(key, 'outcome', one.namespace, one.record.id)
  const ofPerson = (channel: string, id: string) => forgottenHash(key, 'identity', channel, id)
  const forgotten = await listForgotten(batch, workspaceId, [
    ...prepared.messages.map(ofMessage),
    ...prepared.outcomes.map(ofOutcome),
    ...prepared.customers.flatMap(({ record, channel }) => [
      ofPerson(channel, record.id),
      ...record.sameAs.map((same) => ofPerson(same.channel, same.id)),
    ]),
  ])
  if (forgotten.size === 0) return { kept: prepared, dropped: 0 }
  const messages = prepared.messages.filter((one) => !forgotten.has(ofMessage(one)))
  const outcomes = prepared.outcomes.filter((one) => !forgotten.has(ofOutcome(one)))
  const customers = prepared.customers
    .filter(({ record, channel }) => !forgotten.has(ofPerson(channel, record.id)))
    .map(({ record, channel }) => {
      const sameAs = record.sameAs.filter((same) => !forgotten.has(ofPerson(same.channel, same.id)))
      return { record: { ...record, sameAs }, channel }
    })
  const records = (of: Pick<PreparedBatch, 'messages' | 'outcomes' | 'customers'>) =>
    of.messages.length + of.outcomes.length + of.customers.length
  const dropped = records(prepared) - records({ messages, outcomes, customers })
  return { kept: { ...prepared, messages, outcomes, customers }, dropped }
}

/** Takes the words out of messages that belong to a forgotten customer, such as our late reply to one of theirs. */
export async function silenceForgotten(
  batch: Batch,
  { workspaceId, forgetKey }: Context,
  rows: readonly MessageRow[],
  identities: Pick<Identities, 'customerOf'>,
): Promise<void> {
  if (forgetKey === null) return
  const customerOf = (row: MessageRow) => (row.identity_id === null ? -1 : identities.customerOf(row.identity_id))
  const forgotten = await listForgottenCustomers(batch, workspaceId, [...new Set(rows.map(customerOf))])
  for (const row of rows) {
    if (!forgotten.has(customerOf(row))) continue
    Object.assign(row, { text: null, words: null }, rejudge({ text: null, language: null }, row.outbound, noAdjustment))
  }
}
