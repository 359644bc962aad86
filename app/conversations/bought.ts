import { day } from './events.ts'

/** What the customer bought, renewed or got back. Times in ms since 1970. */
export type Sale = {
  /** `namespace:external id`. */
  id: string
  at: number
  kind: 'purchase' | 'renewal' | 'refund'
  amount: number | null
  currency: string | null
  /** Of a refund: the id of what it gives back. */
  purchaseId: string | null
}

/** How long after a moment a purchase counts as buying again. */
export const boughtWithin = 90 * day

/**
 * The first purchase or renewal after a moment and within 90 days of it that was not given back in them; null: none.
 * Refunds that name it give it back when they come to its whole amount, or when either tells none. What happens later
 * changes nothing.
 *
 * @param since ms since 1970
 */
export function boughtAfter(sales: readonly Sale[], since: number): number | null {
  const until = since + boughtWithin
  const refunds = Map.groupBy(
    sales.filter(({ kind, at }) => kind === 'refund' && at <= until),
    ({ purchaseId }) => purchaseId,
  )
  let first: number | null = null
  for (const sale of sales) {
    const inTime = sale.kind !== 'refund' && sale.at > since && sale.at <= until
    if (inTime && (first === null || sale.at < first) && !isGivenBack(sale, refunds.get(sale.id) ?? [])) first = sale.at
  }
  return first
}

function isGivenBack({ amount, currency }: Sale, refunds: readonly Sale[]): boolean {
  if (refunds.length === 0) return false
  let left = amount
  for (const refund of refunds) {
    if (left === null || refund.amount === null || refund.currency !== currency) return true
    left -= refund.amount
  }
  // Sums of cents miss nought by a hair.
  return left !== null && left < 0.00005
}
