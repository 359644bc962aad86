import { times } from '#app/conversations/events.ts'
import { binOf } from '#app/statistics/log-bins.ts'
import type { Batch } from '#db/batch.server.ts'
import type { ConversationRow } from '#db/queries/conversation.ts'
import { hasConversations } from '#db/queries/conversation-chunks.ts'
import { removeRollupState, storeRollupState } from '#db/queries/rollup.ts'
import type { CountOf, ListOf } from '#db/queries/rollup-shapes.ts'
import { type HourOf, isSetAside, standingAt } from './row-standing.ts'
import { addTurnsAndReturns, turnsOf } from './count-turns.ts'
import {
  addCount,
  addToList,
  changeOf,
  inHour,
  inPlace,
  inWeek,
  type RollupChange,
  writeChange,
} from './rollup-change.ts'

const duration = (from: Date, until: Date) => binOf((until.getTime() - from.getTime()) / 1000)

/**
 * Adds what one conversation counts for in the rollups, `sign` times (−1 takes it out). Each fact counts on its own
 * day: began, first wrote, came due. What depends on the customer's others is `addCustomerToRollups`.
 */
export function addToRollups(change: RollupChange, row: ConversationRow, hourOf: HourOf, sign: 1 | -1): void {
  addByPlace(change, row, hourOf, sign)
  addByTime(change, row, hourOf, sign)
  addTurnsAndReturns(change, row, hourOf, sign)
  if (sign === 1) change.knownUntil = Math.max(change.knownUntil, knownUntil(row))
}

function addByPlace(change: RollupChange, row: ConversationRow, hourOf: HourOf, sign: 1 | -1): void {
  const place = {
    channel: row.channel,
    account: row.account ?? '',
    team_id: row.team_id ?? 0,
    complaint: row.opening_complaint_at !== null,
  }
  const on = (at: Date) => inPlace(change, hourOf(at.getTime()).day, place)
  const began = on(row.began_at)
  addCount(began, 'conversations', sign)
  const setAside = isSetAside(row)
  if (setAside) addCount(began, 'set_aside', sign)
  if (row.first_need_at !== null && !setAside && row.source_shows_replies) {
    addCount(began, 'needing_answer', sign)
    if (row.answered_at !== null) {
      addCount(began, 'answered', sign)
      if (row.answer_wait_unknown) addCount(began, 'answer_wait_unknown', sign)
      else addToList(began, 'answered_bins', duration(row.first_need_at, row.answered_at), sign)
    } else if (row.first_closed_at !== null)
      addToList(began, 'closed_unanswered_bins', duration(row.first_need_at, row.first_closed_at), sign)
  }
  if (row.first_inbound_at !== null && !setAside && row.source_shows_replies) {
    const wrote = on(row.first_inbound_at)
    addCount(wrote, 'wrote', sign)
    if (row.first_reply_at !== null) {
      addCount(wrote, 'replied', sign)
      if (row.reply_wait_unknown) addCount(wrote, 'reply_wait_unknown', sign)
      else addToList(wrote, 'replied_bins', duration(row.first_inbound_at, row.first_reply_at), sign)
    }
  }
  if (row.due_at !== null && row.due_outcome !== null) {
    const due = on(row.due_at)
    if (setAside || row.due_outcome === 'set_aside') addCount(due, 'due_set_aside', sign)
    else if (row.source_shows_replies) {
      addCount(due, 'due', sign)
      addCount(due, `due_${row.due_outcome}`, sign)
    }
  }
  const replied = repliedWhenDue(row)
  if (replied && !setAside && row.source_shows_replies && replied.stood !== 'set_aside') {
    const due = on(replied.at)
    addCount(due, 'due_replied', sign)
    if (replied.stood === 'passed_along') addCount(due, 'due_standing_passed_along', sign)
  }
}

