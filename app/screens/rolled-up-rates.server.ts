import { cohortParts } from '#db/queries/cohorts.ts'
import { type DueRow, listDueHours, listDueRows, listYoungHours } from '#db/queries/rolled-up-counts.ts'
import { pairIndex, pairsAdded } from '#db/queries/rollup-shapes.ts'
import { listed, type RatePeriod, type RolledUp, sumsOf } from './rolled-up.server.ts'

const dueAfterMs = 14 * 86_400_000

type RateKey = 'resolution_rate' | 'passed_along_rate'

/** Where the rollups keep each part of a rate that is dated by due. */
const columns = {
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
  },
  passed_along_rate: {
    parts: { passed_along: 'got_reply_passed_along', kept: 'got_reply_kept' },
    set_aside: 'got_reply_set_aside',
    replies_not_shown: 'got_reply_not_shown',
    unknown_words: 'got_reply_unknown_words',
    pairs: 'got_reply_pairs',
  },
} as const

type DueRollup = Awaited<ReturnType<typeof listDueHours>>[number]

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
  const sum = (column: Exclude<keyof DueRollup, 'due_pairs' | 'got_reply_pairs'>) =>
    rows.reduce((all, row) => all + row[column], 0)
  const parts = Object.entries<Parameters<typeof sum>[0]>(names.parts)
  return {
    parts: Object.fromEntries(parts.map(([part, column]) => [part, sum(column)])),
    set_aside: sum(names.set_aside),
    replies_not_shown: sum(names.replies_not_shown),
    words: sum(names.unknown_words),
    pairs: Object.values(pairIndex).flatMap((index) => [
      index,
      rows.reduce((all, row) => all + listed(row[names.pairs], index), 0),
    ]),
  }
}

/** The week that as-of lies in, up to as-of: whole hours from the rollups, the last one from the facts. */
async function countThisWeek(rolled: RolledUp, key: RateKey, successes: readonly string[]): Promise<Due> {
  const { trx, scope, query, thisWeek, hourAt } = rolled
  const now = hourAt(query.asOf)
  const due = sumDue(key, await listDueHours(trx, scope, thisWeek, now))
  const until = new Date(query.asOf.getTime() + 1)
  const dueRows = async (from: Date, customers?: number[]) => {
    const only = customers ? { customers } : {}
    return (await listDueRows(trx, scope, { ...query, ...only, periods: [{ from, to: until }] }, key)).filter(
      (row) => row.is_due,
    )
  }
  const isCounted = ({ part }: DueRow) => (cohortParts[key].counted as readonly string[]).includes(part)
  const late = await dueRows(now.begins)
  for (const row of late) {
    if (isCounted(row)) {
      due.parts[row.part] = (due.parts[row.part] ?? 0) + 1
      if (row.unknown_words) due.words += 1
    } else if (row.part === 'set_aside' || row.part === 'replies_not_shown') due[row.part] += 1
  }
  const customers = [...new Set(late.filter(isCounted).map((row) => row.customer_id))]
  const monday = rolled.periods.find(({ fromDay }) => fromDay === thisWeek)?.from ?? now.begins
  const own = customers.length > 0 ? (await dueRows(monday, customers)).filter(isCounted) : []
  addPairs(due.pairs, own, now.begins, successes)
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
async function countYoung({ trx, scope, query, periods, hourAt }: RolledUp, key: RateKey) {
  const found = periods.map(() => ({ immature: 0, replies_not_shown: 0 }))
  const edge = hourAt(new Date(query.asOf.getTime() - dueAfterMs))
  const free = key === 'passed_along_rate' ? 1 : 0
  for (const row of await listYoungHours(trx, scope, { day: edge.day, hour: edge.hour + 1 })) {
    const own = found[periods.findIndex(({ fromDay, toDay }) => row.day >= fromDay && row.day < toDay)]
    if (!own) continue
    own.immature += row.needing + free * row.free_replied
    own.replies_not_shown += row.need_not_shown + free * row.free_replied_not_shown
  }
  const own = found[periods.findIndex(({ fromDay, toDay }) => edge.day >= fromDay && edge.day < toDay)]
  if (!own) return found
  const hour = { ...query, periods: [{ from: edge.begins, to: edge.ends }] }
  for (const { is_due, part } of await listDueRows(trx, scope, hour, key))
    if (!is_due && (part === 'immature' || part === 'replies_not_shown')) own[part] += 1
  return found
}
