import { type Letter, letterShape, type Restatement } from '#app/measures/letter.ts'
import type { Seen } from '#app/screens/in-view.server.ts'
import { startOfDay } from '#app/screens/periods.ts'
import { readingQuery } from '#app/screens/readings.server.ts'
import type { Trx } from '#db/client.server.ts'
import { countLateArrivals } from '#db/queries/late-arrivals.ts'
import { listWeeklyReportsBefore, type WeeklyReportRow } from '#db/queries/weekly-report.ts'
import { readFigures } from './read-week.server.ts'
import { changedFigures, restatementOf } from './restate.ts'
import type { Late } from './restated-words.ts'

/** A letter looks back on so many before it. */
const lookedBack = 4

/** A letter as it was stored. @throws ZodError where it is none */
export const letterIn = ({ letter }: Pick<WeeklyReportRow, 'letter'>): Letter => letterShape.parse(letter)

/** What is another figure now in a published letter, and why as far as that is known; null where nothing is. */
export async function findRestated(
  trx: Trx,
  seen: Seen,
  row: WeeklyReportRow,
  saidSince: readonly Restatement[] = [],
): Promise<Restatement | null> {
  const published = letterIn(row)
  const { from, to, name } = published.week
  const view = { ...seen.view, week: from, from, to, asOf: row.as_of, measure: null, by: 'all' as const }
  const keys = [...published.measures, ...published.changed].map(({ key }) => key)
  const anew = await readFigures(trx, { ...seen, view }, keys)
  const changed = anew ? changedFigures(published, anew, saidSince) : []
  const { timeZone } = view.workspace
  const query = readingQuery(view, [{ from: startOfDay(from, timeZone), to: startOfDay(to, timeZone) }])
  const late = new Map<string, Late>()
  for (const { key } of changed) late.set(key, await countLateArrivals(trx, seen.scope, query, key, row.published_at))
  return restatementOf(name, changed, late)
}

/** What turned out since in the letters before a week, as the letter of that week says it; none of it twice. */
export async function listRestated(trx: Trx, seen: Seen, monday: string): Promise<Restatement[]> {
  const before = await listWeeklyReportsBefore(trx, seen.scope, monday, lookedBack)
  const said = before.toReversed().flatMap((row) => letterIn(row).restated)
  const found: Restatement[] = []
  for (const row of before) {
    const { name } = letterIn(row).week
    const one = await findRestated(
      trx,
      seen,
      row,
      said.filter(({ week }) => week === name),
    )
    if (one) found.push(one)
  }
  return found.toReversed()
}
