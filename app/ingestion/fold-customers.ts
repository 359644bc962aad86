import { setImmediate } from 'node:timers/promises'
import { silencing } from '#app/conversations/silenced.ts'
import type { ConversationFacts } from '#app/conversations/facts.ts'
import { factsOf } from '#app/conversations/facts.ts'
import { fold } from '#app/conversations/fold.ts'
import type { Batch } from '#db/batch.server.ts'
import type { ConversationRow } from '#db/queries/conversation.ts'
import { moveClaims } from '#db/queries/claim.ts'
import { removeContacts, storeContacts } from '#db/queries/contact.ts'
import {
  conversationColumns,
  listConversationsOfCustomers,
  removeConversations,
  storeConversations,
} from '#db/queries/conversation.ts'
import { forgetWords, markUnread } from '#db/queries/conversation-words.ts'
import { listFrozenCustomers } from '#db/queries/forgotten.ts'
import { ahead } from './ahead.ts'
import { addCustomersToRollups } from './count-customer.ts'
import { contactsOf } from './count-contacts.ts'
import { addToRollups, writeRollups } from './count.ts'
import { ensureRollups } from './recount.ts'
import { noRollupChange } from './rollup-change.ts'
import { type Told, toldColumns, toldOf } from './told-of-customer.ts'
import type { StoredEvents } from '#app/history/load-events.ts'
import { eventsOf, loadStored, rulesOf } from '#app/history/load-events.ts'
import { inCharge } from '#app/conversations/in-charge.ts'
import type { WorkspaceContext } from '#app/history/workspace-context.ts'

/** Customers folded at a stretch while the database looks up the others. */
const customersAtAStretch = 64
/** Customers whose histories are in memory at a time; those of the next are looked up meanwhile. */
const customersAtOnce = 512

/** What a batch already holds of a customer who was never seen before, so that it need not be read back. */
export type FreshEvents = Map<number, StoredEvents>

/**
 * Folds these customers anew from all that is stored of them, writes the facts that changed, and counts the difference
 * into the rollups. Must run under the workspace's fold lock (`inBatch`).
 */
export async function foldCustomers(
  batch: Batch,
  context: WorkspaceContext,
  customers: Iterable<number>,
  fresh: FreshEvents = new Map(),
): Promise<void> {
  await ensureRollups(batch, context.workspaceId)
  const given = [...new Set(customers)].filter((customer) => !fresh.has(customer))
  const frozen = context.forgetKey === null ? null : await listFrozenCustomers(batch, context.workspaceId, given)
  const known = frozen ? given.filter((customer) => !frozen.has(customer)) : given
  const loading = listConversationsOfCustomers(batch, context.workspaceId, known)
  // Heard below, once what is at hand is folded.
  loading.catch(() => undefined)

  const left = new Map<string, ConversationRow>()
  const change = noRollupChange()
  const changed: ConversationRow[] = []
  const after: ConversationRow[] = []
  const touched = new Set<number>()
  const moved = new Map<string, string>()
  const rules = rulesOf(context)
  const foldOne = (customer: number, rows: StoredEvents) => {
    const told = toldOf(rows)
    for (const state of fold(eventsOf(rows, context), rules)) {
      const row = rowOf(factsOf(state), customer, context, told)
      const old = left.get(row.id)
      left.delete(row.id)
      // A conversation goes by its earliest message: in the midst of another it has become part of that.
      for (const id of state.messageIds) if (id !== row.id && left.has(id)) moved.set(id, row.id)
      const same = old !== undefined && sameFacts(old, row)
      after.push(same ? old : row)
      if (same) continue
      if (old) addToRollups(change, old, context.hourOf, -1)
      addToRollups(change, row, context.hourOf, 1)
      changed.push(row)
      for (const whose of [old?.customer_id, customer]) if (whose !== undefined) touched.add(whose)
    }
  }
  let folded = 0
  const foldAll = async (customers: Iterable<[customer: number, rows: StoredEvents]>) => {
    for (const [customer, rows] of customers) {
      foldOne(customer, rows)
      if (++folded % customersAtAStretch === 0) await setImmediate()
    }
  }
  await foldAll(fresh)
  const before = await loading
  for (const row of before) left.set(row.id, row)
  const silenced: number[] = []
  for await (const stored of ahead(loadInTurn(batch, context, known))) {
    await foldAll(stored)
    // What was deleted or hidden is not found any more from now on; the rest of theirs a minute later.
    for (const [customer, { outcomes }] of stored)
      if (outcomes.some(({ kind }) => silencing.has(kind))) silenced.push(customer)
  }
  for (const gone of left.values()) {
    addToRollups(change, gone, context.hourOf, -1)
    touched.add(gone.customer_id)
  }
  const isTouched = (row: ConversationRow) => touched.has(row.customer_id)
  addCustomersToRollups(change, before.filter(isTouched), context.hourOf, -1)
  addCustomersToRollups(change, after.filter(isTouched), context.hourOf, 1)
  await removeConversations(batch, context.workspaceId, [...left.keys()])
  await storeConversations(batch, context.workspaceId, changed)
  await moveClaims(batch, context.workspaceId, moved)
  await writeRollups(batch, context.workspaceId, change)
  await writeContacts(batch, context.workspaceId, touched, after.filter(isTouched))
  await markUnread(batch, context.workspaceId, known)
  await forgetWords(batch, context.workspaceId, silenced)
}

