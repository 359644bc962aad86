import { readSigns, termsOf } from '#app/conversations/terms.ts'
import { messageId } from '#app/history/fold-events.ts'
import type { MeasureKey } from '#app/measures/list.ts'
import type { Opening } from '#app/measures/tally-words.ts'
import type { Trx } from '#db/client.server.ts'
import type { ReadingQuery } from '#db/queries/conversation-predicates.ts'
import {
  drawConversations,
  type DrawnConversation,
  listTexts,
  listWritten,
  type WrittenMessage,
} from '#db/queries/week-texts.ts'
import type { Scope } from '#db/scope.ts'

/** Of one week so many openings are read at most, drawn by lot, and the page says so. */
export const openingsRead = 3000

/** So many messages of one opening: a newcomer may need several to come to the point. */
const messagesRead = 10

/**
 * What customers said when a measure's conversations began: one entry for each that has words, by period.
 *
 * @param draw.sizes how many conversations each period has, where that is known
 */
export async function readOpenings(
  trx: Trx,
  scope: Scope,
  query: ReadingQuery,
  key: MeasureKey,
  draw: { limits: readonly number[]; sizes?: readonly number[] },
): Promise<Opening[]> {
  const drawn = await drawConversations(trx, scope, query, { key, ...draw })
  const [from, to] = [earliest(drawn.map((one) => one.from)), latest(drawn.map((one) => one.to))]
  if (!from || !to) return []
  const customers = [...new Set(drawn.map(({ customer }) => customer))]
  const written = Map.groupBy(await listWritten(trx, scope, { customers, from, to }), placeOf)
  const read = drawn.map((one) => ({ ...one, messages: within(written.get(placeOf(one)) ?? [], one) }))
  const wanted = read.flatMap(({ messages }) => messages)
  const texts = new Map<string, string>()
  // The same message told by two sources is one.
  for (const row of await listTexts(trx, scope, wanted, readSigns)) texts.set(messageId(row), row.text)
  return read.flatMap(({ id, customer, period, messages }) => {
    const terms = new Map<string, string>()
    for (const message of messages) {
      for (const [term, word] of termsOf(texts.get(messageId(message)) ?? '', namesIn(message))) terms.set(term, word)
    }
    return messages.length > 0 ? [{ id, customer, period, terms }] : []
  })
}

const placeOf = ({ customer, channel }: { customer: number; channel: string }) => `${customer} ${channel}`
const earliest = (all: readonly Date[]) => all.reduce<Date | null>((a, b) => (a && a < b ? a : b), null)
const latest = (all: readonly Date[]) => all.reduce<Date | null>((a, b) => (a && a > b ? a : b), null)

/** Those of a customer's messages, in order, that lie in an opening; found by halves, for some customers write a lot. */
function within(messages: readonly WrittenMessage[], { from, to }: DrawnConversation): WrittenMessage[] {
  let [low, high] = [0, messages.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((messages[middle]?.at ?? from) < from) low = middle + 1
    else high = middle
  }
  return messages.slice(low, low + messagesRead).filter(({ at }) => at <= to)
}

const notLetters = /[^\p{L}\p{M}]+/u
const namesIn = ({ names }: WrittenMessage) =>
  new Set(names.flatMap((name) => name?.toLowerCase().split(notLetters) ?? []))

/**
 * Which conversations of a period open with a term, among those whose opening is read; `read` is how many those are. The
 * same texts as for the week itself, so that a list is as long as its number.
 */
export async function findOpenedWith(
  trx: Trx,
  scope: Scope,
  query: ReadingQuery,
  { key, term }: { key: MeasureKey; term: string },
): Promise<{ ids: string[]; read: number }> {
  const limits = query.periods.map(() => openingsRead)
  const openings = await readOpenings(trx, scope, query, key, { limits })
  return { ids: openings.filter(({ terms }) => terms.has(term)).map(({ id }) => id), read: openings.length }
}
