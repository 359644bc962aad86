import { dayIn } from '#app/history/days.ts'
import type { Arrival } from '#app/measures/compare-strata.ts'
import type { Sides } from '#app/measures/comparison.ts'
import type { ArrivalRow } from '#db/queries/compare.ts'
import { arrivalOf, type OpenAt } from './compare-arrivals.ts'
import { handoverAround, isOn, type NamedStewardship, type Side } from './compare-sides.ts'

/** A conversation of a side, with what was known when it arrived and the day on which it began. */
export type Member = { row: ArrivalRow; arrival: Arrival; day: string }
/** By their id, the earliest first. */
export type Members = ReadonlyMap<string, Member>

export type PlacedSides = {
  members: Sides<Members>
  /** Of the sides' handovers: in no figure but by who replied. */
  handover: Sides<{ members: Members; windows: { from: string; to: string }[] }>
}

/**
 * Puts conversations on their sides, those of a handover apart. Where channels or accounts are compared it does not matter
 * who was in charge, and nothing is set apart.
 */
export function placeOnSides(
  rows: readonly ArrivalRow[],
  sides: Sides<Side>,
  {
    stewardships,
    timeZone,
    isOpen,
  }: { stewardships: readonly NamedStewardship[]; timeZone: string; isOpen: OpenAt },
): PlacedSides {
  const dayAt = dayIn(timeZone)
  const setsApart = [sides.a, sides.b].some(({ kind }) => kind !== 'channel' && kind !== 'account')
  const put = (side: Side) => {
    const members = new Map<string, Member>()
    const apart = new Map<string, Member>()
    const windows = new Map<string, { from: string; to: string }>()
    for (const row of rows) {
      const day = dayAt(row.began)
      if (!isOn(side, { ...row, day }, stewardships)) continue
      const member = { row, arrival: arrivalOf(row, isOpen), day }
      const window = setsApart ? handoverAround({ ...row, day }, stewardships) : null
      if (window) windows.set(`${window.from} ${window.to}`, window)
      ;(window ? apart : members).set(row.id, member)
    }
    return { members, handover: { members: apart, windows: [...windows.values()] } }
  }
  const [a, b] = [put(sides.a), put(sides.b)]
  return { members: { a: a.members, b: b.members }, handover: { a: a.handover, b: b.handover } }
}

/** How many conversations, and how many customers, are on both sides. */
export function sharedBy({ a, b }: Sides<Members>): { conversations: number; customers: number } {
  const customers = customersOf(a)
  return {
    conversations: [...b.keys()].filter((id) => a.has(id)).length,
    customers: [...customersOf(b)].filter((customer) => customers.has(customer)).length,
  }
}

export const customersOf = (members: Members) => new Set([...members.values()].map(({ row }) => row.customer))

/** Conversations of both sides, handovers too, by which of two teams replied first. */
export function byFirstReplier(
  { members, handover }: PlacedSides,
  repliers: ReadonlyMap<string, number | null>,
  teams: Sides<number>,
): Sides<Members> {
  const all = [members.a, members.b, handover.a.members, handover.b.members].flatMap((some) => [...some])
  const sorted = [...new Map(all)].toSorted(([, one], [, other]) => one.row.began - other.row.began)
  const of = (team: number) => new Map(sorted.filter(([id]) => repliers.get(id) === team))
  return { a: of(teams.a), b: of(teams.b) }
}

/** Who replied first in a side's conversations, the most first; without a team: nobody that any team names. */
export function countRepliers(
  members: Members,
  repliers: ReadonlyMap<string, number | null>,
  nameOf: (team: number) => string | null,
): { team: string | null; conversations: number }[] {
  const counts = new Map<string | null, number>()
  for (const id of members.keys()) {
    const team = repliers.get(id)
    if (team === undefined) continue
    const name = team === null ? null : nameOf(team)
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return [...counts]
    .map(([team, conversations]) => ({ team, conversations }))
    .toSorted((one, other) => other.conversations - one.conversations)
}