/** @param rows all conversations that these customers have now */
async function writeContacts(
  batch: Batch,
  workspaceId: number,
  customers: ReadonlySet<number>,
  rows: readonly ConversationRow[],
): Promise<void> {
  const contacts = contactsOf(rows)
  await storeContacts(batch, workspaceId, contacts)
  const left = customers.difference(new Set(contacts.map((contact) => contact.customer_id)))
  await removeContacts(batch, workspaceId, [...left])
}

/** What is stored of these customers, some of them at a time. */
async function* loadInTurn(
  batch: Batch,
  context: WorkspaceContext,
  customers: readonly number[],
): AsyncGenerator<Map<number, StoredEvents>> {
  for (let from = 0; from < customers.length; from += customersAtOnce)
    yield await loadStored(batch, context, customers.slice(from, from + customersAtOnce))
}

/** Takes all conversations of these customers out of facts and rollups, to be folded anew. */
export async function dropConversations(
  batch: Batch,
  { workspaceId, hourOf }: WorkspaceContext,
  customers: readonly number[],
): Promise<void> {
  await ensureRollups(batch, workspaceId)
  const rows = await listConversationsOfCustomers(batch, workspaceId, customers)
  const change = noRollupChange()
  for (const row of rows) addToRollups(change, row, hourOf, -1)
  addCustomersToRollups(change, rows, hourOf, -1)
  await removeConversations(
    batch,
    workspaceId,
    rows.map((row) => row.id),
  )
  await writeRollups(batch, workspaceId, change)
  await removeContacts(batch, workspaceId, customers)
}

const date = (at: number | null) => (at === null ? null : new Date(at))

/** What the facts of a conversation are stored as. */
export function rowOf(
  facts: ConversationFacts,
  customer: number,
  context: WorkspaceContext,
  told: Told,
): ConversationRow {
  const { stewardships, dayOf } = context
  return {
    id: facts.id,
    customer_id: customer,
    channel: facts.channel,
    account: facts.account,
    account_at: date(facts.accountAt),
    team_id: stewardships.length ? inCharge(stewardships, facts.channel, facts.account, dayOf(facts.beganAt)) : null,
    topic: facts.topic,
    source_shows_replies: facts.showsReplies,
    first_message_at: new Date(facts.firstMessageAt),
    first_inbound_at: date(facts.firstInboundAt),
    first_need_at: date(facts.firstNeedAt),
    began_at: new Date(facts.beganAt),
    last_message_at: new Date(facts.lastMessageAt),
    messages: facts.messages,
    answered_at: date(facts.answeredAt),
    answer_wait_unknown: facts.answerWaitUnknown,
    first_reply_at: date(facts.firstReplyAt),
    reply_wait_unknown: facts.replyWaitUnknown,
    first_closed_at: date(facts.firstClosedAt),
    opening_complaint_at: date(facts.openingComplaintAt),
    opening_tone: facts.openingTone === null ? null : Math.fround(facts.openingTone),
    due_at: date(facts.dueAt),
    due_outcome: facts.dueOutcome,
    due_replied: facts.dueReplied,
    due_passed_along: facts.duePassedAlong,
    resolved_at: date(facts.resolvedAt),
    first_resolved_at: date(facts.firstResolvedAt),
    standings: facts.standings,
    standing_from: facts.standingFrom.map((at) => new Date(at)),
    waiting_until: date(facts.waitingUntil),
    unknown_words_at: date(facts.unknownWordsAt),
    ...turnColumns(facts.laterTurns),
    opening_unhappy_at: date(facts.openingUnhappyAt),
    due_mood: facts.dueMood,
    first_resolved_known_at: date(facts.firstResolvedKnownAt),
    again: facts.again,
    again_at: date(facts.againAt),
    returned: facts.returned,
    returned_at: date(facts.returnedAt),
    ...toldColumns(facts, told),
  }
}

function turnColumns(turns: ConversationFacts['laterTurns']) {
  if (!turns.length) return { turn_at: null, turn_answered_at: null, turn_wait_unknown: null, turn_words_unknown: null }
  const answered = turns.filter(({ answeredAt }) => answeredAt !== null)
  return {
    turn_at: turns.map(({ at }) => new Date(at)),
    turn_answered_at: answered.map(({ answeredAt }) => new Date(answeredAt!)),
    turn_wait_unknown: answered.map(({ waitUnknown }) => waitUnknown),
    turn_words_unknown: answered.map(({ wordsUnknown }) => wordsUnknown),
  }
}

const comparable = (value: unknown): unknown => {
  if (value instanceof Date) return value.getTime()
  if (Array.isArray(value)) return value.map((one) => String(comparable(one))).join()
  return value
}

export function sameFacts(a: ConversationRow, b: ConversationRow): boolean {
  return conversationColumns.every((column) => {
    // `real` comes back with the few digits that tell it apart. Ids are not to be rounded like that.
    if (column === 'opening_tone')
      return Math.fround(a[column] ?? NaN) === Math.fround(b[column] ?? NaN) || a[column] === b[column]
    return comparable(a[column]) === comparable(b[column])
  })
}
