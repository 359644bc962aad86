import { searchWords } from '#app/conversations/search-words.ts'
import { fold } from '#app/conversations/fold.ts'
import type { ConversationState } from '#app/conversations/conversation-state.ts'
import { silencedBy } from '#app/conversations/silenced.ts'
import { eventsOf, loadStored, rulesOf } from '#app/history/load-events.ts'
import { loadWorkspaceContext } from '#app/history/workspace-context.ts'
import { inBatch, type Batch } from '#db/batch.server.ts'
import type { Pool } from '#db/client.server.ts'
import {
  type ConversationWords,
  indexed,
  listTextsOfCustomers,
  listUnreadCustomers,
  replaceWords,
  type SaidRow,
} from '#db/queries/conversation-words.ts'
import { listForgottenCustomers } from '#db/queries/forgotten.ts'
import { listIdentitiesOfCustomers } from '#db/queries/identity.ts'

const customersAtOnce = 500
/** So many different words of one conversation are kept: a dictionary has more, a letter has not. */
const mostWords = 20_000
/** Postgres finds the words of a row within 1,048,576 bytes, and does not say where there are more. */
const mostBytes = 1_000_000

/**
 * Makes findable what was said since it was last done: the words of every conversation of the customers that something
 * new is known of. Each chunk is a batch of its own; doing it again changes nothing. Returns how many customers it read.
 */
export async function readWords(
  pool: Pool,
  workspaceId: number,
  options: { signal?: AbortSignal } = {},
): Promise<number> {
  let read = 0
  while (!options.signal?.aborted) {
    const some = await inBatch(pool, workspaceId, (batch) => readSome(batch, workspaceId))
    if (some === 0) break
    read += some
  }
  return read
}

async function readSome(batch: Batch, workspaceId: number): Promise<number> {
  const customers = await listUnreadCustomers(batch, workspaceId, customersAtOnce)
  if (!customers.length) return 0
  const context = await loadWorkspaceContext(batch, workspaceId)
  const forgotten = await listForgottenCustomers(batch, workspaceId, customers)
  const known = customers.filter((customer) => !forgotten.has(customer))
  const stored = await loadStored(batch, context, known)
  const texts = Map.groupBy(await listTextsOfCustomers(batch, workspaceId, known), (row) => row.customer_id)
  const names = Map.groupBy(await listIdentitiesOfCustomers(batch, workspaceId, known), (row) => row.customer_id)
  const rows: ConversationWords[] = []
  for (const [customer, told] of stored) {
    const events = eventsOf(told, context)
    const who = (names.get(customer) ?? []).map(({ id, external_id, name }) => ({
      id,
      words: [...searchWords(`${external_id} ${name ?? ''}`)],
    }))
    const said = saidIn(texts.get(customer) ?? [])
    for (const state of fold(events, rulesOf(context)))
      rows.push(wordsOf(state, customer, { workspaceId, who, said, silenced: silencedBy(events.outcomes) }))
  }
  await replaceWords(batch, workspaceId, customers, rows)
  return customers.length
}

type Known = {
  workspaceId: number
  who: { id: number; words: string[] }[]
  said: Map<string, SaidRow[]>
  silenced: (state: ConversationState, id: string) => boolean
}

const saidIn = (rows: readonly SaidRow[]): Map<string, SaidRow[]> => Map.groupBy(rows, (row) => row.id)

function wordsOf(
  state: ConversationState,
  customer: number,
  { workspaceId, who, said, silenced }: Known,
): ConversationWords {
  const words = new Set<string>()
  let bytes = 0
  const keep = (word: string) => {
    if (words.has(word) || words.size >= mostWords || bytes >= mostBytes) return
    words.add(word)
    bytes += Buffer.byteLength(indexed(workspaceId, word))
  }
  // Who may not see a customer's other conversations must not find them by what they are called there.
  const whose = Number(state.container.slice(state.container.lastIndexOf(' ') + 1))
  for (const { id, words: own } of who) for (const word of own) keep(`${id === whose ? '@' : '@@'}${word}`)
  const add = (text: string | null) => {
    if (text !== null) for (const word of searchWords(text)) keep(word)
  }
  add(state.topic)
  const messages = state.messageIds.filter((id) => !silenced(state, id))
  for (const id of messages) for (const row of said.get(id) ?? []) add(row.text)
  const beganAt = new Date(state.firstNeedAt ?? state.firstMessageAt)
  return { id: state.id, customer, beganAt, messages, words: [...words] }
}
