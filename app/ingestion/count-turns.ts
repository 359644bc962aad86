import { times } from '#app/conversations/events.ts'
import { binOf } from '#app/statistics/log-bins.ts'
import type { ConversationRow } from '#db/queries/conversation.ts'
import type { CountOf } from '#db/queries/rollup-shapes.ts'
import { addDuePairs, addWaitPairs } from './count-pairs.ts'
import { type HourOf, isSetAside } from './row-standing.ts'
import { addCount, addToList, inHour, inWeek, type RollupChange } from './rollup-change.ts'

type Adding = { change: RollupChange; hourOf: HourOf; sign: 1 | -1 }
type InBoth = CountOf<'rollup_hour'> & CountOf<'rollup_week'>

const weekOf = ({ change, hourOf }: Adding, at: Date) => inWeek(change, hourOf(at.getTime()).week)
const hourRow = ({ change, hourOf }: Adding, at: Date) => inHour(change, hourOf(at.getTime()))
const toHour = (adding: Adding, at: Date, column: CountOf<'rollup_hour'>) =>
  addCount(hourRow(adding, at), column, adding.sign)
const toWeek = (adding: Adding, at: Date, column: CountOf<'rollup_week'>) =>
  addCount(weekOf(adding, at), column, adding.sign)
function toBoth(adding: Adding, at: Date, column: InBoth): void {
  toHour(adding, at, column)
  toWeek(adding, at, column)
}

type Turn = { at: Date; until: Date | null; unknown: boolean; words: boolean }

/** The waits after the first. */
export function turnsOf(row: ConversationRow): Turn[] {
  return (row.turn_at ?? []).map((at, i) => ({
    at,
    until: row.turn_answered_at?.[i] ?? null,
    unknown: row.turn_wait_unknown?.[i] ?? false,
    words: row.turn_words_unknown?.[i] ?? false,
  }))
}

/** Later turns, moods and returns of one conversation; see `addToRollups`. */
export function addTurnsAndReturns(change: RollupChange, row: ConversationRow, hourOf: HourOf, sign: 1 | -1): void {
  const adding = { change, hourOf, sign }
  const [setAside, shown] = [isSetAside(row), row.source_shows_replies]
  for (const turn of turnsOf(row)) {
    if (setAside) toWeek(adding, turn.at, 'turn_set_aside')
    else if (!shown) toWeek(adding, turn.at, 'turn_not_shown')
    else addTurn(adding, turn)
  }
  const { first_need_at: need, due_at: due, due_mood: mood, first_resolved_at: resolved } = row
  if (need && due && mood !== null) {
    if (!setAside) toHour(adding, need, shown ? 'unhappy' : 'unhappy_not_shown')
    if (setAside || row.due_outcome === 'set_aside') toBoth(adding, due, 'mood_set_aside')
    else if (!shown) toBoth(adding, due, 'mood_not_shown')
    else {
      toBoth(adding, due, `mood_${mood}`)
      if (row.unknown_words_at && row.unknown_words_at <= due) toBoth(adding, due, 'mood_unknown_words')
    }
  }
  if (!resolved || row.first_resolved_known_at === null) return
  const [judged, late] = [judgedAt(resolved), lateAt(resolved)]
  if (!setAside) toHour(adding, resolved, shown ? 'resolved' : 'resolved_not_shown')
  if (setAside || !shown) {
    toBoth(adding, judged, setAside ? 'again_set_aside' : 'again_not_shown')
    toBoth(adding, late, setAside ? 'returned_set_aside' : 'returned_not_shown')
  } else if (row.again !== null) {
    toBoth(adding, judged, `again_${row.again}`)
    if (restsOnWords(row, resolved)) toBoth(adding, judged, 'again_unknown_words')
  }
}

function addTurn(adding: Adding, { at, until, unknown, words }: Turn): void {
  toWeek(adding, at, 'turns')
  if (until === null) return toHour(adding, at, 'turn_unanswered')
  toWeek(adding, at, 'turn_answered')
  if (words) toWeek(adding, at, 'turn_unknown_words')
  if (unknown) toWeek(adding, at, 'turn_wait_unknown')
  else addToList(weekOf(adding, at), 'turn_bins', binOf((until.getTime() - at.getTime()) / 1000), adding.sign)
}

const judgedAt = (resolved: Date) => new Date(resolved.getTime() + times.sameMatter)
const lateAt = (resolved: Date) => new Date(resolved.getTime() + times.returned)
const restsOnWords = (row: ConversationRow, resolved: Date) =>
  row.unknown_words_at !== null && row.unknown_words_at <= resolved

/** What a customer's conversations count for together; see `addCustomersToRollups`. */
export function addCustomersTurns(
  change: RollupChange,
  rows: readonly ConversationRow[],
  hourOf: HourOf,
  sign: 1 | -1,
): void {
  const adding = { change, hourOf, sign }
  const seen = rows.filter((row) => row.source_shows_replies && !isSetAside(row))
  addWaitPairs(change, 'turn_pairs', seen.flatMap(turnsOf), hourOf, sign)
  addEntries(adding, seen)
  if (seen.length < 2) return
  const ended = seen.flatMap(({ due_at: at, due_mood: mood, due_outcome: outcome }) =>
    at === null || mood === null || outcome === 'set_aside' ? [] : [{ at, about: mood === 'content' }],
  )
  addDuePairs(change, 'mood_pairs', ended, hourOf, sign)
  const again = seen.flatMap(({ first_resolved_at: resolved, again: kind }) =>
    resolved === null || kind === null ? [] : [{ at: judgedAt(resolved), about: kind === 'same_matter' }],
  )
  addDuePairs(change, 'again_pairs', again, hourOf, sign)
}

/** Into each week a customer enters once, with the first of their resolutions that comes due in it. */
function addEntries(adding: Adding, rows: readonly ConversationRow[]): void {
  const entered = new Map<string, { row: ConversationRow; resolved: Date }>()
  for (const row of rows) {
    const resolved = row.first_resolved_at
    if (resolved === null || row.again === null) continue
    const { week } = adding.hourOf(lateAt(resolved).getTime())
    const first = entered.get(week)
    const later = first ? resolved.getTime() - first.resolved.getTime() : -1
    if (!first || later < 0 || (later === 0 && Buffer.compare(Buffer.from(row.id), Buffer.from(first.row.id)) < 0))
      entered.set(week, { row, resolved })
  }
  for (const { row, resolved } of entered.values()) {
    toBoth(adding, lateAt(resolved), `returned_${row.returned ?? 'not_returned'}`)
    if (restsOnWords(row, resolved)) toBoth(adding, lateAt(resolved), 'returned_unknown_words')
  }
}
