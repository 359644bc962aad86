import { times } from '#app/conversations/events.ts'
import { binOf } from '#app/statistics/log-bins.ts'
import { removeRollups, rollupBins, rollupCounts, listRollups, storeRollups } from '#db/queries/rollup.ts'
import type { RollupKey, RollupRow } from '#db/queries/rollup.ts'
import type { ConversationRow } from '#db/queries/conversation.ts'
import type { Batch } from '#db/batch.server.ts'

type Count = (typeof rollupCounts)[number]
type Bins = (typeof rollupBins)[number]

type Change = { key: RollupKey; counts: Record<Count, number>; bins: Record<Bins, Map<number, number>> }

/** What is to be added to each rollup row. */
export type RollupChange = Map<string, Change>

const noChange = (key: RollupKey): Change => ({
  key,
  counts: Object.fromEntries(rollupCounts.map((column) => [column, 0])) as Record<Count, number>,
  bins: { answered_bins: new Map(), closed_unanswered_bins: new Map(), replied_bins: new Map() },
})

const keyOf = (key: RollupKey) =>
  `${key.day}\u0000${key.channel}\u0000${key.account}\u0000${key.team_id}\u0000${key.complaint ? 1 : 0}`

/**
 * Adds what one conversation counts for in the rollups, `sign` times (−1 takes it out). Each fact counts on its own
 * day: began, first wrote, came due.
 */
export function addToRollups(
  change: RollupChange,
  row: ConversationRow,
  dayOf: (at: number) => string,
  sign: 1 | -1,
): void {
  const on = (at: Date): Change => {
    const key = {
      day: dayOf(at.getTime()),
      channel: row.channel,
      account: row.account ?? '',
      team_id: row.team_id ?? 0,
      complaint: row.opening_complaint_at !== null,
    }
    const text = keyOf(key)
    let found = change.get(text)
    if (!found) change.set(text, (found = noChange(key)))
    return found
  }
  const count = (to: Change, column: Count) => {
    to.counts[column] += sign
  }
  const bin = (to: Change, column: Bins, from: Date, until: Date) => {
    const at = binOf((until.getTime() - from.getTime()) / 1000)
    to.bins[column].set(at, (to.bins[column].get(at) ?? 0) + sign)
  }

  const began = on(row.began_at)
  count(began, 'conversations')
  const setAside = row.standings.at(-1) === 'set_aside'
  if (setAside) count(began, 'set_aside')
  if (row.first_need_at !== null && !setAside && row.source_shows_replies) {
    count(began, 'needing_answer')
    if (row.answered_at !== null) {
      count(began, 'answered')
      if (row.answer_wait_unknown) count(began, 'answer_wait_unknown')
      else bin(began, 'answered_bins', row.first_need_at, row.answered_at)
    } else if (row.first_closed_at !== null)
      bin(began, 'closed_unanswered_bins', row.first_need_at, row.first_closed_at)
  }
  if (row.first_inbound_at !== null && !setAside && row.source_shows_replies) {
    const wrote = on(row.first_inbound_at)
    count(wrote, 'wrote')
    if (row.first_reply_at !== null) {
      count(wrote, 'replied')
      if (row.reply_wait_unknown) count(wrote, 'reply_wait_unknown')
      else bin(wrote, 'replied_bins', row.first_inbound_at, row.first_reply_at)
    }
  }
  if (row.due_at !== null && row.due_outcome !== null) {
    const due = on(row.due_at)
    const setAsideWhenDue = setAside || row.due_outcome === 'set_aside'
    if (setAsideWhenDue) count(due, 'due_set_aside')
    else if (row.source_shows_replies) {
      count(due, 'due')
      count(due, `due_${row.due_outcome}` as Count)
    }
  }
  const replied = repliedWhenDue(row)
  if (replied && !setAside && row.source_shows_replies && replied.stood !== 'set_aside') {
    const due = on(replied.at)
    count(due, 'due_replied')
    if (replied.stood === 'passed_along') count(due, 'due_standing_passed_along')
  }
}

/** When what got a human reply in time came due, and where it stood; without a need, 14 days after its first message. */
function repliedWhenDue(row: ConversationRow) {
  const at = row.due_at ?? new Date(row.first_message_at.getTime() + times.dueAfter)
  const inTime = row.due_at ? row.due_replied : row.first_reply_at !== null && row.first_reply_at <= at
  return inTime ? { at, stood: row.standings[row.standing_from.findLastIndex((from) => from <= at)] } : null
}

/** Writes a change of the rollups; rows that count nothing any more go. */
export async function writeRollups(batch: Batch, workspaceId: number, change: RollupChange): Promise<void> {
  const changes = [...change.values()].filter(changesAnything)
  if (!changes.length) return
  const keys = changes.map(({ key }) => key)
  const stored = new Map((await listRollups(batch, workspaceId, keys)).map((row) => [keyOf(row), row]))
  const sums = changes.map((one) => rowOf(one, stored.get(keyOf(one.key))))
  await storeRollups(batch, workspaceId, sums.filter(countsAnything))
  await removeRollups(
    batch,
    workspaceId,
    sums.filter((row) => !countsAnything(row)),
  )
}

/** The rollups of facts that were all added to an empty change. */
export const rollupsOf = (change: RollupChange): RollupRow[] =>
  [...change.values()].map((one) => rowOf(one)).filter(countsAnything)

function rowOf({ key, counts, bins }: Change, stored?: RollupRow): RollupRow {
  const sum = { ...key, ...counts } as RollupRow
  for (const column of rollupCounts) sum[column] += stored?.[column] ?? 0
  for (const column of rollupBins) sum[column] = addBins(stored?.[column] ?? [], bins[column])
  return sum
}

/** A stored bin list is (bin, n, bin, n, …). */
function addBins(stored: readonly number[], added: ReadonlyMap<number, number>): number[] {
  const sum = new Map(added)
  for (let i = 0; i < stored.length; i += 2) sum.set(stored[i]!, (sum.get(stored[i]!) ?? 0) + stored[i + 1]!)
  return [...sum]
    .filter(([, n]) => n !== 0)
    .toSorted(([a], [b]) => a - b)
    .flat()
}

const changesAnything = ({ counts, bins }: Change) =>
  rollupCounts.some((column) => counts[column] !== 0) ||
  rollupBins.some((column) => [...bins[column].values()].some((n) => n !== 0))

const countsAnything = (row: RollupRow) => rollupCounts.some((column) => row[column] !== 0)
