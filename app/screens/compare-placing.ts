import { indexesWhere, taken } from '#app/measures/columns.ts'
import { kindsMet, type Mix } from '#app/measures/compare-strata.ts'
import type { Sides } from '#app/measures/comparison.ts'
import type { ReplierGroup } from '#db/queries/compare.ts'
import type { Arrived } from './compare-arrived.ts'
import { handoverAround, isOn, type NamedStewardship, type Side } from './compare-sides.ts'

/** Conversations of those that arrived, by their places, the earliest first. */
export type Members = { arrived: Arrived; places: Uint32Array; has: (place: number) => boolean }

export type PlacedSides = {
  members: Sides<Members>
  /** Of the sides' handovers: in no figure but by who replied. */
  handover: Sides<{ members: Members; windows: { from: string; to: string }[] }>
}

/** Those at which `of` says so. */
export function membersOf(arrived: Arrived, of: (place: number) => boolean): Members {
  const places = indexesWhere(arrived.count, of)
  const own = new Uint8Array(arrived.count)
  for (const place of places) own[place] = 1
  return { arrived, places, has: (place) => own[place] === 1 }
}

type Window = { from: string; to: string }

/**
 * Puts conversations on their sides, those of a handover apart. Where channels or accounts are compared it does not matter
 * who was in charge, and nothing is set apart.
 */
export function placeOnSides(
  arrived: Arrived,
  sides: Sides<Side>,
  stewardships: readonly NamedStewardship[],
): PlacedSides {
  const setsApart = [sides.a, sides.b].some(({ kind }) => kind !== 'channel' && kind !== 'account')
  const put = (side: Side) => {
    // The same for all that began on a day at one place: null, on the side; false, not; or the handover it began in.
    const known = new Map<number, Window | false | null>()
    const where = (place: number): Window | false | null => {
      const [group, day] = [arrived.group[place]!, arrived.day[place]!]
      const key = group * arrived.days.length + day
      const before = known.get(key)
      if (before !== undefined) return before
      const placed = { ...arrived.alike[group]!, day: arrived.days[day]! }
      const on = isOn(side, placed, stewardships)
      const found = on && (setsApart ? handoverAround(placed, stewardships) : null)
      known.set(key, found)
      return found
    }
    const members = membersOf(arrived, (place) => where(place) === null)
    const apart = membersOf(arrived, (place) => Boolean(where(place)))
    const windows = new Map<string, Window>()
    for (const place of apart.places) {
      const window = where(place)
      if (window) windows.set(`${window.from} ${window.to}`, window)
    }
    return { members, handover: { members: apart, windows: [...windows.values()] } }
  }
  const [a, b] = [put(sides.a), put(sides.b)]
  return { members: { a: a.members, b: b.members }, handover: { a: a.handover, b: b.handover } }
}

/** How many conversations, and how many customers, are on both sides. */
export function sharedBy({ a, b }: Sides<Members>): { conversations: number; customers: number } {
  const [first, second] = [customersOf(a), customersOf(b)]
  return {
    conversations: b.places.reduce((sum, place) => sum + (a.has(place) ? 1 : 0), 0),
    customers: first.reduce((sum, wrote, customer) => sum + (wrote & second[customer]!), 0),
  }
}

/** 1 for each customer, by their number, who has one of these. */
function customersOf({ arrived, places }: Members): Uint8Array {
  const wrote = new Uint8Array(arrived.customerIds.length)
  for (const place of places) wrote[arrived.customer[place]!] = 1
  return wrote
}

export const countCustomers = (members: Members) => customersOf(members).reduce<number>((sum, one) => sum + one, 0)

/** How many arrived of each kind. */
export function mixOf({ arrived, places }: Members): Mix {
  return kindsMet(arrived.kinds, taken(new Uint32Array(places.length), arrived.kind, places))
}

/** Who replied first at each place: a team, 0 for who is in none, NaN where nobody did. */
export function firstRepliers(groups: readonly ReplierGroup[], { count, placeOf }: Arrived): Float64Array {
  const teams = new Float64Array(count).fill(Number.NaN)
  for (const { team, ids } of groups)
    for (let i = 0; i < ids.length; i += 2) {
      const place = placeOf(ids[i]!, ids[i + 1]!)
      if (place >= 0) teams[place] = team ?? 0
    }
  return teams
}

/** Conversations of both sides, handovers too, by which of two teams replied first. */
export function byFirstReplier(
  { members, handover }: PlacedSides,
  repliers: Float64Array,
  teams: Sides<number>,
): Sides<Members> {
  const all = [members.a, members.b, handover.a.members, handover.b.members]
  const of = (team: number) =>
    membersOf(members.a.arrived, (place) => repliers[place] === team && all.some((some) => some.has(place)))
  return { a: of(teams.a), b: of(teams.b) }
}

/** Who replied first in a side's conversations, the most first; without a team: nobody that any team names. */
export function countRepliers(
  { places }: Members,
  repliers: Float64Array,
  nameOf: (team: number) => string | null,
): { team: string | null; conversations: number }[] {
  const counts = new Map<number, number>()
  for (const place of places) {
    const team = repliers[place]!
    if (!Number.isNaN(team)) counts.set(team, (counts.get(team) ?? 0) + 1)
  }
  const named = new Map<string | null, number>()
  for (const [team, count] of counts) named.set(nameOf(team), (named.get(nameOf(team)) ?? 0) + count)
  return [...named]
    .map(([team, conversations]) => ({ team, conversations }))
    .toSorted((one, other) => other.conversations - one.conversations)
}
