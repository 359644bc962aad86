import { Moment } from './moment.tsx'

export type SaleShown = {
  id: string
  kind: string
  at: Date | string
  amount: number | null
  currency: string | null
  purchaseId: string | null
}

const kinds: Record<string, string> = { purchase: 'bought', renewal: 'renewed', refund: 'given back', churn: 'left' }

/** What a customer bought, renewed and gave back. */
export function SalesTable({ sales, timeZone }: { sales: SaleShown[]; timeZone: string }) {
  return (
    <table className="rows">
      <caption>What they bought, newest first</caption>
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">What</th>
          <th scope="col" className="number">
            Amount
          </th>
        </tr>
      </thead>
      <tbody>
        {sales.map(({ id, kind, at, amount, currency, purchaseId }) => (
          <tr key={`${kind} ${id}`}>
            <th scope="row">
              <Moment at={at} timeZone={timeZone} />
            </th>
            <td>
              {kinds[kind] ?? kind} <small className="quiet">{purchaseId ?? id}</small>
            </td>
            <td className="number">{amount === null ? '—' : `${amount.toFixed(2)}\u00a0${currency ?? ''}`}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
