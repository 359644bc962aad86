import type { Sides } from '#app/measures/comparison.ts'
import type { ArrivalFact } from '#app/measures/compare-strata.ts'
import { measures } from '#app/measures/list.ts'
import type { Trx } from '#db/client.server.ts'
import { listFirstRepliers, listTold, type ToldRow } from '#db/queries/compare.ts'
import { cohortParts } from '#db/queries/cohorts.ts'
import { listTeams } from '#db/queries/team.ts'
import type { Scope } from '#db/scope.ts'
import type { OpenedSide } from './compare-address.ts'
import { loadRowsOf, loadSides } from './compare-load.server.ts'
import { byFirstReplier, type Members } from './compare-placing.ts'
import { firstOfEach, ownRows } from './compare-rows.ts'
import { type Side, teamOf } from './compare-sides.ts'
import { isComparedKey } from './compare-ways.ts'
import { type Cell, csvLine } from './csv.ts'
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

type Counted = { id: string; at: Date; part: string; seconds: number | null }

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
  const { placed, sides, query } = loaded
  const repliers = new Map((await listFirstRepliers(trx, scope, query)).map(({ id, team }) => [id, team]))
  let members = of === 'handover' ? placed.handover[letter].members : placed.members[letter]
  if (opened.byReplier) {
    const [a, b] = [teamOf(sides.a), teamOf(sides.b)]
    if (a === null || b === null) return { ok: false, reason: 'Not both sides are of a team: there is no second cut.' }
    members = byFirstReplier(placed, repliers, { a, b })[letter]
  }
  if (opened.repliedBy !== undefined) {
    const team = (await listTeams(trx, scope)).find(({ name }) => name === opened.repliedBy)?.id ?? null
    members = only(members, (id) => repliers.get(id) === team)
  }
  const levels = Object.entries(opened.levels ?? {}) as [ArrivalFact, string][]
  if (levels.length > 0)
    members = only(members, (id) => levels.every(([fact, level]) => members.get(id)?.arrival[fact] === level))

  const rows = isComparedKey(of) ? await countedBy(trx, scope, query, of, members) : [...members.values()].map(asBegun)
  const listed = rows.filter((row) => part === undefined || row.part === part)
  const shown = listed.slice(from, from + limit)
  const told = new Map((await listTold(trx, scope, view.asOf, [...new Set(shown.map(({ id }) => id))])).map(byId))
  const { kind, name, from: fromDay, to } = sides[letter]
  return {
    ...{ ok: true, total: listed.length, next: from + limit < listed.length ? from + limit : null },
    rows: shown.flatMap(({ id, at, part: counted, seconds }) => {
      const row = told.get(id)
      return row ? [{ ...row, part: counted, datedAt: at, seconds }] : []
    }),
    ...{ side: { kind, name, from: fromDay, to }, label: measures.find(({ key }) => key === of)?.label ?? null },
  }
}

const byId = (row: ToldRow): [string, ToldRow] => [row.id, row]
const only = (members: Members, fits: (id: string) => boolean): Members =>
  new Map([...members].filter(([id]) => fits(id)))
const asBegun = ({ row }: { row: { id: string; began: number } }): Counted => ({
  ...{ id: row.id, at: new Date(row.began), part: 'began', seconds: null },
})

type ReadOf = Parameters<typeof loadRowsOf>

/** What a measure's n counts of these conversations, the earliest first. */
async function countedBy(
  trx: Trx,
  scope: Scope,
  query: ReadOf[2],
  key: ReadOf[3] | 'answered_within' | 'repeat_share',
  members: Members,
): Promise<Counted[]> {
  if (key === 'repeat_share') return firstOfEach(members).map(asBegun)
  const rows = await loadRowsOf(trx, scope, query, key === 'answered_within' ? 'first_response' : key)
  const counted: readonly string[] = cohortParts[key].counted
  return ownRows(rows, members)
    .map(({ row }) => row)
    .filter(({ part }) => counted.includes(part))
}

/** Where a page of the list begins: `?after=50`. */
export function sideListFrom(search: URLSearchParams): number {
  const after = Number(search.get('after') ?? 0)
  return Number.isSafeInteger(after) && after > 0 ? after : 0
}

const columns: [string, (row: SideRow) => Cell][] = [
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

export const sideListCsv = (rows: readonly SideRow[]): string =>
  [columns.map(([name]) => name), ...rows.map((row) => columns.map(([, cell]) => cell(row)))]
    .map((row) => csvLine(row))
    .join('')
