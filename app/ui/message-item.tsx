import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import styles from './message-item.module.css'
import { Moment } from './moment.tsx'
import { underline } from './underline.ts'

export type MessageShown = {
  id: string
  author: string
  outbound: boolean
  visibility: 'public' | 'private' | 'internal'
  at: Date | string
  text: string | null
  /** What the judge says of it, in words. */
  flags: string[]
  why: { words: string; says: string }[]
  /** A person replaced what the judge said. */
  corrected: boolean
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
  const { author, outbound, visibility, at, text, flags, why, corrected, answered, canned } = message
  const because = why.filter(({ words }) => words.trim() !== '')
  return (
    <li className={`${styles['message']} ${outbound ? styles['outbound'] : ''}`} id={`message-${message.id}`}>
      <p className={styles['head']}>
        <strong>{author}</strong>
        <span>{outbound ? 'for us' : 'customer'}</span>
        {visibility !== 'public' && <span>{visibility === 'private' ? 'in private' : 'a note between us'}</span>}
        <Moment at={at} timeZone={timeZone} />
      </p>
      {text === null ? (
        <p className={`${styles['said']} quiet`}>The source gave no words.</p>
      ) : (
        <blockquote className={styles['said']}>
          {underline(
            text,
            because.map(({ words }) => words),
          ).map(({ text: words, marked }, index) => (marked ? <u key={index}>{words}</u> : words))}
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
          {corrected && <span className="quiet">corrected by a person</span>}
        </p>
      )}
      {because.length > 0 && (
        <p className={styles['because']}>
          Because of{' '}
          {because.map(({ words, says }, index) => (
            <span key={index}>
              {index > 0 && ', '}“{words}” ({says})
            </span>
          ))}
          .
        </p>
      )}
      {children}
    </li>
  )
}
