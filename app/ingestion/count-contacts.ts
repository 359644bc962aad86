import type { ConversationRow } from '#db/queries/conversation.ts'
import type { ContactRow } from '#db/queries/contact.ts'
import { isSetAside } from './row-standing.ts'

/** What the conversations of these customers say together; `rows` are all that they have. */
export const contactsOf = (rows: readonly ConversationRow[]): ContactRow[] =>
  [...Map.groupBy(rows, (row) => row.customer_id)].map(([customer, own]) => contactOf(customer, own))

function contactOf(customer: number, rows: readonly ConversationRow[]): ContactRow {
  const wrote = rows.filter((row) => row.first_inbound_at !== null && !isSetAside(row))
  const metAt = earliest(wrote)
  const same = new Set<number>()
  let unsettled: Date | null = null
  for (const { again, again_at: at, first_resolved_known_at: known } of rows) {
    if (again !== 'same_matter' || at === null || known === null) continue
    same.add(at.getTime())
    // They came back before we could say that it was resolved.
    if (known > at && (unsettled === null || known > unsettled)) unsettled = known
  }
  const later = wrote.filter(
    ({ began_at: began, first_need_at: need }) =>
      metAt !== null && began > metAt && (need === null || !same.has(need.getTime())),
  )
  return {
    customer_id: customer,
    conversations: rows.length,
    last_began_at: rows.reduce((last, { began_at: at }) => (at > last ? at : last), rows[0]!.began_at),
    met_at: metAt,
    came_back_at: earliest(later),
    unsettled_until: unsettled,
  }
}

const earliest = (rows: readonly ConversationRow[]): Date | null =>
  rows.reduce<Date | null>((first, { began_at: at }) => (first === null || at < first ? at : first), null)
