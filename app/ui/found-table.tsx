import { Link } from '@remix-run/react'
import { channelLabel } from '#app/measures/channel-words.ts'
import { StandsWords, WhoseWords } from './conversation-cells.tsx'
import list from './conversation-table.module.css'
import styles from './found-table.module.css'
import { Moment } from './moment.tsx'
import { Written } from './written.tsx'

type Part = { text: string; found: boolean }

export type FoundRow = {
  id: string
  customer: string
  customerName: string | null
  channel: string
  account: string | null
  topic: string | null
  beganAt: Date | string
  complaint: boolean
  standing: string
  messages: number
  snippet: { by: string; ours: boolean; parts: Part[] } | null
}

type Props = { caption: string; rows: FoundRow[]; timeZone: string; linkTo: (id: string) => string }

/** Conversations that somebody looked for, what was said in each where the words stand; each row is one link. */
export function FoundTable({ caption, rows, timeZone, linkTo }: Props) {
  return (
    <table className={`rows stacks ${list['conversations']}`}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Began</th>
          <th scope="col">Customer, and what was said</th>
          <th scope="col">Where</th>
          <th scope="col">Stands</th>
          <th scope="col" className="number">
            Messages
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <Link to={linkTo(row.id)}>
                <Moment at={row.beganAt} timeZone={timeZone} />
                <span className="out-of-sight">, conversation {row.id}</span>
              </Link>
            </th>
            <td className={`wide ${styles['said']}`}>
              <span className={styles['who']} data-label="customer">
                <WhoseWords {...row} />
              </span>
              <Snippet snippet={row.snippet} />
            </td>
            <td className={styles['where']}>
              {channelLabel(row.channel)}
              {row.account !== null && <small className="quiet">{row.account}</small>}
              {row.topic !== null && <small className="quiet">{row.topic}</small>}
            </td>
            <td>
              <StandsWords {...row} />
            </td>
            <td className="number" data-label="messages">
              {row.messages}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Snippet({ snippet }: { snippet: FoundRow['snippet'] }) {
  if (snippet === null) return <span className="quiet">No words are kept.</span>
  return (
    <q className={styles['words']}>
      {snippet.ours && <small className="quiet">{snippet.by} for us: </small>}
      {snippet.parts.map(({ text, found }, index) =>
        found ? <mark key={index}>{text}</mark> : <Written key={index} text={text} />,
      )}
    </q>
  )
}
