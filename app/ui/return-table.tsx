import { Link } from '@remix-run/react'
import { counted, formatCount, formatInterval, formatRate } from '#app/measures/format.ts'
import { monthInWords } from './customer-words.ts'

export type ReturnCellShown = {
  days: number
  n: number
  returned: number
  state: string
  value: number | null
  interval: [number | null, number | null] | null
}

type Props = {
  home: string
  cohorts: { month: string; customers: number; cells: (ReturnCellShown | null)[] }[]
  days: readonly number[]
}

/** Of the customers first met in each month, who came back; each number opens its customers. */
export function ReturnTable({ home, cohorts, days }: Props) {
  const to = (month: string, cell: { days: number }, returned: 'yes' | 'no') =>
    `${home}/customers?${new URLSearchParams({ month, days: String(cell.days), returned })}`
  return (
    <table className="rows stacks" data-cohorts>
      <caption>
        By month of first contact: who began something else within so many days. Only customers met long enough ago
        count; a blank is not yet known. 95% intervals.
      </caption>
      <thead>
        <tr>
          <th scope="col">First contact</th>
          <th scope="col" className="number">
            Customers
          </th>
          {days.map((one) => (
            <th key={one} scope="col" className="number">
              Back within {one} days
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {cohorts.map(({ month, customers, cells }) => (
          <tr key={month}>
            <th scope="row">{monthInWords(month)}</th>
            <td className="number" data-label="customers">
              {formatCount(customers)}
            </td>
            {cells.map((cell, index) => (
              <td key={days[index]} className="number" data-label={`within ${days[index]} days`}>
                {cell && (
                  <>
                    {cell.value !== null && cell.n >= 20 && <b>{formatRate(cell.value, cell.n)} </b>}
                    <Link
                      to={to(month, cell, 'yes')}
                      aria-label={`${counted(cell.returned, 'customer')} who came back`}
                    >
                      {formatCount(cell.returned)}
                    </Link>{' '}
                    of{' '}
                    <Link to={to(month, cell, 'no')} aria-label={`all ${counted(cell.n, 'customer')}`}>
                      {formatCount(cell.n)}
                    </Link>
                    {cell.interval && cell.n >= 20 && (
                      <>
                        <br />
                        <small className="quiet">{formatInterval(cell.interval, 'share', cell.n)}</small>
                      </>
                    )}
                  </>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
