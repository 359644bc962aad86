import { type Caution, cautionsOf } from '#app/measures/compare-cautions.ts'
import { type Material, usualMaterial } from '#app/measures/compare-conclusion.ts'
import type { ComparedCurves } from '#app/measures/compare-curves.ts'
import type { ArrivalFact } from '#app/measures/compare-strata.ts'
import type { ComparedMeasure, Sides } from '#app/measures/comparison.ts'
import { addDays } from '#app/measures/days.ts'
import type { Trx } from '#db/client.server.ts'
import { type Choices, listChoices } from '#db/queries/choices.ts'
import { listArrivals, listDated, listFirstRepliers } from '#db/queries/compare.ts'
import type { CohortKey, ReadingQuery } from '#db/queries/conversation-predicates.ts'
import { findSpan } from '#db/queries/reading-counts.ts'
import { listStewardships } from '#db/queries/stewardship.ts'
import { listTeams } from '#db/queries/team.ts'
import type { Scope } from '#db/scope.ts'
import { comparedKeys, compareMeasures, historySeconds, type RowsKey, type ToCompare } from './compare-measures.ts'
import {
  byFirstReplier,
  countRepliers,
  customersOf,
  type PlacedSides,
  placeOnSides,
  sharedBy,
} from './compare-placing.ts'
import { isHistoryEnough } from './compare-rows.ts'
import { isRunning, parseSide, type Side, teamOf } from './compare-sides.ts'
import { dayOf, startOfDay } from './periods.ts'
import { promiseSecondsOf, readingQuery } from './readings.server.ts'
import { loadDeclarations } from './surroundings.server.ts'
import type { View } from './view.ts'

/** What one compares; without `material` or `seed` the usual. */
export type Asked = { a: string; b: string; material?: Material | undefined; seed?: number | undefined }

export type ComparedSide = {
  /** As it was asked for. */
  asked: string
  kind: Side['kind']
  name: string
  /** Days, `to` exclusive; the first and last with a conversation where none was said. */
  from: string
  to: string
  /** It goes on, or its last conversations have not come due. */
  running: boolean
  conversations: number
  customers: number
  /** What began while whoever was in charge before may still have been: in no figure. */
  handover: { conversations: number; windows: { from: string; to: string }[] }
}

/** Two sides, measure by measure. Kept stable: it is what API and terminal print. */
export type Comparison = {
  workspace: string
  asOf: string
  timeZone: string
  sides: Sides<ComparedSide>
  material: Material
  measures: Record<string, ComparedMeasure>
  curves: ComparedCurves
  /** A second cut: of conversations that got a reply, by the team of whoever replied first. */
  whoReplied: {
    of: Sides<{ team: string | null; conversations: number }[]>
    /** Where two teams were in charge: what each replied to, on either side and in handovers. */
    compared: { teams: Sides<string>; measures: Record<string, ComparedMeasure> } | null
  }
  cautions: Caution[]
}

export type LoadedComparison = { ok: true; comparison: Comparison } | { ok: false; reason: string }

const usualSeed = 1
/** From beginning to due. */
const dueDays = 14

/** Compares two sides of what a view sees, each by when its conversations began. */
export async function loadComparison(trx: Trx, scope: Scope, view: View, asked: Asked): Promise<LoadedComparison> {
  const choices = await listChoices(trx, scope)
  const stewardships = (await listStewardships(trx, scope)).map((one) => ({
    ...{ id: one.id, name: one.name, teamId: one.team_id, channel: one.channel, account: one.account },
    ...{ fromDay: one.from_day, toDay: one.to_day, handoverDays: one.handover_days },
  }))
  const known = { stewardships, teams: choices.teams, accounts: choices.accounts }
  const [first, second] = [parseSide(asked.a, view, known), parseSide(asked.b, view, known)]
  if (!first.ok) return first
  if (!second.ok) return second
  const sides = { a: first.side, b: second.side }

  const span = await findSpan(trx, scope, view.asOf)
  const { timeZone } = view.workspace
  const historyFrom = (span?.firstAt ?? view.asOf).getTime()
  const query = readingQuery(view, timesOf(sides, view, historyFrom))
  const placed = placeOnSides(await listArrivals(trx, scope, query), sides, { stewardships, timeZone, isOpen: null })
  const running = isRunning(sides.a, view, dueDays) || isRunning(sides.b, view, dueDays)
  const toCompare: ToCompare = {
    ...{
      keys: comparedKeys,
      members: placed.members,
      rows: await loadRows(trx, scope, query),
      leftOut: leftOut(sides, placed, historyFrom),
    },
    ...{ running, material: asked.material ?? usualMaterial, seed: asked.seed ?? usualSeed },
    ...{
      secondFirst: sides.a.asked > sides.b.asked,
      asOf: view.asOf,
      promiseSeconds: promiseSecondsOf(view),
      historyFrom,
    },
  }
  const { measures, curves } = compareMeasures(toCompare)
  const described = { a: describe(sides.a, 'a', placed, view), b: describe(sides.b, 'b', placed, view) }
  return {
    ok: true,
    comparison: {
      ...{ workspace: view.workspace.name, asOf: view.asOf.toISOString(), timeZone, sides: described },
      ...{ material: toCompare.material, measures, curves },
      whoReplied: await loadWhoReplied(trx, scope, { query, placed, sides, toCompare }),
      cautions: await loadCautions(trx, scope, { view, choices, placed, described }),
    },
  }
}

