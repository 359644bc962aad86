import { taken } from '#app/measures/columns.ts'
import type { Sides } from '#app/measures/comparison.ts'
import type { ArrivalFact } from '#app/measures/compare-strata.ts'
import { addDays } from '#app/measures/days.ts'
import { measures } from '#app/measures/list.ts'
import type { Trx } from '#db/client.server.ts'
import { cohortParts } from '#db/queries/cohorts.ts'
import { listFirstRepliers } from '#db/queries/compare.ts'
import type { ReadingQuery } from '#db/queries/conversation-predicates.ts'
import { listTeams } from '#db/queries/team.ts'
import type { Scope } from '#db/scope.ts'
import type { OpenedSide } from './compare-address.ts'
import { loadParts, loadSides } from './compare-load.server.ts'
import { byFirstReplier, firstRepliers, type Members, membersOf } from './compare-placing.ts'
import { firstOfEach, ownParts } from './compare-rows.ts'
import { type Side, teamOf } from './compare-sides.ts'
import { type ComparedKey, isComparedKey, type RowsKey } from './compare-ways.ts'
import { startOfDay } from './periods.ts'
import type { View } from './view.ts'

/** What another thread is handed to load the list behind a count of a comparison. */
export type SideAsked = { scope: Scope; view: View; asked: Sides<string>; opened: OpenedSide }

/**
 * What a comparison counted on one side, through the rows that it counted, as parallel columns, the earliest first: a
 * million take some 30 megabytes.
 */
export type SideColumns = {
  ok: true
  /** Two numbers each, which stand for a conversation's id. */
  ids: Int32Array
  customers: Float64Array
  /** In ms since 1970. */
  at: Float64Array
  /** NaN where there are none. */
  seconds: Float64Array
  /** An index of `parts`. */
  part: Uint8Array
  parts: string[]
  side: Pick<Side, 'kind' | 'name' | 'from' | 'to'>
  /** What is listed: the measure's own name, or null. */
  label: string | null
}

type Refused = { ok: false; reason: string }
export type LoadedSide = SideColumns | Refused

/** Works out what is listed; how many there are is the number that was opened. */
export async function loadSideColumns(
  trx: Trx,
  scope: Scope,
  view: View,
  asked: Sides<string>,
  opened: OpenedSide,
): Promise<LoadedSide> {
  const { side: letter, of, part } = opened
  if (of !== 'conversations' && of !== 'handover' && !isComparedKey(of))
    return { ok: false, reason: `"${of}" is nothing that is compared.` }
  const loaded = await loadSides(trx, scope, view, asked)
  if (!loaded.ok) return loaded
  const members = await membersOfOpened(trx, scope, view, loaded, opened)
  if ('reason' in members) return members
  const counted = isComparedKey(of)
    ? await countedBy(trx, scope, loaded.query, of, members)
    : asBegun(members, members.places)
  const { kind, name, from, to } = loaded.sides[letter]
  return {
    ...{ ok: true, ...columnsOf(members, counted, part) },
    ...{ side: { kind, name, from, to }, label: measures.find(({ key }) => key === of)?.label ?? null },
  }
}

type Loaded = Extract<Awaited<ReturnType<typeof loadSides>>, { ok: true }>

/** The conversations among which is counted. */
async function membersOfOpened(
  trx: Trx,
  scope: Scope,
  { workspace: { timeZone } }: View,
  { arrived, placed, sides, query }: Loaded,
  { side, of, byReplier, repliedBy, levels = {}, week }: OpenedSide,
): Promise<Members | Refused> {
  let members = of === 'handover' ? placed.handover[side].members : placed.members[side]
  const keepOnly = (fits: (place: number) => boolean) => {
    const { has } = members
    members = membersOf(arrived, (place) => has(place) && fits(place))
  }
  if (byReplier || repliedBy !== undefined) {
    const repliers = firstRepliers(await listFirstRepliers(trx, scope, query), arrived)
    if (byReplier) {
      const [a, b] = [teamOf(sides.a), teamOf(sides.b)]
      if (a === null || b === null)
        return { ok: false, reason: 'Not both sides are of a team: there is no second cut.' }
      members = byFirstReplier(placed, repliers, { a, b })[side]
    }
    if (repliedBy !== undefined) {
      const team = (await listTeams(trx, scope)).find(({ name }) => name === repliedBy)?.id ?? 0
      keepOnly((place) => repliers[place] === team)
    }
  }
  const wanted = Object.entries(levels) as [ArrivalFact, string][]
  if (wanted.length > 0) {
    const fitting = arrived.kinds.map((arrival) => wanted.every(([fact, level]) => arrival[fact] === level))
    keepOnly((place) => fitting[arrived.kind[place]!] === true)
  }
  if (week !== undefined) {
    const [from, to] = [startOfDay(week, timeZone).getTime(), startOfDay(addDays(week, 7), timeZone).getTime()]
    keepOnly((place) => arrived.began[place]! >= from && arrived.began[place]! < to)
  }
  return members
}

/** Rows that are one part; `at` and `seconds` by row. */
type Counted = { part: string; place: Uint32Array; at: Float64Array; seconds: Float64Array }

/** Conversations by when they began. */
function asBegun({ arrived: { began } }: Members, places: Uint32Array): Counted[] {
  const at = taken(new Float64Array(places.length), began, places)
  return [{ part: 'began', place: places, at, seconds: new Float64Array(places.length).fill(Number.NaN) }]
}

/** What a measure's n counts of these conversations. */
async function countedBy(
  trx: Trx,
  scope: Scope,
  query: ReadingQuery,
  key: ComparedKey,
  members: Members,
): Promise<Counted[]> {
  if (key === 'repeat_share') return asBegun(members, firstOfEach(members))
  const of: RowsKey = key === 'answered_within' ? 'first_response' : key
  const parts = await loadParts(trx, scope, query, members.arrived, { key: of, withTimes: true })
  const counted: readonly string[] = cohortParts[key].counted
  return ownParts(parts, members).filter(({ part }) => counted.includes(part))
}

/** Puts rows in one order, those of one part alone where it is named. */
function columnsOf({ arrived }: Members, counted: readonly Counted[], only: string | undefined) {
  const listed = only === undefined ? counted : counted.filter(({ part }) => part === only)
  const parts = [...new Set(listed.map(({ part }) => part))]
  const count = listed.reduce((sum, { place }) => sum + place.length, 0)
  const [place, at, seconds] = [new Uint32Array(count), new Float64Array(count), new Float64Array(count)]
  const part = new Uint8Array(count)
  let from = 0
  for (const one of listed) {
    place.set(one.place, from)
    at.set(one.at, from)
    seconds.set(one.seconds, from)
    part.fill(parts.indexOf(one.part), from, from + one.place.length)
    from += one.place.length
  }
  const order = new Uint32Array(count).map((_, i) => i).sort((i, j) => at[i]! - at[j]! || place[i]! - place[j]!)
  const ids = new Int32Array(2 * count)
  const customers = new Float64Array(count)
  for (const [i, row] of order.entries()) {
    const own = place[row]!
    ids[2 * i] = arrived.ids[2 * own]!
    ids[2 * i + 1] = arrived.ids[2 * own + 1]!
    customers[i] = arrived.customerIds[arrived.customer[own]!]!
  }
  const inOrder = (column: Float64Array) => taken(new Float64Array(count), column, order)
  return {
    ...{ ids, customers, at: inOrder(at), seconds: inOrder(seconds) },
    ...{ part: taken(new Uint8Array(count), part, order), parts },
  }
}
