import { atThisMachine } from '#app/rights/asker.ts'
import { weekName } from '#app/measures/days.ts'
import { formatInterval, formatValue } from '#app/measures/format.ts'
import type { WeekPoint } from '#app/measures/series.ts'
import { readEnv } from '#app/platform/env.ts'
import { scopeOf } from '#app/rights/scope.ts'
import { findWeeks, type HealthMeasure, loadHealth } from '#app/screens/health.server.ts'
import { weeksToChoose } from '#app/screens/health-weeks.ts'
import { inView } from '#app/screens/in-view.server.ts'
import { openDb, type Trx } from '#db/client.server.ts'
import { attachDatabase } from '#db/embedded.server.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { migrate } from '#db/migrate.ts'
import { findSpan } from '#db/queries/reading-counts.ts'
import { listWorkspaces } from '#db/queries/workspace.ts'
import type { Scope } from '#db/scope.ts'

/**
 * `node tests/bench/headlines.ts [workspace] [weeks]`: what Health says of each of the last weeks, with the numbers it
 * says it from, so that somebody can read whether each is true. Without a workspace: the sample, else the only one.
 */
async function main([name, count = '40']: string[]): Promise<void> {
  const attached = await attachDatabase(readEnv())
  const { db, pool, close } = openDb(attached.url)
  const access = {
    askerOf: () => atThisMachine,
    db,
    inWorkspace: <T>(scope: Scope, work: (trx: Trx) => Promise<T>) => inWorkspace(db, scope, work),
    now: () => new Date(),
  }
  try {
    await migrate(pool)
    const all = await listWorkspaces(db)
    const workspace =
      name === undefined ? (all.find((one) => one.is_sample) ?? all[0]) : all.find((one) => one.name === name)
    if (!workspace) throw new Error('There is no such workspace.')
    const weeks = await inView(access, workspace.name, new URLSearchParams(), async (trx, { view }) => {
      const span = await findSpan(trx, scopeOf(workspace.id), view.asOf)
      return span ? weeksToChoose(view, await findWeeks(trx, scopeOf(workspace.id), view, span)) : []
    })
    if (!weeks.ok) throw new Error(weeks.message)
    for (const monday of weeks.value.slice(0, Number(count) + 1).toReversed()) {
      const search = new URLSearchParams({ week: weekName(monday) })
      const found = await inView(access, workspace.name, search, (trx, seen) => loadHealth(trx, seen))
      if (!found.ok) throw new Error(found.message)
      if (!found.value?.week.over) continue
      const { headline, first, others } = found.value
      process.stdout.write(
        `\n${weekName(monday)}  ${headline.title}\n          ${headline.deck.join('\n          ')}\n`,
      )
      for (const measure of [...first, ...others]) process.stdout.write(`            ${numbersOf(measure)}\n`)
    }
  } finally {
    await close()
    await attached.release()
  }
}

/** "Resolution  73.3% (69.5 to 76.8%), n 561, usual 69.8 to 76.2% of 20 weeks: ordinary" */
function numbersOf({ label, unit, series }: HealthMeasure): string {
  const [point, segment] = [series.points.at(-1), series.segments.at(-1)]
  if (!point || !segment) return `${label}: no weeks`
  const { value, atLeast, reading, limits, finding, outage } = point
  const usual = limits ? `usual ${formatInterval([limits.low, limits.high], unit, reading.n)}` : 'no range'
  const figure = `${atLeast ? 'at least ' : ''}${formatValue(value, unit, reading.n)}`
  const said = [
    `${figure} (${formatInterval(reading.interval, unit, reading.n)})`,
    `n ${reading.n}`,
    `${usual} of ${segment.baselineWeeks} weeks since ${segment.began} ${segment.because}`.trimEnd(),
  ]
  return `${label.padEnd(28)}${said.join(', ')}: ${finding}${sideOf(point)}${outage ? ', outage' : ''}`
}

const sideOf = ({ side }: WeekPoint) => (side === null ? '' : ` ${side}`)

await main(process.argv.slice(2))
