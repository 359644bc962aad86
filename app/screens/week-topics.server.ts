import { type Lead, leadingTopics, type Tally } from '#app/measures/about-week.ts'
import { noTopic } from '#app/measures/about-words.ts'
import { addDays } from '#app/measures/days.ts'
import type { MeasureKey } from '#app/measures/list.ts'
import type { Trx } from '#db/client.server.ts'
import { countTopicCustomers, countTopics, type TopicCount } from '#db/queries/week-texts.ts'
import type { Scope } from '#db/scope.ts'
import { startOfDay } from './periods.ts'
import { readingQuery } from './readings.server.ts'
import type { View } from './view.ts'

/** The Mondays of a week and its baseline, in order, as the query of one period each. */
export function weeksQuery(view: View, mondays: readonly string[]) {
  const { timeZone } = view.workspace
  const starts = (day: string) => startOfDay(day, timeZone)
  return readingQuery(
    view,
    mondays.map((from) => ({ from: starts(from), to: starts(addDays(from, 7)) })),
  )
}

/** The topics that came up more in one week than in the others, and how many conversations each week had. */
export async function loadTopics(
  trx: Trx,
  scope: Scope,
  query: ReturnType<typeof weeksQuery>,
  { key, week }: { key: MeasureKey; week: number },
): Promise<{ counts: TopicCount[]; sizes: number[]; leads: Lead[] }> {
  const counts = await countTopics(trx, scope, query, key)
  const ofThatWeek = { ...query, periods: query.periods.slice(week, week + 1) }
  const customers = await countTopicCustomers(trx, scope, ofThatWeek, key)
  const sizes = query.periods.map((_, period) => conversationsOf(counts.filter((one) => one.period === period)))
  return { counts, sizes, leads: leadingTopics(talliesOf(counts, sizes, week, customers)) }
}

/** What most stands out among the topics of a week with a signal, where anything does. */
export async function findTopicLead(
  trx: Trx,
  scope: Scope,
  view: View,
  { key, monday, baseline }: { key: MeasureKey; monday: string; baseline: readonly string[] },
): Promise<Lead | null> {
  if (baseline.length === 0) return null
  const days = [...baseline, monday].toSorted()
  const { leads } = await loadTopics(trx, scope, weeksQuery(view, days), { key, week: days.indexOf(monday) })
  return leads.find(({ name }) => name !== noTopic) ?? null
}

const conversationsOf = (some: readonly TopicCount[]) => some.reduce((sum, { conversations }) => sum + conversations, 0)

function talliesOf(
  topics: readonly TopicCount[],
  sizes: readonly number[],
  week: number,
  customers: ReadonlyMap<string, number>,
): Tally[] {
  return [...Map.groupBy(topics, ({ topic }) => topic)].map(([topic, rows]) => {
    const found = new Map(rows.map((row) => [row.period, row]))
    const counts = sizes.map((of, period) => ({ count: found.get(period)?.conversations ?? 0, of }))
    const nothing = { count: 0, of: 0 }
    return {
      ...{ key: topic, name: topic },
      week: { ...(counts[week] ?? nothing), customers: customers.get(topic) ?? 0 },
      baseline: counts.filter((_, period) => period !== week),
    }
  })
}
