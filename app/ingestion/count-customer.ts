import type { ConversationRow } from '#db/queries/conversation.ts'
import { againIndex, pairIndex } from '#db/queries/rollup-shapes.ts'
import { addDuePairs, addWaitPairs } from './count-pairs.ts'
import { addCustomersTurns } from './count-turns.ts'
import { passedAlongWhenDue, placeWhenDue, repliedWhenDue, repliesOf } from './count.ts'
import { type HourOf, isSetAside, standingAt } from './row-standing.ts'
import { addSales } from './count-sales.ts'
import { addCount, addToList, inWeek, type RollupChange } from './rollup-change.ts'

/** How far back an earlier conversation makes a customer a repeat customer: 26 weeks. */
const lookBackMs = 182 * 86_400_000

/**
 * Adds what the conversations of each customer count for together, `sign` times: how many of them meet in one week, and
 * which were the return of a customer known before. `rows` are all that these customers have.
 */
export function addCustomersToRollups(
  change: RollupChange,
  rows: readonly ConversationRow[],
  hourOf: HourOf,
  sign: 1 | -1,
): void {
  for (const own of Map.groupBy(rows, (row) => row.customer_id).values()) addCustomer(change, own, hourOf, sign)
}

function addCustomer(change: RollupChange, rows: readonly ConversationRow[], hourOf: HourOf, sign: 1 | -1): void {
  addReturns(change, rows, hourOf, sign)
  addReplyPairs(change, rows, hourOf, sign)
  addCustomersTurns(change, rows, hourOf, sign)
  addHeard(change, rows, hourOf, sign)
  addSales(change, rows, hourOf, sign)
  if (rows.length < 2) return
  const judged = rows.filter((row) => placeWhenDue(row) === 'judged')
  addDuePairs(
    change,
    'due_pairs',
    // A person who marked it as needing no answer took it out of the rate.
    judged.flatMap(({ due_at: at, due_outcome: outcome }) =>
      at === null || outcome === null ? [] : [{ at, about: outcome === 'confirmed' || outcome === 'presumed' }],
    ),
    hourOf,
    sign,
  )
  addDuePairs(
    change,
    'got_reply_pairs',
    judged.flatMap((row) => {
      const replied = repliedWhenDue(row)
      return replied ? [{ at: replied.at, about: passedAlongWhenDue(row, replied.stood) }] : []
    }),
    hourOf,
    sign,
  )
  const seen = rows.filter((row) => row.source_shows_replies && !isSetAside(row))
  addWaitPairs(
    change,
    'answer_pairs',
    seen.flatMap(({ first_need_at: at, answered_at: until, answer_wait_unknown: unknown }) =>
      at === null ? [] : [{ at, until, unknown }],
    ),
    hourOf,
    sign,
  )
  addWaitPairs(
    change,
    'reply_pairs',
    seen.flatMap(({ first_inbound_at: at, first_reply_at: until, reply_wait_unknown: unknown }) =>
      at === null ? [] : [{ at, until, unknown }],
    ),
    hourOf,
    sign,
  )
}

/** A customer gets several replies in one conversation, too. */
function addReplyPairs(change: RollupChange, rows: readonly ConversationRow[], hourOf: HourOf, sign: 1 | -1): void {
  const weeks = new Map<string, { m: number; x: number }>()
  for (const { at, part } of rows.filter((row) => !isSetAside(row)).flatMap(repliesOf)) {
    if (part === 'words_not_known') continue
    const { week } = hourOf(at.getTime())
    const { m, x } = weeks.get(week) ?? { m: 0, x: 0 }
    weeks.set(week, { m: m + 1, x: x + (part === 'canned' ? 1 : 0) })
  }
  for (const [week, { m, x }] of weeks) {
    if (m < 2) continue
    const row = inWeek(change, week)
    addToList(row, 'canned_pairs', pairIndex.neighbours, sign * (m - 1))
    addToList(row, 'canned_pairs', pairIndex.pairs, (sign * m * (m - 1)) / 2)
    addToList(row, 'canned_pairs', pairIndex.either, sign * x * (m - 1))
    addToList(row, 'canned_pairs', pairIndex.both, (sign * x * (x - 1)) / 2)
  }
}

/** Of the replies that name who wrote them, those that were not the customer's first of a week. */
function addHeard(change: RollupChange, rows: readonly ConversationRow[], hourOf: HourOf, sign: 1 | -1): void {
  const weeks = new Set<string>()
  for (const row of rows.filter((one) => !isSetAside(one)))
    for (const [i, { at }] of repliesOf(row).entries()) {
      if ((row.reply_by[i] ?? '') === '') continue
      const { week } = hourOf(at.getTime())
      if (weeks.has(week)) addCount(inWeek(change, week), 'voice_again', sign)
      weeks.add(week)
    }
}

/** Whether each conversation is a customer's first in 26 weeks, else how the one before stood when they came back. */
function addReturns(change: RollupChange, rows: readonly ConversationRow[], hourOf: HourOf, sign: 1 | -1): void {
  const wrote = rows.filter((row) => row.first_inbound_at !== null && !isSetAside(row))
  if (wrote.length > 1)
    wrote.sort((a, b) => a.began_at.getTime() - b.began_at.getTime() || Buffer.compare(bytes(a.id), bytes(b.id)))
  for (const [i, row] of wrote.entries()) {
    const { week } = hourOf(row.began_at.getTime())
    const before = wrote[i - 1]
    const stood =
      before && row.began_at.getTime() - before.began_at.getTime() <= lookBackMs
        ? standingAt(before, row.began_at)
        : undefined
    const resolved = stood === 'confirmed' || stood === 'presumed'
    const part = stood === undefined ? 'first_time' : resolved ? 'repeat_resolved' : 'repeat_not_resolved'
    const counted = inWeek(change, week)
    addCount(counted, part, sign)
    if (before && hourOf(before.began_at.getTime()).week === week) addToList(counted, 'again', againIndex[part], sign)
  }
}

const bytes = (id: string) => Buffer.from(id)
