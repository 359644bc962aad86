import { Link } from '@remix-run/react'
import { channelLabel } from '#app/measures/channel-words.ts'
import { formatWaited } from '#app/measures/format.ts'
import list from './conversation-table.module.css'
import found from './found-table.module.css'
import { Moment } from './moment.tsx'
import { NthMark } from './nth-mark.tsx'
import { standingWords } from './standing-words.ts'

export type HistoryRow = {
  id: string
  nth: number | null
  channel: string
  account: string | null
  topic: string | null
  beganAt: Date | string
  firstNeedAt: Date | string | null
  answeredAt: Date | string | null
  answerWaitUnknown: boolean
  complaint: boolean
  standing: string
  messages: number
  said: string | null
  sameMatterAs: string | null
}

type Props = { rows: HistoryRow[]; caption: string; timeZone: string; hrefOf: (id: string) => string }

/** A person's conversations across channels, newest first, and which of them came back on which. */
export function CustomerHistory({ rows, caption, timeZone, hrefOf }: Props) {
  const beganOf = new Map(rows.map(({ id, beganAt }) => [id, beganAt]))
  return (
    <table className={`rows stacks ${list['conversations']}`}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Began</th>
          <th scope="col">What was said</th>
          <th scope="col">Where</th>
          <th scope="col">First answer</th>
          <th scope="col">Stands</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} id={`conversation-${row.id}`}>
            <th scope="row">
              <Link to={hrefOf(row.id)}>
                <Moment at={row.beganAt} timeZone={timeZone} />
                <span className="out-of-sight">, conversation {row.id}</span>
              </Link>
              {row.nth !== null && (
                <small className="beside">
                  <br />
                  <NthMark nth={row.nth} />
                </small>
              )}
            </th>
            <td className={`wide ${found['said']}`}>
              {row.said === null ? (
                <span className="quiet">No words are kept, or they are still being read.</span>
              ) : (
                <q className={found['words']}>{row.said}</q>
              )}
              {row.sameMatterAs !== null && (
                <small>
                  The same matter again as{' '}
                  <Link className={list['above']} to={hrefOf(row.sameMatterAs)}>
                    <Moment at={beganOf.get(row.sameMatterAs) ?? row.beganAt} timeZone={timeZone} />
                  </Link>
                </small>
              )}
            </td>
            <td className={found['where']}>
              {channelLabel(row.channel)}
              {row.account !== null && <small className="quiet">{row.account}</small>}
              {row.topic !== null && <small className="quiet">{row.topic}</small>}
            </td>
            <td data-label="first answer">{answeredAfter(row)}</td>
            <td>
              {standingWords(row.standing)}
              {row.complaint && <span className="quiet"> · complaint</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function answeredAfter({ firstNeedAt, answeredAt, answerWaitUnknown }: HistoryRow): string {
  if (firstNeedAt === null) return 'nothing asked'
  if (answeredAt === null) return 'none so far'
  if (answerWaitUnknown) return 'wait unknown'
  return `after ${formatWaited((new Date(answeredAt).getTime() - new Date(firstNeedAt).getTime()) / 1000)}`
}
