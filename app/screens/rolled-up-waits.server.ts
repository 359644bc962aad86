import { type BinnedWaitCounts, isSharp } from '#app/measures/binned-waits.ts'
import { binnedWaitCounts, edgesUpTo, longestIn, noWaits, type OpenWait } from '#app/measures/bins-of-waits.ts'
import type { AnyWaitCounts } from '#app/measures/wait-reading.ts'
import { listWaits } from '#db/queries/reading-counts.ts'
import { countYoungWaits, listUnansweredHours, type WeekCounts } from '#db/queries/rolled-up-counts.ts'
import { knownNeighbours, pairIndex, waitSteps } from '#db/queries/rollup-shapes.ts'
import { type Period, startOfDay } from './periods.ts'
import { listed, type RolledUp } from './rolled-up.server.ts'

type WaitKey = 'first_response' | 'first_reply' | 'next_response'

const hourMs = 3_600_000
/** Older than this, an hour is less than a hundredth of how long somebody has waited. */
const youngMs = 100 * hourMs
const dayMs = 24 * hourMs
/** The edges of all bins that a young wait can lie in. */
const youngEdges = edgesUpTo((youngMs + hourMs) / 1000)

const columns = {
  first_response: {
    n: 'needing',
    ended: 'answered',
    unknown: 'answer_wait_unknown',
    words: 'answer_unknown_words',
    setAside: 'need_set_aside',
    notShown: 'need_not_shown',
    bins: 'answered_bins',
    pairs: 'answer_pairs',
    open: 'unanswered',
  },
  first_reply: {
    n: 'wrote',
    ended: 'replied',
    unknown: 'reply_wait_unknown',
    words: 'reply_unknown_words',
    setAside: 'wrote_set_aside',
    notShown: 'wrote_not_shown',
    bins: 'replied_bins',
    pairs: 'reply_pairs',
    open: 'unreplied',
  },
  next_response: {
    n: 'turns',
    ended: 'turn_answered',
    unknown: 'turn_wait_unknown',
    words: 'turn_unknown_words',
    setAside: 'turn_set_aside',
    notShown: 'turn_not_shown',
    bins: 'turn_bins',
    pairs: 'turn_pairs',
    open: 'turn_unanswered',
  },
} as const

const keys = Object.keys(columns) as WaitKey[]

/**
 * Waits period by period from their bins, at most 1 % off; those of a period where bins cannot say as much are listed
 * one by one.
 *
 * @param promiseSeconds the longest promise that is asked for
 */
export async function listWaitsRolledUp(
  rolled: RolledUp,
  key: WaitKey,
  promiseSeconds: number,
): Promise<AnyWaitCounts[]> {
  const { trx, scope, query, periods, weeks } = rolled
  const weekOf = (period: Period) => weeks.find(({ week }) => week === period.fromDay)
  const watchedBy = (which: WaitKey) =>
    periods.filter((period) => {
      const longest = longestIn(weekOf(period)?.[columns[which].bins] ?? [])
      return youngest(period, query.asOf) < 1000 * Math.max(longest, promiseSeconds, dayMs / 1000)
    })
  // All three are read from the same hours, so that these are found once.
  const [firstDay] = keys.flatMap((which) => watchedBy(which)[0]?.fromDay ?? []).toSorted()
  const open = await listOpen(rolled, key, watchedBy(key), firstDay)
  const found = periods.map((period) => {
    const week = weekOf(period)
    return week ? binned(week, key, open.get(period), youngest(period, query.asOf)) : noWaits
  })
  const vague = periods.filter((_, i) => found[i]!.answered + found[i]!.waiting > 0 && !isSharp(found[i]!))
  if (vague.length === 0) return found
  const exact = await listWaits(trx, scope, { ...query, periods: vague }, key)
  return found.map((counts, i) => exact[vague.indexOf(periods[i]!)] ?? counts)
}

/** How long ago the last of a period can have begun, in ms. */
const youngest = ({ to }: Period, asOf: Date) => Math.max(0, asOf.getTime() - to.getTime())

/** Whom nobody answered in these periods: by the hour they began in, those of the last four days by their bins. */
async function listOpen(
  { trx, scope, query, periods: all, hourAt, once }: RolledUp,
  key: WaitKey,
  periods: Period[],
  firstDay: string | undefined,
): Promise<Map<Period, OpenWait[]>> {
  const open = new Map(periods.map((period): [Period, OpenWait[]] => [period, []]))
  if (periods.length === 0 || firstDay === undefined) return open
  const { asOf, timeZone } = query
  const edge = hourAt(new Date(asOf.getTime() - youngMs))
  const dayStart = new Map<string, number>()
  const hours = await once(`unanswered since ${firstDay}`, () => listUnansweredHours(trx, scope, firstDay, edge))
  for (const row of hours) {
    const own = open.get(periods.find(({ fromDay, toDay }) => row.day >= fromDay && row.day < toDay)!)
    const count = row[columns[key].open]
    if (!own || count === 0) continue
    let start = dayStart.get(row.day)
    if (start === undefined) dayStart.set(row.day, (start = startOfDay(row.day, timeZone).getTime()))
    const most = (asOf.getTime() - start - row.hour * hourMs) / 1000
    own.push({ least: most - hourMs / 1000, most, count, unclosed: row.unanswered_unclosed })
  }
  const young = await countYoungWaits(trx, scope, key, query, edge.begins, youngEdges)
  for (const { period, seconds, n, unclosed } of young) {
    const own = open.get(all[period]!)
    own?.push({ least: seconds, most: seconds, count: n, unclosed })
  }
  return open
}

function binned(week: WeekCounts, key: WaitKey, open: OpenWait[] | undefined, youngestMs: number): BinnedWaitCounts {
  const names = columns[key]
  const pairs = week[names.pairs]
  return binnedWaitCounts({
    n: week[names.n],
    answered: week[names.ended],
    unknown: week[names.unknown],
    neighbours: listed(pairs, pairIndex.neighbours),
    setAside: week[names.setAside],
    repliesNotShown: week[names.notShown],
    unknownWords: week[names.words],
    answeredBins: week[names.bins],
    closing:
      key === 'first_response'
        ? { closedBins: week.closed_bins, answeredLaterBins: week.answered_after_closing_bins }
        : null,
    open,
    youngestSeconds: youngestMs / 1000,
    inCurve: { neighbours: listed(pairs, knownNeighbours), pairs: listed(pairs, pairIndex.pairs) },
    steps: waitSteps.map((seconds, step) => ({
      seconds,
      either: listed(pairs, pairIndex.either + 2 * step),
      both: listed(pairs, pairIndex.both + 2 * step),
    })),
  })
}
