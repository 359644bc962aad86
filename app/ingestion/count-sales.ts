import { boughtWithin } from '#app/conversations/bought.ts'
import type { ConversationRow } from '#db/queries/conversation.ts'
import { type HourOf, isSetAside } from './row-standing.ts'
import { addCount, inWeek, type RollupChange } from './rollup-change.ts'

/** When 90 days are over, since it was resolved or since it began, and whether its customer bought in them. */
type SaleRow = { id: string; due: number; resolved: boolean; bought: boolean }

/** A conversation resolved late stands in both: 90 days after it began nobody had resolved it. */
function saleRowsOf(row: ConversationRow): SaleRow[] {
  const { id, first_need_at: need, began_at: began, first_resolved_at: resolved } = row
  const rows: SaleRow[] = []
  if (resolved !== null)
    rows.push({
      ...{ id, due: resolved.getTime() + boughtWithin, resolved: true },
      bought: row.bought_after_resolved_at !== null,
    })
  if (need !== null && (resolved === null || resolved.getTime() > began.getTime() + boughtWithin))
    rows.push({
      ...{ id, due: began.getTime() + boughtWithin, resolved: false },
      bought: row.bought_after_began_at !== null,
    })
  return rows
}

/** Adds, `sign` times, who bought again: a customer counts once a week, first with what was resolved. */
export function addSales(change: RollupChange, rows: readonly ConversationRow[], hourOf: HourOf, sign: 1 | -1): void {
  const weekOf = ({ due }: SaleRow) => hourOf(due).week
  const onWeek = (week: string) => inWeek(change, week)
  const counted: SaleRow[] = []
  for (const row of rows) {
    const own = saleRowsOf(row)
    const beside = isSetAside(row) ? 'sale_set_aside' : row.source_shows_replies ? null : 'sale_not_shown'
    if (beside) for (const one of own) addCount(onWeek(weekOf(one)), beside, sign)
    else counted.push(...own)
  }
  for (const [week, ofWeek] of Map.groupBy(counted, weekOf)) {
    const { resolved, bought } = ofWeek.reduce((first, one) => (isBefore(one, first) ? one : first))
    const part = bought ? 'bought' : 'not_bought'
    addCount(onWeek(week), resolved ? `sale_${part}` : `sale_without_${part}`, sign)
  }
}

function isBefore(one: SaleRow, other: SaleRow): boolean {
  if (one.resolved !== other.resolved) return one.resolved
  if (one.due !== other.due) return one.due < other.due
  return Buffer.compare(Buffer.from(one.id), Buffer.from(other.id)) < 0
}