/** When the sides' conversations began: in order, and none overlapping another. */
function timesOf(sides: Sides<Side>, { asOf, workspace: { timeZone } }: View, historyFrom: number) {
  const begin = (day: string | null, otherwise: number) =>
    day === null ? otherwise : startOfDay(day, timeZone).getTime()
  const ranges = [sides.a, sides.b]
    .map(({ from, to }) => ({ from: begin(from, historyFrom), to: begin(to, asOf.getTime() + 1) }))
    .toSorted((one, other) => one.from - other.from)
  return merged(ranges).map(({ from, to }) => ({ from: new Date(from), to: new Date(to) }))
}

function merged(ranges: readonly { from: number; to: number }[]): { from: number; to: number }[] {
  const apart: { from: number; to: number }[] = []
  for (const one of ranges) {
    const last = apart.at(-1)
    if (last && one.from <= last.to) last.to = Math.max(last.to, one.to)
    else if (one.to > one.from) apart.push({ ...one })
  }
  return apart
}

/** How long after its beginning the last of a conversation's rows is dated, in days; null: whenever, until as-of. */
const datedAfterDays: Record<RowsKey, number | null> = {
  resolution_rate: dueDays,
  passed_along_rate: dueDays,
  first_response: 0,
  canned_share: null,
}

/** Every measure's rows of the conversations that began in the query's periods, and a few more that no side has. */
async function loadRows(trx: Trx, scope: Scope, query: ReadingQuery): Promise<ToCompare['rows']> {
  const load = (key: RowsKey & CohortKey) => {
    const after = datedAfterDays[key]
    const end = ({ to }: { to: Date }) =>
      after === null ? Math.max(to.getTime(), query.asOf.getTime() + 1) : to.getTime() + after * 86_400_000
    const periods = merged(query.periods.map((period) => ({ from: period.from.getTime(), to: end(period) })))
    const moved = periods.map(({ from, to }) => ({ from: new Date(from), to: new Date(to) }))
    return listDated(trx, scope, { ...query, periods: moved }, key)
  }
  return {
    resolution_rate: await load('resolution_rate'),
    passed_along_rate: await load('passed_along_rate'),
    first_response: await load('first_response'),
    canned_share: await load('canned_share'),
  }
}

/** Facts that these sides cannot be compared by. */
function leftOut(sides: Sides<Side>, { members }: PlacedSides, historyFrom: number): ToCompare['leftOut'] {
  const left: { fact: ArrivalFact; because: string }[] = []
  if ([sides.a, sides.b].some(({ kind }) => kind === 'channel' || kind === 'account'))
    left.push({ fact: 'channel', because: 'it is what is compared' })
  if (![members.a, members.b].every((own) => isHistoryEnough(historySeconds(own, historyFrom))))
    left.push({ fact: 'customer', because: 'less than 26 weeks of history before a side: nobody can tell who is new' })
  left.push({ fact: 'hours', because: 'no business hours are set' })
  return left
}

function describe(side: Side, which: 'a' | 'b', { members, handover }: PlacedSides, view: View): ComparedSide {
  const own = members[which]
  const days = [...own.values()].map(({ day }) => day)
  const today = dayOf(view.asOf, view.workspace.timeZone)
  return {
    ...{ asked: side.asked, kind: side.kind, name: side.name },
    from: side.from ?? days[0] ?? today,
    to: side.to ?? addDays(days.at(-1) ?? today, 1),
    running: isRunning(side, view, dueDays),
    ...{ conversations: own.size, customers: customersOf(own).size },
    handover: { conversations: handover[which].members.size, windows: handover[which].windows },
  }
}

/** Who comes back is no matter of who replied. */
const byReplierKeys = comparedKeys.filter((key) => key !== 'repeat_share')

type ReplierContext = { query: ReadingQuery; placed: PlacedSides; sides: Sides<Side>; toCompare: ToCompare }

async function loadWhoReplied(
  trx: Trx,
  scope: Scope,
  { query, placed, sides, toCompare }: ReplierContext,
): Promise<Comparison['whoReplied']> {
  const names = new Map((await listTeams(trx, scope)).map(({ id, name }) => [id, name]))
  const repliers = new Map((await listFirstRepliers(trx, scope, query)).map(({ id, team }) => [id, team]))
  const nameOf = (team: number) => names.get(team) ?? null
  const of = {
    a: countRepliers(placed.members.a, repliers, nameOf),
    b: countRepliers(placed.members.b, repliers, nameOf),
  }
  const [a, b] = [teamOf(sides.a), teamOf(sides.b)]
  if (a === null || b === null || a === b) return { of, compared: null }
  const members = byFirstReplier(placed, repliers, { a, b })
  const { measures } = compareMeasures({ ...toCompare, members, keys: byReplierKeys })
  const teams = { a: nameOf(a) ?? sides.a.name, b: nameOf(b) ?? sides.b.name }
  return { of, compared: { teams, measures } }
}

type CautionContext = { view: View; choices: Choices; placed: PlacedSides; described: Sides<ComparedSide> }

async function loadCautions(
  trx: Trx,
  scope: Scope,
  { view, choices, placed, described }: CautionContext,
): Promise<Caution[]> {
  const { changes, silent } = await loadDeclarations(trx, scope, view, choices.places)
  const side = (which: 'a' | 'b') => ({
    ...described[which],
    arrivals: [...placed.members[which].values()].map(({ arrival }) => arrival),
  })
  return cautionsOf([side('a'), side('b')], {
    shared: sharedBy(placed.members),
    notes: changes.filter(({ kind }) => kind === 'note').map(({ day, because: text }) => ({ day, text })),
    silent,
  })
}
