import { cohortParts } from '#db/queries/cohorts.ts'
import {
  countNotYetDue,
  countNotYetResolved,
  type DueRow,
  listDueHours,
  listDueRows,
  listYoungDays,
} from '#db/queries/rolled-up-counts.ts'
import { type duePairs, pairIndex, pairsAdded } from '#db/queries/rollup-shapes.ts'
import { listed, type RatePeriod, type RolledUp, sumsOf } from './rolled-up.server.ts'

const dayMs = 86_400_000

export type RateKey = 'resolution_rate' | 'passed_along_rate' | 'turned_around' | 'same_matter_again' | 'repeat_rate'

type Pairs = (typeof duePairs)[number]
type Column = Exclude<keyof DueRollup, Pairs>

type Kept = {
  parts: Record<string, Column>
  set_aside: Column
  replies_not_shown: Column
  unknown_words: Column
  /** Null where each customer counts once. */
  pairs: Pairs | null
  /** From what it is dated by when it is young, to its due. */
  dueAfterMs: number
  young: readonly (keyof YoungDay)[]
  youngNotShown: readonly (keyof YoungDay)[]
}

/** Where the rollups keep each part of a rate that is dated by due. */
const columns: Record<RateKey, Kept> = {
  resolution_rate: {
    parts: {
      confirmed: 'due_confirmed',
      presumed: 'due_presumed',
      passed_along: 'due_passed_along',
      unresolved: 'due_unresolved',
    },
    set_aside: 'due_set_aside',
    replies_not_shown: 'due_not_shown',
    unknown_words: 'due_unknown_words',
    pairs: 'due_pairs',
    dueAfterMs: 14 * dayMs,
    young: ['needing'],
    youngNotShown: ['need_not_shown'],
  },
  passed_along_rate: {
    parts: { passed_along: 'got_reply_passed_along', kept: 'got_reply_kept' },
    set_aside: 'got_reply_set_aside',
    replies_not_shown: 'got_reply_not_shown',
    unknown_words: 'got_reply_unknown_words',
    pairs: 'got_reply_pairs',
    dueAfterMs: 14 * dayMs,
    young: ['needing', 'free_replied'],
    youngNotShown: ['need_not_shown', 'free_replied_not_shown'],
  },
  turned_around: {
    parts: { content: 'mood_content', unhappy: 'mood_unhappy', unknown: 'mood_unknown' },
    set_aside: 'mood_set_aside',
    replies_not_shown: 'mood_not_shown',
    unknown_words: 'mood_unknown_words',
    pairs: 'mood_pairs',
    dueAfterMs: 14 * dayMs,
    young: ['unhappy'],
    youngNotShown: ['unhappy_not_shown'],
  },
  same_matter_again: {
    parts: {
      same_matter: 'again_same_matter',
      unknown: 'again_unknown',
      new_matter: 'again_new_matter',
      not_again: 'again_not_again',
    },
    set_aside: 'again_set_aside',
    replies_not_shown: 'again_not_shown',
    unknown_words: 'again_unknown_words',
    pairs: 'again_pairs',
    dueAfterMs: 30 * dayMs,
    young: ['resolved'],
    youngNotShown: ['resolved_not_shown'],
  },
  repeat_rate: {
    parts: {
      new_matter: 'returned_new_matter',
      same_matter: 'returned_same_matter',
      unknown: 'returned_unknown',
      not_returned: 'returned_not_returned',
    },
    set_aside: 'returned_set_aside',
    replies_not_shown: 'returned_not_shown',
    unknown_words: 'returned_unknown_words',
    pairs: null,
    dueAfterMs: 56 * dayMs,
    young: ['resolved'],
    youngNotShown: ['resolved_not_shown'],
  },
}

type DueRollup = Awaited<ReturnType<typeof listDueHours>>[number]
type YoungDay = Omit<Awaited<ReturnType<typeof listYoungDays>>[number], 'day'>

/** What came due in a week, as far as it is over. */
type Due = {
  parts: Record<string, number>
  set_aside: number
  replies_not_shown: number
  words: number
  pairs: number[]
}

/** A rate that is dated by due, period by period; `successes` are the parts it is about. */
export async function countRatesRolledUp(
  rolled: RolledUp,
  key: RateKey,
  successes: readonly string[],
): Promise<RatePeriod[]> {
  const young = await countYoung(rolled, key)
  const periods = []
  for (const [i, { fromDay }] of rolled.periods.entries()) {
    const week = rolled.weeks.find((one) => one.week === fromDay)
    const due =
      fromDay === rolled.thisWeek
        ? await countThisWeek(rolled, key, successes)
        : sumDue(key, week && fromDay < rolled.thisWeek ? [week] : [])
    const { immature, replies_not_shown } = young[i]!
    const sum = (parts: readonly string[]) => parts.reduce((all, part) => all + (due.parts[part] ?? 0), 0)
    periods.push({
      parts: due.parts,
      beside: {
        byCustomer: sumsOf(sum(successes), sum(cohortParts[key].counted), due.pairs),
        unknownWords: due.words,
        setAside: due.set_aside,
        repliesNotShown: due.replies_not_shown + replies_not_shown,
        immature,
      },
    })
  }
  return periods
}

