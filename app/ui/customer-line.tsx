import { channelLabel } from '#app/measures/channel-words.ts'
import styles from './customer-line.module.css'
import { dayInWords, dayOf } from './moment-in-words.ts'

export type OnLine = {
  id: string
  channel: string
  beganAt: Date | string
  lastMessageAt: Date | string
  standing: string
}
export type Dated = { id: string; kind: string; at: Date | string }

type Props = {
  conversations: OnLine[]
  sales: Dated[]
  timeZone: string
}

const ms = (at: Date | string) => new Date(at).getTime()

/** Every conversation of a customer on one line of time, a row for each channel; the list below says the same in words. */
export function CustomerLine({ conversations, sales, timeZone }: Props) {
  const all = [
    ...conversations.flatMap((one) => [ms(one.beganAt), ms(one.lastMessageAt)]),
    ...sales.map(({ at }) => ms(at)),
  ]
  if (conversations.length + sales.length < 2) return null
  const [from, to] = [Math.min(...all), Math.max(...all)]
  const span = Math.max(1, to - from)
  const x = (at: Date | string) => `${(1 + (98 * (ms(at) - from)) / span).toFixed(3)}%`
  const channels = [...new Set(conversations.map(({ channel }) => channel))].toSorted()
  const rows = sales.length > 0 ? [...channels, null] : channels
  return (
    <figure
      className={styles['line']}
      aria-label={`Conversations on a line of time, ${channels.map(channelLabel).join(', ')}`}
    >
      {rows.map((channel) => (
        <div key={channel ?? 'sales'} className={styles['row']}>
          <span className={styles['name']}>{channel === null ? 'Bought' : channelLabel(channel)}</span>
          <svg height="22" aria-hidden="true">
            <line className={styles['base']} x1="0" x2="100%" y1="11" y2="11" />
            {channel === null
              ? sales.map((sale) => (
                  <line
                    key={sale.id}
                    className={sale.kind === 'refund' || sale.kind === 'churn' ? styles['back'] : styles['sale']}
                    x1={x(sale.at)}
                    x2={x(sale.at)}
                    y1="4"
                    y2="18"
                  />
                ))
              : conversations
                  .filter((one) => one.channel === channel)
                  .map((one) => (
                    <g key={one.id}>
                      <line className={styles['span']} x1={x(one.beganAt)} x2={x(one.lastMessageAt)} y1="11" y2="11" />
                      <circle
                        className={open.has(one.standing) ? styles['open'] : styles['dot']}
                        cx={x(one.beganAt)}
                        cy="11"
                        r="5"
                      />
                    </g>
                  ))}
          </svg>
        </div>
      ))}
      <figcaption className={styles['ends']}>
        <span>{dayInWords(dayOf(new Date(from), timeZone))}</span>
        <span>{dayInWords(dayOf(new Date(to), timeZone))}</span>
      </figcaption>
    </figure>
  )
}

/** Drawn hollow: nothing has come of them yet. */
const open: ReadonlySet<string> = new Set(['waiting', 'unanswered', 'passed_along', 'open'])
