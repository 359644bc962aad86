import { beforeAll, expect, test } from 'vitest'
import { calendarUntil } from './calendar.ts'
import { generateSample } from './generate.ts'
import { firstWeek, kindInWeek, outage, signalIn, type TeamKind } from './truth.ts'

const now = new Date('2026-02-08T20:30:00Z')
const calendar = calendarUntil(now)
const seeds = [1, 2, 3]

/** What happened in a conversation; counted by the week in which it began. */
const happenings = ['complaint', 'helped', 'sent elsewhere', 'thanked'] as const
type Happening = (typeof happenings)[number]
type Week = { week: number; kind: TeamKind; n: number; counts: Record<Happening, number> }

function weeksOf(seed: number): Week[] {
  const weekOf = new Map<string, number>()
  const seen = new Map<number, Map<Happening, Set<string>>>()
  for (const line of generateSample({ seed, now })) {
    if ('broken' in line || line.record.type !== 'message' || line.verdict === null) continue
    const [id, count] = line.record.id.split('-') as [string, string?]
    // Ordinary conversations have ids of digits alone; those that begin with 9 are added at the end so that somebody waits.
    if (count === undefined || !/^[0-8]\d+$/.test(id)) continue
    if (count === '1') weekOf.set(id, calendar.weekOf(Date.parse(line.record.at)))
    const week = weekOf.get(id)!
    const { complaint, helps, passesAlong, gratitude } = line.verdict
    const does = { complaint, helped: helps, 'sent elsewhere': Boolean(passesAlong), thanked: gratitude }
    const here = seen.get(week) ?? new Map(happenings.map((one) => [one, new Set<string>()]))
    seen.set(week, here)
    for (const one of happenings) if (does[one] === true) here.get(one)!.add(id)
  }
  const sizes = Map.groupBy(weekOf.values(), (week) => week)
  // Weeks near the end have not heard the last of it.
  return Array.from({ length: -3 - firstWeek }, (_, i) => firstWeek + i)
    .filter((week) => signalIn(week).because === undefined && week !== outage.week)
    .map((week) => {
      const counts = Object.fromEntries(happenings.map((one) => [one, seen.get(week)!.get(one)!.size]))
      return { week, kind: kindInWeek(week), n: sizes.get(week)!.length, counts: counts as Week['counts'] }
    })
}

/** How far each week lies from what its team's weeks come to together, in standard errors. */
function departures(weeks: readonly Week[], one: Happening): Map<number, number> {
  const away = new Map<number, number>()
  for (const some of Map.groupBy(weeks, ({ kind }) => kind).values()) {
    const n = some.reduce((sum, week) => sum + week.n, 0)
    const share = some.reduce((sum, week) => sum + week.counts[one], 0) / n
    for (const week of some)
      away.set(week.week, (week.counts[one] - week.n * share) / Math.sqrt(week.n * share * (1 - share)))
  }
  return away
}

let weeksBySeed: Week[][]
beforeAll(() => {
  weeksBySeed = seeds.map(weeksOf)
}, 60_000)

test.each(happenings)('weeks with nothing planted hang together no more than chance lets them: %s', (one) => {
  const all = weeksBySeed.map((weeks) => departures(weeks, one))
  const values = all.flatMap((away) => [...away.values()])
  const neighbours = all.flatMap((away) =>
    [...away].flatMap(([week, z]) => (away.has(week + 1) ? [z * away.get(week + 1)!] : [])),
  )
  const mean = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0) / list.length
  expect(neighbours.length).toBeGreaterThan(150)
  // Three and a half standard errors each: of a mean of products of neighbours, and of a mean of squares.
  expect(Math.abs(mean(neighbours))).toBeLessThan(3.5 / Math.sqrt(neighbours.length))
  const spread = mean(values.map((z) => z * z))
  expect(Math.abs(spread - 1), `spread ${spread}`).toBeLessThan(3.5 * Math.sqrt(2 / values.length))
})
