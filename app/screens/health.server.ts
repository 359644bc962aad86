import type { Lead } from '#app/measures/about-week.ts'
import { canBeAsked, deckWithLead } from '#app/measures/about-words.ts'
import { chargesOf } from '#app/measures/charges.ts'
import { addDays, mondayOf } from '#app/measures/days.ts'
import { countedOnce, type Headline, findingWords, headlineOf } from '#app/measures/headline.ts'
import { expectedFalseSignals, leastConversations } from '#app/measures/limits.ts'
import { type MeasureKey, measures } from '#app/measures/list.ts'
import type { Reading, Readings } from '#app/measures/reading.ts'
import type { Series } from '#app/measures/series.ts'
import { type WeekReading, weeklySeries } from '#app/measures/weekly-series.ts'
import type { Trx } from '#db/client.server.ts'
import { countByPlace } from '#db/queries/health-counts.ts'
import { findSpan } from '#db/queries/reading-counts.ts'
import { listWeeksBegun } from '#db/queries/weeks-begun.ts'
import type { Scope } from '#db/scope.ts'
import { type HealthChoices, healthChoices, inPlaces } from './health-choices.server.ts'
import { loadLongestWaiting, type WaitingPerson } from './health-waiting.server.ts'
import { firstWeekOf, shownWeeks, type Stretch, stretchesToRead, weekLookedAt } from './health-weeks.ts'
import type { Seen } from './in-view.server.ts'
import { dayOf, startOfDay } from './periods.ts'
import { loadClocks, promiseDuring } from './clocks.server.ts'
import { loadReadings, readingQuery, type Span } from './readings.server.ts'
import { type Declarations, loadDeclarations, type SilentSource } from './surroundings.server.ts'
import type { View } from './view.ts'
import { findTopicLead } from './week-topics.server.ts'
import { bracketsFor, bracketOf } from './wait-brackets.ts'

/** One measure of the week looked at. */
export type HealthMeasure = {
  key: MeasureKey
  label: string
  meaning: string
  formula: string
  interval: string
  limits: readonly string[]
  unit: Reading['unit']
  /** Of the week. */
  reading: Reading
  /** The weeks up to it. */
  series: Series
  finding: ReturnType<typeof findingWords>
}

export type Health = {
  asOf: string
  timeZone: string
  /** The time of the last message known by then. */
  completeTo: string
  isSample: boolean
  /** The one promise that everybody had who began to wait this week, in hours; null where there is none, or several. */
  promiseHours: number | null
  /** Days, `to` exclusive; `name` is "2026-W06". */
  week: Stretch & { over: boolean }
  headline: Headline
  /** What most of the conversations behind the headline were about, where one topic came up more than usual. */
  lead: Pick<Lead, 'name' | 'count' | 'of' | 'usual'> | null
  /** Where the week has too few to judge: the last before it that has enough. */
  fuller: { monday: string; conversations: number } | null
  /** How many signals the charts of this page show in a year by chance. */
  falseSignalsPerYear: number
  /** Resolution, response, repeat customers. */
  first: HealthMeasure[]
  others: HealthMeasure[]
  /** The answered ones of the week by how long they waited; they and the waiting and unknown ones are all of them. */
  brackets: { key: string; count: number }[]
  waiting: { reading: Reading; longest: WaitingPerson[] }
  silent: SilentSource[]
  choices: HealthChoices
}

const firstKeys: readonly MeasureKey[] = ['resolution_rate', 'first_response', 'repeat_share']
/** Who waits is shown by name. */
const longestShown = 5

/** The same as one page: its headline says where to look, which the weekly letter says beside it. */
export async function loadHealthPage(trx: Trx, seen: Seen): Promise<Omit<Health, 'lead'> | null> {
  const loaded = await loadHealth(trx, seen)
  if (!loaded) return null
  const { lead, headline, ...health } = loaded
  return { ...health, headline: { ...headline, deck: deckWithLead(headline.deck, lead) } }
}

/** What Health shows of one week; null where nothing was known by as-of. */
export async function loadHealth(trx: Trx, { scope, view, choices, workspace }: Seen): Promise<Health | null> {
  const span = await findSpan(trx, scope, view.asOf)
  if (!span) return null
  const { timeZone } = view.workspace
  const known = await findWeeks(trx, scope, view, span)
  const monday = weekLookedAt(view, known)
  const today = dayOf(view.asOf, timeZone)
  const declarations = await loadDeclarations(trx, scope, view, choices.places)
  const stretches = stretchesToRead(monday, declarations.changes, known.first)
  const read = await readWeeks(trx, scope, view, stretches, { span })
  const all = measures
    .filter(({ key }) => key !== 'waiting_now')
    .flatMap((measure) => healthMeasure(measure, read, declarations, today))
  const first = firstKeys.flatMap((key) => all.find((one) => one.key === key) ?? [])
  const others = all.filter(({ key }) => !firstKeys.includes(key))
  const week = { from: monday, to: addDays(monday, 7), over: addDays(monday, 7) <= today }
  const silent = declarations.silent.filter(({ from, to }) => (to === null || to > monday) && from < week.to)
  const clocks = await loadClocks(trx, scope, view, span.firstAt)
  const periods = [{ from: startOfDay(week.from, timeZone), to: startOfDay(week.to, timeZone) }]
  const everywhere = readingQuery({ ...view, channel: [], account: [], team: [] }, periods, clocks)
  const promise = promiseDuring(clocks, periods[0]!, view)
  const promiseHours = promise === null || promise === 'mixed' ? null : promise.seconds / 3600
  const brackets = bracketsFor(promise)
  const bounds = brackets.map((bracket) => bracketOf(bracket))
  const places = await countByPlace(trx, scope, everywhere, bounds)
  const shownPlaces = inPlaces(view, places)
  const waiting = read.at(-1)?.readings['waiting_now']
  const headline = headlineOf({
    ...{ week: monday, over: week.over, onlyOwn: scope.teams !== 'all', first, others },
    silent: silent.map((one) => ({ ...one, to: one.to && addDays(one.to, -1) })),
  })
  return {
    ...{ asOf: view.asOf.toISOString(), timeZone, completeTo: span.lastAt.toISOString(), promiseHours, week, silent },
    isSample: workspace.is_sample,
    headline,
    lead: await leadOf(
      trx,
      scope,
      view,
      all.find(({ key }) => key === headline.signals[0]),
      monday,
    ),
    fuller: headline.kind === 'too_few' || headline.kind === 'nobody' ? lastFullWeek(first, monday) : null,
    falseSignalsPerYear: expectedFalseSignals(
      countedOnce(all).map(({ series }) => series.segments.at(-1)?.baselineWeeks ?? 0),
    ),
    ...{ first: first.map(shown), others: others.map(shown) },
    brackets: brackets.map((key, i) => ({
      key,
      count: shownPlaces.reduce((sum, { answered }) => sum + (answered[i] ?? 0), 0),
    })),
    waiting: { reading: waiting ?? nobodyWaiting, longest: await loadLongestWaiting(trx, scope, view, longestShown) },
    choices: healthChoices({ view, choices, known, week: monday, places, silent: declarations.silent }),
  }
}