/** The same facts as every reading of a whole workspace tells them apart, by week and by hour. */
function addByTime(change: RollupChange, row: ConversationRow, hourOf: HourOf, sign: 1 | -1): void {
  const weekOf = (at: Date) => inWeek(change, hourOf(at.getTime()).week)
  const hour = (at: Date, column: CountOf<'rollup_hour'>) =>
    addCount(inHour(change, hourOf(at.getTime())), column, sign)
  const week = (at: Date, column: CountOf<'rollup_week'>) => addCount(weekOf(at), column, sign)
  const both = (at: Date, column: CountOf<'rollup_hour'> & CountOf<'rollup_week'>) => {
    hour(at, column)
    week(at, column)
  }
  const bin = (at: Date, column: ListOf<'rollup_week'>, until: Date) =>
    addToList(weekOf(at), column, duration(at, until), sign)

  const [setAside, shown] = [isSetAside(row), row.source_shows_replies]
  week(row.began_at, 'conversations')
  for (const column of dueColumns(row)) both(column.at, column.column)

  const need = row.first_need_at
  if (need === null) {
    const replied = repliedWhenDue(row)
    if (replied && !setAside) hour(row.first_message_at, shown ? 'free_replied' : 'free_replied_not_shown')
  } else if (setAside) week(need, 'need_set_aside')
  else if (!shown) both(need, 'need_not_shown')
  else {
    both(need, 'needing')
    const { answered_at: answered, first_closed_at: closed } = row
    if (answered !== null) {
      week(need, 'answered')
      if (row.answer_wait_unknown) week(need, 'answer_wait_unknown')
      else bin(need, 'answered_bins', answered)
      if (row.unknown_words_at?.getTime() === answered.getTime()) week(need, 'answer_unknown_words')
    } else {
      hour(need, 'unanswered')
      if (closed === null) hour(need, 'unanswered_unclosed')
    }
    if (closed !== null && (answered === null || (!row.answer_wait_unknown && closed < answered))) {
      bin(need, 'closed_bins', closed)
      if (answered !== null) bin(need, 'answered_after_closing_bins', answered)
    }
  }

  const inbound = row.first_inbound_at
  if (inbound !== null) {
    if (setAside) week(inbound, 'wrote_set_aside')
    else if (!shown) week(inbound, 'wrote_not_shown')
    else {
      week(inbound, 'wrote')
      const replied = row.first_reply_at
      if (replied === null) hour(inbound, 'unreplied')
      else {
        week(inbound, 'replied')
        if (row.reply_wait_unknown) week(inbound, 'reply_wait_unknown')
        else bin(inbound, 'replied_bins', replied)
        if (row.unknown_words_at?.getTime() === replied.getTime()) week(inbound, 'reply_unknown_words')
      }
    }
    if (setAside) week(row.began_at, 'repeat_set_aside')
  }
  for (const [i, { at, part }] of repliesOf(row).entries()) {
    week(at, setAside ? 'replies_set_aside' : part)
    const voice = { week: hourOf(at.getTime()).week, responder: row.reply_by[i] ?? '' }
    addCount(changeOf<'rollup_voice'>(change.rollup_voice, voice), setAside ? 'set_aside' : 'replies', sign)
  }
  const stands = row.standings.at(-1)
  if (shown && stands === 'unanswered') hour(row.began_at, 'left_unanswered')
  if (shown && stands === 'passed_along') hour(row.began_at, 'left_passed_along')
}

/** Every reply by a person of ours, canned, in words of their own, or in words that are not known; as in `reply_by`. */
export function repliesOf(row: ConversationRow) {
  const { canned_reply_at: canned, own_reply_at: own, wordless_reply_at: wordless } = row
  return [
    ...canned.map((at) => ({ at, part: 'canned' as const })),
    ...own.map((at) => ({ at, part: 'own_words' as const })),
    ...wordless.map((at) => ({ at, part: 'words_not_known' as const })),
  ]
}

type DueColumn = { at: Date; column: CountOf<'rollup_hour'> & CountOf<'rollup_week'> }

