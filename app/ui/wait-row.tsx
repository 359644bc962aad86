import { Link } from '@remix-run/react'
import { channelLabel } from '#app/measures/channel-words.ts'
import { formatWaited } from '#app/measures/format.ts'
import { Mark } from './mark.tsx'
import { NthMark } from './nth-mark.tsx'
import { PromiseBar } from './promise-bar.tsx'
import { ToneWord } from './tone-word.tsx'
import styles from './wait-row.module.css'
import { Written } from './written.tsx'

export type WaitRowProps = {
  href: string
  waitedSeconds: number
  promiseHours: number | null
  /** How long it is by the promise's own clock; left out: as long as they waited. */
  promisedSeconds?: number
  /** The first words that nobody has answered; null where the source gave none. */
  said: string | null
  name: string
  /** The how manieth conversation of this customer it is. */
  nth: number
  tone: string | null
  topic?: string | null
  channel: string
  /** Who has taken it on. */
  claimedBy?: string | null
}

/** People who wait, longest first. */
export function WaitRows({ rows }: { rows: WaitRowProps[] }) {
  return (
    <ol className={styles['rows']}>
      {rows.map((row) => (
        <WaitRow key={row.href} {...row} />
      ))}
    </ol>
  )
}

/** One person waiting; the one link of the row covers it. */
function WaitRow(props: WaitRowProps) {
  const { href, waitedSeconds, promiseHours, said, name, nth, tone, topic, channel, claimedBy } = props
  const { promisedSeconds = waitedSeconds } = props
  const over = promiseHours !== null && promisedSeconds > promiseHours * 3600
  return (
    <li className={styles['row']}>
      <div className={styles['time']}>
        <span className={over ? 'attention' : undefined}>
          {over && <Mark kind="attention" />}
          {formatWaited(waitedSeconds)}
        </span>
        <PromiseBar waitedSeconds={promisedSeconds} promiseHours={promiseHours} />
        {promiseHours !== null && (
          <span className="out-of-sight">
            , {over ? 'past' : 'inside'} the promise of {promiseHours} {promiseHours === 1 ? 'hour' : 'hours'}
          </span>
        )}
      </div>
      <div className={styles['main']}>
        <Link to={href}>
          {said === null ? <span className="quiet">The source gave no words.</span> : <Written text={said} />}
        </Link>
        <p className={styles['about']}>
          <span className={styles['who']}>{name}</span>
          <NthMark nth={nth} />
          <ToneWord tone={tone} />
          {topic != null && <span>{topic}</span>}
        </p>
      </div>
      <div className={styles['side']}>
        <span>{channelLabel(channel)}</span>
        {claimedBy !== undefined && <span>{claimedBy === null ? 'nobody yet' : <b>{claimedBy}</b>}</span>}
      </div>
    </li>
  )
}
