import type { Trx } from '#db/client.server.ts'
import { findIds, listTold, type ToldRow } from '#db/queries/compare.ts'
import type { Scope } from '#db/scope.ts'
import type { SideColumns } from './compare-columns.server.ts'
import type { Columns } from './csv.ts'
import { csvStream } from './csv-stream.server.ts'
import type { Access } from './in-view.server.ts'

export type SideRow = ToldRow & { part: string; datedAt: Date; seconds: number | null }

export type SidePage = {
  rows: SideRow[]
  /** Where the next page begins; null after the last. */
  next: number | null
}

/** A page of the list behind a count of a comparison. Rows that the asker may not see any more are left out. */
export async function loadSidePage(
  trx: Trx,
  scope: Scope,
  asOf: Date,
  { ids, customers, at, seconds, part, parts }: SideColumns,
  { from, limit }: { from: number; limit: number },
): Promise<SidePage> {
  const to = Math.min(at.length, from + limit)
  const found = await findIds(trx, scope, {
    ids: ids.slice(2 * from, 2 * to),
    customers: [...new Set(customers.slice(from, to))],
  })
  const known = [...new Set(found)].filter((id) => id !== undefined)
  const told = new Map((await listTold(trx, scope, asOf, known)).map((row) => [row.id, row]))
  const rows = found.flatMap((id, i): SideRow[] => {
    const row = id === undefined ? undefined : told.get(id)
    const [nth, took] = [from + i, seconds[from + i]!]
    if (!row) return []
    const counted = { part: parts[part[nth]!]!, datedAt: new Date(at[nth]!) }
    return [{ ...row, ...counted, seconds: Number.isNaN(took) ? null : took }]
  })
  return { rows, next: to < at.length ? to : null }
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

const rowsAtOnce = 500

/** The whole list as CSV. */
export function sideListCsv(
  { inWorkspace }: Pick<Access, 'inWorkspace'>,
  scope: Scope,
  asOf: Date,
  list: SideColumns,
): ReadableStream<Uint8Array> {
  return csvStream<SideRow, number>(columns, (after) =>
    inWorkspace(scope, (trx) => loadSidePage(trx, scope, asOf, list, { from: after ?? 0, limit: rowsAtOnce })),
  )
}
