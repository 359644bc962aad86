import { Link } from '@remix-run/react'
import { channelLabel } from '#app/measures/channel-words.ts'
import { formatWaited } from '#app/measures/format.ts'
import { StandsWords, WhoseWords } from './conversation-cells.tsx'
import styles from './conversation-table.module.css'
import { Moment } from './moment.tsx'

export type ConversationRow = {
  id: string
  customer: string
  customerName: string | null
  channel: string
  account: string | null
  datedAt: Date
  seconds: number | null
  complaint: boolean
  standing: string
  messages: number
}

type Props = {
  caption: string
  rows: ConversationRow[]
  /** What the rows are dated by: "Due", "Began", … */
  dated: string
  timeZone: string
  linkTo: (id: string) => string
}

/** Conversations, each row one link. */
export function ConversationTable({ caption, rows, dated, timeZone, linkTo }: Props) {
  const waits = rows.some(({ seconds }) => seconds !== null)
  return (
    <table className={`rows stacks ${styles['conversations']}`}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{dated}</th>
          <th scope="col">Customer</th>
          <th scope="col">Channel</th>
          <th scope="col">Account</th>
          <th scope="col">Stands</th>
          {waits && (
            <th scope="col" className="number">
              Wait
            </th>
          )}
          <th scope="col" className="number">
            Messages
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.id} ${new Date(row.datedAt).getTime()}`}>
            <th scope="row">
              <Link to={linkTo(row.id)}>
                <Moment at={row.datedAt} timeZone={timeZone} />
                <span className="out-of-sight">, conversation {row.id}</span>
              </Link>
            </th>
            <td data-label="customer">
              <WhoseWords {...row} />
            </td>
            <td>{channelLabel(row.channel)}</td>
            <td className="wide">{row.account ?? <span className="quiet">no account</span>}</td>
            <td>
              <StandsWords {...row} />
            </td>
            {waits && (
              <td className="number" data-label="wait">
                {row.seconds === null ? '—' : formatWaited(row.seconds)}
              </td>
            )}
            <td className="number" data-label="messages">
              {row.messages}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
