import { Link } from '@remix-run/react'
import { memo } from 'react'
import { channelLabel } from '#app/measures/channel-words.ts'
import { counted, formatWaited } from '#app/measures/format.ts'
import { Mark } from './mark.tsx'
import { NthMark } from './nth-mark.tsx'
import { PromiseBar } from './promise-bar.tsx'
import styles from './queue-row.module.css'
import { sinceInWords } from './since-words.ts'
import { ToneWord } from './tone-word.tsx'
import { Written } from './written.tsx'

/** One person waiting, as the queue got them. Moments are ISO 8601. */
export type QueueRowShown = {
  id: string
  since: string
  promise: { hours: number; clock: 'wall' | 'business' } | null
  /** Of the moment the queue was read at. */
  past: boolean
  said: string | null
  name: string | null
  nth: number
  tone: string | null
  channel: string
  topic: string | null
  claimedBy: string | null
  holder: string | null
  isMine: boolean
}

/** How the row stands since then. */
export type QueueRowNow = {
  claimedBy: string | null
  /** Who that is, also where two have one name. */
  holder: string | null
  isMine: boolean
  /** It waits no more: "answered by Marit, 08:47". It stays, greyed, until the queue is read again. */
  left: string | null
}

type Props = {
  row: QueueRowShown
  now: QueueRowNow
  /** The moment until which it has waited, ms since 1970. */
  at: number
  timeZone: string
  href: string
  isSelected: boolean
  onSelect: (id: string) => void
}

/** Whether a wait is past its promise at a moment (ms); on business hours only as of when the queue was read. */
export function isPast({ since, promise, past }: QueueRowShown, at: number): boolean {
  return past || (promise?.clock === 'wall' && at - Date.parse(since) > promise.hours * 3_600_000)
}

/** One person waiting; the one link of the row covers it and shows the conversation beside the queue. */
export const QueueRow = memo(function QueueRow({ row, now, at, timeZone, href, isSelected, onSelect }: Props) {
  const { id, since, promise, said, name, nth, tone, channel, topic } = row
  const seconds = Math.max(0, (at - Date.parse(since)) / 1000)
  const over = isPast(row, at)
  const left = now.left !== null
  return (
    <li
      className={`${styles['row']} ${isSelected ? styles['selected'] : ''} ${left ? styles['left'] : ''}`}
      data-row={id}
      {...(left && { 'data-left': true })}
    >
      <div className={styles['time']}>
        <span className={over && !left ? 'attention' : undefined}>
          {over && <Mark kind="attention" />}
          {formatWaited(seconds)}
        </span>
        <PromiseBar waitedSeconds={seconds} promiseHours={promise?.clock === 'wall' ? promise.hours : null} />
        {promise && (
          <span className="out-of-sight">
            , {over ? 'past' : 'inside'} the promise of {counted(promise.hours, 'hour')}
            {promise.clock === 'business' && ' in which somebody is there'}
          </span>
        )}
      </div>
      <div className={styles['main']}>
        <p className={styles['said']}>
          <Link
            to={href}
            preventScrollReset
            aria-current={isSelected ? 'true' : undefined}
            onClick={(event) => {
              if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
              event.preventDefault()
              onSelect(id)
            }}
          >
            {said === null ? (
              <span className="quiet">The source gave no words.</span>
            ) : (
              <Written text={shortened(said)} />
            )}
          </Link>
        </p>
        <p className={styles['about']}>
          <span className={styles['who']}>{name ?? 'Somebody'}</span>
          <NthMark nth={nth} />
          <span className={styles['narrow']}>{channelLabel(channel)}</span>
        </p>
      </div>
      <div className={styles['tone']}>
        <ToneWord tone={tone} />
        {topic !== null && <span className={styles['topic']}>{topic}</span>}
      </div>
      <div className={styles['channel']}>
        {channelLabel(channel)}
        <span className={styles['since']}>since {sinceInWords(since, new Date(at), timeZone)}</span>
      </div>
      <div className={styles['by']} data-by>
        {now.left ?? (now.claimedBy === null ? 'nobody yet' : <b>{now.isMine ? 'you' : now.claimedBy}</b>)}
      </div>
    </li>
  )
})

/** As much as makes the point. */
const mostCharacters = 180

function shortened(text: string): string {
  const plain = text.replaceAll(/\s+/g, ' ').trim()
  if (plain.length <= mostCharacters) return plain
  return `${plain.slice(0, mostCharacters).replace(/\s+\S*$/u, '')} …`
}