/** What a conversation counts for when it comes due, in `resolution_rate` and in `passed_along_rate`. */
function* dueColumns(row: ConversationRow): Generator<DueColumn> {
  const { due_at: at, due_outcome: outcome } = row
  const worded = (due: Date) => row.unknown_words_at !== null && row.unknown_words_at <= due
  const place = placeWhenDue(row)
  if (at !== null && outcome !== null) {
    if (place === 'judged') {
      if (outcome !== 'set_aside') yield { at, column: `due_${outcome}` }
      if (worded(at)) yield { at, column: 'due_unknown_words' }
    } else if (place !== null) yield { at, column: `due_${place}` }
  }
  const replied = repliedWhenDue(row)
  const when = at ?? replied?.at
  if (when === undefined || place === null) return
  if (place !== 'judged') yield { at: when, column: `got_reply_${place}` }
  else if (replied) {
    yield { at: when, column: passedAlongWhenDue(row, replied.stood) ? 'got_reply_passed_along' : 'got_reply_kept' }
    if (worded(when)) yield { at: when, column: 'got_reply_unknown_words' }
  }
}

/** Whether what comes due is judged then or counted beside; null for what never does. */
export function placeWhenDue(row: ConversationRow): 'judged' | 'set_aside' | 'not_shown' | null {
  const replied = repliedWhenDue(row)
  if (row.due_at === null && !replied) return null
  const asideThen = row.due_at === null ? replied?.stood === 'set_aside' : row.due_outcome === 'set_aside'
  if (asideThen || isSetAside(row)) return 'set_aside'
  return row.source_shows_replies ? 'judged' : 'not_shown'
}

/** With a need the fold says so; without, only a person's mark does. */
export const passedAlongWhenDue = (row: ConversationRow, stood: string | undefined): boolean =>
  row.due_at === null ? stood === 'passed_along' : row.due_passed_along

/** When what got a human reply in time came due, and where it stood; without a need, 14 days after its first message. */
export function repliedWhenDue(row: ConversationRow) {
  const at = row.due_at ?? new Date(row.first_message_at.getTime() + times.dueAfter)
  const inTime = row.due_at ? row.due_replied : row.first_reply_at !== null && row.first_reply_at <= at
  return inTime ? { at, stood: standingAt(row, at) } : null
}

/** The last moment at which anything happened to it; growing old by itself, which the fold foresees, is none. */
function knownUntil(row: ConversationRow): number {
  let last = row.last_message_at.getTime()
  const { first_message_at, first_inbound_at, first_need_at, began_at, answered_at, first_reply_at } = row
  const { first_closed_at, unknown_words_at, standings, standing_from } = row
  for (const at of [first_message_at, first_inbound_at, first_need_at, began_at, answered_at, first_reply_at])
    if (at !== null) last = Math.max(last, at.getTime())
  for (const at of [first_closed_at, unknown_words_at]) if (at !== null) last = Math.max(last, at.getTime())
  for (const { at } of repliesOf(row)) last = Math.max(last, at.getTime())
  for (const { at, until } of turnsOf(row)) last = Math.max(last, at.getTime(), until?.getTime() ?? 0)
  for (const [i, kind] of standings.entries()) {
    const before = standings[i - 1]
    const byItself = (kind === 'unanswered' && before === 'waiting') || (kind === 'presumed' && before === 'open')
    if (!byItself) last = Math.max(last, standing_from[i]!.getTime())
  }
  return last
}

/** Writes a change of the rollups, and up to when anything is known. */
export async function writeRollups(batch: Batch, workspaceId: number, change: RollupChange): Promise<void> {
  await writeChange(batch, workspaceId, 'rollup', change.rollup)
  await writeChange(batch, workspaceId, 'rollup_week', change.rollup_week)
  await writeChange(batch, workspaceId, 'rollup_hour', change.rollup_hour)
  await writeChange(batch, workspaceId, 'rollup_voice', change.rollup_voice)
  if (Number.isFinite(change.knownUntil)) await storeRollupState(batch, workspaceId, new Date(change.knownUntil))
  else if (!(await hasConversations(batch, workspaceId))) await removeRollupState(batch, workspaceId)
}
