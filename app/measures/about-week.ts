import { dispersion } from '#app/statistics/dispersion.ts'
import { logOddsRatio } from '#app/statistics/log-odds.ts'
import { proportionDifference } from '#app/statistics/newcombe.ts'
import { adjustP } from '#app/statistics/p-adjust.ts'
import { wilson } from '#app/statistics/wilson.ts'

/** Of what is named, as many as one in a hundred may be so by chance (Benjamini and Hochberg). */
export const mostFalse = 0.01
/** By so many customers in the week at least. */
export const leastCustomers = 5
/** A word is named from so many times its usual share on. */
export const leastTimes = 1.5
/** So many words at most. */
export const mostWords = 12
/** A word says nothing beside a phrase that holds so much of it. */
const wholeShare = 0.75

/** How many conversations of one week are about one thing, and of how many customers; `of`: of how many conversations. */
export type WeekCount = { count: number; customers: number; of: number }

/** One thing in the week looked at and in each week of the baseline. */
export type Tally = {
  /** What it is known by; of a word its stem. */
  key: string
  /** As one reads it. */
  name: string
  week: WeekCount
  baseline: readonly Pick<WeekCount, 'count' | 'of'>[]
}

/** What came up more in the week than in its baseline. */
export type Lead = Pick<Tally, 'key' | 'name'> & {
  count: number
  of: number
  share: number
  /** In the weeks of the baseline together. */
  usual: { count: number; of: number; share: number }
  /** Share minus usual share, with its 95 % interval (Newcombe, each n divided by the dispersion of the weeks). */
  difference: { value: number; interval: [number, number] }
  /** Of the log-odds ratio. */
  z: number
}

/**
 * The topics whose share of the week lies above that of the baseline, the largest difference first. Every topic is
 * tested; `leastCustomers` and `mostFalse` decide.
 */
export function leadingTopics(tallies: readonly Tally[]): Lead[] {
  return leads(tallies, tallies.length).toSorted((a, b) => b.difference.value - a.difference.value)
}

/**
 * The words and phrases that customers used more than in the baseline, the most certain first.
 *
 * @param tested how many there are in all that could have been found; those not among `tallies` count as not found
 */
export function leadingWords(tallies: readonly Tally[], tested: number): Lead[] {
  const found = leads(tallies, Math.max(tested, tallies.length)).filter(
    ({ share, usual }) => share >= leastTimes * usual.share,
  )
  const phrases = found.filter(({ key }) => key.includes(' '))
  const within = (word: Lead) =>
    phrases.some(({ key, count }) => key.split(' ').includes(word.key) && count >= wholeShare * word.count)
  return found
    .filter((lead) => lead.key.includes(' ') || !within(lead))
    .toSorted((a, b) => b.z - a.z)
    .slice(0, mostWords)
}

function leads(tallies: readonly Tally[], tested: number): Lead[] {
  const looked = tallies.flatMap((tally) => compare(tally) ?? [])
  const p = [...looked.map((one) => one.p), ...Array.from({ length: Math.max(0, tested - looked.length) }, () => 1)]
  const adjusted = adjustP(p, 'BH')
  return looked.flatMap(({ lead, customers }, i) =>
    lead.z > 0 && customers >= leastCustomers && (adjusted[i] ?? 1) <= mostFalse ? [lead] : [],
  )
}

/**
 * The week against its baseline. Where the weeks of the baseline vary more than chance would have it, both count for as
 * much less. The prior is the share in both together, and weighs as much as the week itself.
 */
function compare({ key, name, week, baseline }: Tally): { lead: Lead; customers: number; p: number } | null {
  const usual = {
    count: baseline.reduce((sum, { count }) => sum + count, 0),
    of: baseline.reduce((sum, { of }) => sum + of, 0),
  }
  const spread = dispersion(baseline.map(({ count, of }) => ({ x: count, n: of })))
  const effective = ({ count, of }: { count: number; of: number }) => ({ x: count / spread, n: of / spread })
  const [first, second] = [effective(week), effective(usual)]
  const both = (week.count + usual.count) / (week.of + usual.of)
  const ratio = logOddsRatio(first, second, { x: both * first.n, n: first.n })
  const [share, usually] = [wilson(first.x, first.n), wilson(second.x, second.n)]
  if (!ratio || !share || !usually) return null
  return {
    lead: {
      ...{ key, name, count: week.count, of: week.of, share: week.count / week.of, z: ratio.z },
      usual: { ...usual, share: usual.count / usual.of },
      difference: proportionDifference(share, usually),
    },
    customers: week.customers,
    p: ratio.p,
  }
}