async function leadOf(
  trx: Trx,
  scope: Scope,
  view: View,
  signal: HealthMeasure | undefined,
  monday: string,
): Promise<Health['lead']> {
  if (!signal || !canBeAsked(signal.key)) return null
  const baseline = signal.series.segments.at(-1)?.baseline ?? []
  const lead = await findTopicLead(trx, scope, view, { key: signal.key, monday, baseline })
  return lead && { name: lead.name, count: lead.count, of: lead.of, usual: lead.usual }
}

/** The first week of the history and the last message, by which weeks are chosen and read. */
export async function findWeeks(trx: Trx, scope: Scope, view: View, { firstAt, lastAt }: Span) {
  const { timeZone } = view.workspace
  const begun = await listWeeksBegun(trx, scope, { asOf: view.asOf, timeZone })
  return { first: firstWeekOf(begun) ?? mondayOf(dayOf(firstAt, timeZone)), lastAt }
}

function lastFullWeek(
  first: readonly HealthMeasure[],
  before: string,
): { monday: string; conversations: number } | null {
  const points = first.find(({ key }) => key === 'first_response')?.series.points ?? []
  const full = points.findLast(({ from, reading }) => from < before && reading.n >= leastConversations)
  return full ? { monday: full.from, conversations: full.reading.n } : null
}

const nobodyWaiting: Reading = {
  ...{ key: 'waiting_now', unit: 'count', state: 'none', value: null, interval: null, n: 0, customers: 0, immature: 0 },
}

type Week = Readings['periods'][number]

/** The readings of every week of the stretches: of one measure, or of all. */
export async function readWeeks(
  trx: Trx,
  scope: Scope,
  view: View,
  stretches: readonly Stretch[],
  { measure = null, span }: { measure?: MeasureKey | null; span?: Span } = {},
): Promise<Week[]> {
  const { week: _week, ...always } = view
  const weeks: Week[] = []
  for (const [i, { from, to }] of stretches.entries()) {
    const isLast = i === stretches.length - 1
    const read = await loadReadings(trx, scope, { ...always, from, to, by: 'week', measure }, { span, isLast })
    weeks.push(...read.periods)
  }
  return weeks
}

/** A measure's weeks against their limits; the last is the week looked at. Empty where there are none. */
export function healthMeasure(
  measure: (typeof measures)[number],
  weeks: readonly Week[],
  { changes, silent, declared }: Declarations,
  today: string,
): HealthMeasure[] {
  const { key, label, meaning, formula, interval, limits, unit } = measure
  const delayDays = 'delayDays' in measure ? measure.delayDays : 0
  const read = weeks.flatMap(({ from, to, readings }): WeekReading[] => {
    const reading = readings[key]
    return reading ? [{ from, to, reading }] : []
  })
  const [begin, last] = [read[0], read.at(-1)]
  if (!begin || !last) return []
  const charges = chargesOf(declared, { from: begin.from, to: last.to }, delayDays)
  const series = { key, charges, delayDays, ...weeklySeries(read, { changes, silent, today, delayDays }) }
  const words = { key, label, meaning, formula, interval, limits, unit }
  return [{ ...words, reading: last.reading, series, finding: findingWords({ label, series }) }]
}

/** No chart draws which weeks taught the limits. */
const drawn = ({ baseline: _baseline, ...segment }: Series['segments'][number]) => segment

/** What is drawn of a measure: its last weeks, and of each no more than a chart and its table need. */
function shown(measure: HealthMeasure): HealthMeasure {
  const points = measure.series.points.slice(-shownWeeks).map((point) => {
    const { key, unit, state, value, interval, n, customers, immature } = point.reading
    return { ...point, reading: { key, unit, state, value, interval, n, customers, immature } }
  })
  const from = points[0]?.from ?? ''
  const within = <T extends Stretch>(all: readonly T[]) =>
    all.filter(({ to }) => to > from).map((one) => ({ ...one, from: one.from < from ? from : one.from }))
  const { key, segments, charges, delayDays = 0 } = measure.series
  const around = { delayDays, segments: within(segments.map(drawn)), charges: within(charges) }
  return { ...measure, series: { key, points, ...around } }
}