function sumDue(key: RateKey, rows: readonly DueRollup[]): Due {
  const names = columns[key]
  const sum = (column: Kept['set_aside']) => rows.reduce((all, row) => all + row[column], 0)
  const { pairs } = names
  const parts = Object.entries(names.parts)
  return {
    parts: Object.fromEntries(parts.map(([part, column]) => [part, sum(column)])),
    set_aside: sum(names.set_aside),
    replies_not_shown: sum(names.replies_not_shown),
    words: sum(names.unknown_words),
    pairs: Object.values(pairIndex).flatMap((index) => [
      index,
      pairs === null ? 0 : rows.reduce((all, row) => all + listed(row[pairs], index), 0),
    ]),
  }
}

/** The week that as-of lies in, up to as-of: whole hours from the rollups, the last one from the facts. */
async function countThisWeek(rolled: RolledUp, key: RateKey, successes: readonly string[]): Promise<Due> {
  const { trx, scope, query, thisWeek, hourAt, once } = rolled
  const now = hourAt(query.asOf)
  const due = sumDue(key, await once('due hours', () => listDueHours(trx, scope, thisWeek, now)))
  const until = new Date(query.asOf.getTime() + 1)
  const dueRows = (from: Date, customers?: number[]) => {
    const only = customers ? { customers } : {}
    return listDueRows(trx, scope, { ...query, ...only, periods: [{ from, to: until }] }, key)
  }
  const isCounted = ({ part }: DueRow) => (cohortParts[key].counted as readonly string[]).includes(part)
  const late = await dueRows(now.begins)
  for (const { part } of late) if (part === 'set_aside' || part === 'replies_not_shown') due[part] += 1
  const customers = [...new Set(late.filter(isCounted).map((row) => row.customer_id))]
  const monday = rolled.periods.find(({ fromDay }) => fromDay === thisWeek)?.from ?? now.begins
  const own = customers.length > 0 ? (await dueRows(monday, customers)).filter(isCounted) : []
  // Who enters once a week may have done so in an hour before.
  for (const { part, unknown_words: words } of own.filter((row) => row.dated_at >= now.begins)) {
    due.parts[part] = (due.parts[part] ?? 0) + 1
    if (words) due.words += 1
  }
  if (columns[key].pairs !== null) addPairs(due.pairs, own, now.begins, successes)
  return due
}

/** Adds the pairs whose later one came due from a moment on. */
function addPairs(pairs: number[], rows: DueRow[], from: Date, successes: readonly string[]): void {
  const add = (index: number, n: number) => {
    pairs[pairs.findIndex((one, i) => i % 2 === 0 && one === index) + 1]! += n
  }
  for (const own of Map.groupBy(rows, (row) => row.customer_id).values()) {
    let [before, aboutBefore] = [0, 0]
    for (const { dated_at, part } of own.toSorted((a, b) => a.dated_at.getTime() - b.dated_at.getTime())) {
      const x = successes.includes(part) ? 1 : 0
      if (before > 0 && dated_at >= from) for (const [index, n] of pairsAdded(before, aboutBefore, x)) add(index, n)
      before += 1
      aboutBefore += x
    }
  }
}

/** What began in each period and is not yet due: whole hours from the rollups, the first one from the facts. */
async function countYoung({ trx, scope, query, periods, hourAt, once }: RolledUp, key: RateKey) {
  const found = periods.map(() => ({ immature: 0, replies_not_shown: 0 }))
  const periodOf = (day: string) => found[periods.findIndex(({ fromDay, toDay }) => day >= fromDay && day < toDay)]
  const { dueAfterMs, young, youngNotShown } = columns[key]
  const edge = hourAt(new Date(query.asOf.getTime() - dueAfterMs))
  const sum = (row: YoungDay, names: readonly (keyof YoungDay)[]) => names.reduce((all, name) => all + row[name], 0)
  const from = { day: edge.day, hour: edge.hour + 1 }
  for (const row of await once(`young since ${dueAfterMs}`, () => listYoungDays(trx, scope, from))) {
    const own = periodOf(row.day)
    if (!own) continue
    own.immature += sum(row, young)
    own.replies_not_shown += sum(row, youngNotShown)
  }
  if (young.includes('resolved')) {
    for (const { period, shown, n } of await once('not yet resolved', () => countNotYetResolved(trx, scope, query))) {
      const own = found[period]
      if (own) own[shown ? 'immature' : 'replies_not_shown'] -= n
    }
  }
  const own = periodOf(edge.day)
  if (!own) return found
  const hour = { ...query, periods: [{ from: edge.begins, to: edge.ends }] }
  for (const { part, n } of await countNotYetDue(trx, scope, hour, key))
    if (part === 'immature' || part === 'replies_not_shown') own[part] += n
  return found
}
