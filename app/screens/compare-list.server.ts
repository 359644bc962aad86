import type { Sides } from '#app/measures/comparison.ts'
import type { ArrivalFact } from '#app/measures/compare-strata.ts'
import { measures } from '#app/measures/list.ts'
import type { Trx } from '#db/client.server.ts'
import { findIds, listFirstRepliers, listTold, type ToldRow } from '#db/queries/compare.ts'
import { cohortParts } from '#db/queries/cohorts.ts'
import { listTeams } from '#db/queries/team.ts'
import type { Scope } from '#db/scope.ts'
import type { OpenedSide } from './compare-address.ts'
import type { ReadingQuery } from '#db/queries/conversation-predicates.ts'
import type { Arrived } from './compare-arrived.ts'
import { loadParts, loadSides } from './compare-load.server.ts'
import { byFirstReplier, firstRepliers, type Members, membersOf } from './compare-placing.ts'
import { firstOfEach, ownParts } from './compare-rows.ts'
import { type Side, teamOf } from './compare-sides.ts'
import { type ComparedKey, isComparedKey, type RowsKey } from './compare-ways.ts'
import { type Columns, csvHead, csvRows } from './csv.ts'
import type { View } from './view.ts'

export type SideRow = ToldRow & { part: string; datedAt: Date; seconds: number | null }

export type SideList =
  | {
      ok: true
      total: number
      rows: SideRow[]
      /** Where the next page begins; null after the last. */
      next: number | null
      side: Pick<Side, 'kind' | 'name' | 'from' | 'to'>
      /** What is listed: the measure's own name, or null. */
      label: string | null
    }
  | { ok: false; reason: string }

/** What is listed, as parallel columns, the earliest first. */
type Counted = { place: number; at: number; part: string; seconds: number }

/** What a comparison counted on one side, through the rows that it counted: `total` is the number. */
export async function loadSideList(
  trx: Trx,
  scope: Scope,
  view: View,
  asked: Sides<string>,
  opened: OpenedSide & { from: number; limit: number },
): Promise<SideList> {
  const { side: letter, of, part, from, limit } = opened
  if (of !== 'conversations' && of !== 'handover' && !isComparedKey(of))
    return { ok: false, reason: `"${of}" is nothing that is compared.` }
  const loaded = await loadSides(trx, scope, view, asked)
  if (!loaded.ok) return loaded
  const { arrived, placed, sides, query } = loaded
  const repliers = firstRepliers(await listFirstRepliers(trx, scope, query), arrived)
  let members = of === 'handover' ? placed.handover[letter].members : placed.members[letter]
  if (opened.byReplier) {
    const [a, b] = [teamOf(sides.a), teamOf(sides.b)]
    if (a === null || b === null) return { ok: false, reason: 'Not both sides are of a team: there is no second cut.' }
    members = byFirstReplier(placed, repliers, { a, b })[letter]
  }
  const all = members
  const only = (fits: (place: number) => boolean) => membersOf(arrived, (place) => all.has(place) && fits(place))
  if (opened.repliedBy !== undefined) {
    const team = (await listTeams(trx, scope)).find(({ name }) => name === opened.repliedBy)?.id ?? 0
    members = only((place) => repliers[place] === team)
  }
  const levels = Object.entries(opened.levels ?? {}) as [ArrivalFact, string][]
  if (levels.length > 0) {
    const fitting = arrived.kinds.map((arrival) => levels.every(([fact, level]) => arrival[fact] === level))
    members = only((place) => fitting[arrived.kind[place]!] === true)
  }

  const rows = isComparedKey(of)
    ? await countedBy(trx, scope, query, of, members)
    : Array.from(members.places, asBegun(arrived))
  const listed = part === undefined ? rows : rows.filter((row) => row.part === part)
  const shown = listed.slice(from, from + limit)
  const told = await toldAt(trx, scope, view.asOf, arrived, shown)
  const { kind, name, from: fromDay, to } = sides[letter]
  return {
    ...{ ok: true, total: listed.length, next: from + limit < listed.length ? from + limit : null },
    rows: shown.flatMap(({ place, at, part: counted, seconds }) => {
      const row = told.get(place)
      return row
        ? [{ ...row, part: counted, datedAt: new Date(at), seconds: Number.isNaN(seconds) ? null : seconds }]
        : []
    }),
    ...{ side: { kind, name, from: fromDay, to }, label: measures.find(({ key }) => key === of)?.label ?? null },
  }
}

const asBegun = ({ began }: Arrived) => {
  return (place: number): Counted => ({ place, at: began[place]!, part: 'began', seconds: Number.NaN })
}

/** What is told of some, by their places. */
async function toldAt(
  trx: Trx,
  scope: Scope,
  asOf: Date,
  { ids, customer, customerIds }: Arrived,
  shown: readonly Counted[],
): Promise<Map<number, ToldRow>> {
  const places = [...new Set(shown.map(({ place }) => place))]
  const found = await findIds(trx, scope, {
    ids: Int32Array.from(places.flatMap((place) => [ids[2 * place]!, ids[2 * place + 1]!])),
    customers: [...new Set(places.map((place) => customerIds[customer[place]!]!))],
  })
  const placeOf = new Map(places.map((place, i) => [found[i], place]))
  const rows = await listTold(
    trx,
    scope,
    asOf,
    [...placeOf.keys()].filter((id) => id !== undefined),
  )
  return new Map(rows.map((row) => [placeOf.get(row.id) ?? -1, row]))
}

/** What a measure's n counts of these conversations, the earliest first. */
async function countedBy(
  trx: Trx,
  scope: Scope,
  query: ReadingQuery,
  key: ComparedKey,
  members: Members,
): Promise<Counted[]> {
  if (key === 'repeat_share') return Array.from(firstOfEach(members), asBegun(members.arrived))
  const of: RowsKey = key === 'answered_within' ? 'first_response' : key
  const parts = await loadParts(trx, scope, query, members.arrived, { key: of, withTimes: true })
  const counted: readonly string[] = cohortParts[key].counted
  return ownParts(parts, members)
    .filter(({ part }) => counted.includes(part))
    .flatMap(({ part, place, at, seconds }) =>
      Array.from(place, (own, i): Counted => ({ place: own, at: at[i]!, part, seconds: seconds[i]! })),
    )
    .toSorted((one, other) => one.at - other.at || one.place - other.place)
}

/** Where a page of the list begins: `?after=50`. */
export function sideListFrom(search: URLSearchParams): number {
  const after = Number(search.get('after') ?? 0)
  return Number.isSafeInteger(after) && after > 0 ? after : 0
}

const columns: Columns<SideRow> = [
  ['id', ({ id }) => id],
  ['customer', ({ customer }) => customer],
  ['customer_name', ({ customerName }) => customerName],
  ['channel', ({ channel }) => channel],
  ['account', ({ account }) => account],
  ['part', ({ part }) => part],
  ['dated_at', ({ datedAt }) => datedAt.toISOString()],
  ['seconds', ({ seconds }) => seconds],
  ['complaint', ({ complaint }) => complaint],
  ['standing', ({ standing }) => standing],
  ['messages', ({ messages }) => messages],
]

export const sideListCsv = (rows: readonly SideRow[]): string => csvHead(columns) + csvRows(columns, rows)
