import { Link } from '@remix-run/react'
import { useId, type ReactNode } from 'react'
import styles from './message-item.module.css'
import { Moment } from './moment.tsx'
import { underline } from './underline.ts'
import { Written } from './written.tsx'

export type MessageShown = {
  id: string
  author: string
  outbound: boolean
  visibility: 'public' | 'private' | 'internal'
  at: Date | string
  text: string | null
  /** It had words, which are no longer kept. */
  isCleared: boolean
  /** What the judge says of it, in words. */
  flags: string[]
  why: { words: string; says: string }[]
  /** A person replaced what the judge said. */
  corrected: boolean
  /** What the judge says and what counts, where that is known. */
  said?: readonly { judged: string; now: string }[]
  /** This reply ended the wait for a first answer. */
  answered: boolean
  /** A canned reply nearly repeats others: what is said of it, and where they are. */
  canned?: { says: string; href: string } | null
}

type Props = {
  message: MessageShown
  timeZone: string
  /** What can be done about it. */
  children?: ReactNode
}

/** One thing said: by whom, when, the words, what the judge makes of them, and which words led it there. */
export function MessageItem({ message, timeZone, children }: Props) {
  const { author, outbound, visibility, at, text, isCleared, flags, why, corrected, said, answered, canned } = message
  const notes = useId()
  const because = why.filter(({ words }) => words.trim() !== '')
  const isAsJudged = said?.every(({ judged, now }) => judged === now) ?? false
  return (
    <li className={`${styles['message']} ${outbound ? styles['outbound'] : ''}`} id={`message-${message.id}`}>
      <p className={styles['head']}>
        <strong>{author}</strong>
        <span>{outbound ? 'for us' : 'customer'}</span>
        {visibility !== 'public' && <span>{visibility === 'private' ? 'in private' : 'a note between us'}</span>}
        <Moment at={at} timeZone={timeZone} />
      </p>
      {text === null ? (
        <p className={`${styles['said']} quiet`}>
          {isCleared ? 'Its words are no longer kept.' : 'The source gave no words.'}
        </p>
      ) : (
        <blockquote className={styles['said']}>
          {underline(text, because).map(({ text: words, because: reasons }, index) =>
            reasons.length > 0 ? (
              <u
                key={index}
                title={reasons.map((reason) => because[reason]?.says).join(', ')}
                aria-describedby={reasons.map((reason) => `${notes}-${reason}`).join(' ')}
              >
                <Written text={words} />
              </u>
            ) : (
              <Written key={index} text={words} />
            ),
          )}
        </blockquote>
      )}
      {(flags.length > 0 || answered || canned) && (
        <p className={styles['flags']} data-flags>
          {answered && <span className={styles['weighty']}>the first answer</span>}
          {flags.map((flag) => (
            <span key={flag}>{flag}</span>
          ))}
          {canned && (
            <span>
              <Link to={canned.href}>{canned.says}</Link>
            </span>
          )}
          {corrected && <span className="quiet">{isAsJudged ? 'confirmed' : 'corrected'} by a person</span>}
        </p>
      )}
      {because.length > 0 && (
        <p className={styles['because']}>
          Because of{' '}
          {because.map(({ words, says }, index) => (
            <span key={index}>
              {index > 0 && ', '}“{words}” (<span id={`${notes}-${index}`}>{says}</span>)
            </span>
          ))}
          .
        </p>
      )}
      {children}
    </li>
  )
}
