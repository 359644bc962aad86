import { Form, Link } from '@remix-run/react'
import { channelLabel } from '#app/measures/channel-words.ts'
import { counted, formatCount } from '#app/measures/format.ts'
import { changedSearch } from './changed-search.ts'
import table from './conversation-table.module.css'
import { customersHeading, monthInWords } from './customer-words.ts'
import filters from './filter-form.module.css'
import { ListFoot } from './list-foot.tsx'
import { Moment } from './moment.tsx'
import styles from './search-form.module.css'
import { standingWords } from './standing-words.ts'

export type CustomerRow = {
  id: number
  names: string[]
  identities: { channel: string; id: string }[]
  conversations: number
  firstBeganAt: Date | string
  lastBeganAt: Date | string
  standing: string
}

type Props = {
  home: string
  search: URLSearchParams
  total: number
  customers: CustomerRow[]
  next: string | null
  asked: { q: string | undefined; order: string; cohort: { month: string; days: number; returned: boolean } | null }
  timeZone: string
  stillReading: boolean
}

const orders = [
  { order: 'recent', name: 'Who wrote last' },
  { order: 'most', name: 'Who wrote most often' },
  { order: 'came back', name: 'Who came back' },
]

/** People, and where each was last. */
export function CustomerList({ home, search, total, customers, next, asked, timeZone, stillReading }: Props) {
  const here = (changes: Record<string, string | null>) => changedSearch(search, changes)
  const { cohort, q } = asked
  return (
    <>
      <Form className={styles['search'] ?? ''} method="get" action={`${home}/customers`} aria-label="Customers" key={q}>
        <div className={styles['words']}>
          <div className={filters['field']}>
            <label htmlFor="customers-q">Name, handle or address</label>
            <input id="customers-q" name="q" type="search" defaultValue={q} maxLength={200} />
          </div>
          <input type="hidden" name="order" value={asked.order} />
          <button className="button" type="submit">
            Search
          </button>
          {(q !== undefined || cohort) && (
            <Link className="button plain" to={`${home}/customers`}>
              Show everybody
            </Link>
          )}
        </div>
      </Form>
      <div className="lede">
        <h1 data-total={total}>{customersHeading(total, asked)}</h1>
        {total === 0 && q === undefined && !cohort && (
          <p className="deck">
            <Link to={`${home}/sources/add`}>Bring in a file</Link>, and who wrote to you is listed here.
          </p>
        )}
        {cohort && (
          <p className="notice">
            First heard of in {monthInWords(cohort.month)}
            {cohort.returned ? `; began something else within ${cohort.days} days.` : ', long enough ago to tell.'}
          </p>
        )}
        {stillReading && <p className="notice">New names are still being read: they are found in a minute or two.</p>}
        <nav className="parts" aria-label="Order">
          {orders.map(({ order, name }) => (
            <Link
              key={order}
              to={here({ order, after: null })}
              aria-current={order === asked.order ? 'true' : undefined}
            >
              {name}
            </Link>
          ))}
        </nav>
      </div>
      {customers.length > 0 && (
        <table className={`rows stacks ${table['conversations']}`}>
          <caption>
            Showing {formatCount(customers.length)} of {formatCount(total)}
          </caption>
          <thead>
            <tr>
              <th scope="col">Customer</th>
              <th scope="col">Known as</th>
              <th scope="col" className="number">
                Conversations
              </th>
              <th scope="col">First</th>
              <th scope="col">Last</th>
              <th scope="col">It stands</th>
            </tr>
          </thead>
          <tbody>
            {customers.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  <Link to={`${home}/customers/${row.id}`}>{row.names[0] ?? row.identities[0]?.id ?? row.id}</Link>
                </th>
                <td className={table['breaks'] ?? ''}>
                  {row.identities.map(({ channel, id }, index) => (
                    <span key={`${channel} ${id}`}>
                      {index > 0 && ', '}
                      {id} <small className="quiet">{channelLabel(channel)}</small>
                    </span>
                  ))}
                </td>
                <td className="number" data-label="conversations">
                  {formatCount(row.conversations)}
                </td>
                <td data-label="first">
                  <Moment at={row.firstBeganAt} timeZone={timeZone} />
                </td>
                <td data-label="last">
                  <Moment at={row.lastBeganAt} timeZone={timeZone} />
                </td>
                <td>{standingWords(row.standing)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <ListFoot
        next={next && here({ after: next })}
        first={search.get('after') && here({ after: null })}
        csv={
          total === 0
            ? null
            : {
                href: `${home}/customers.csv${here({ after: null })}`,
                words: `All ${counted(total, 'customer')} as CSV`,
              }
        }
      />
    </>
  )
}
