import { counted } from '#app/measures/format.ts'
import styles from './preview-timeline.module.css'
import { sinceInWords } from './since-words.ts'
import { Written } from './written.tsx'

export type TimelineMessage = {
  id: string
  author: string
  outbound: boolean
  visibility: 'public' | 'private' | 'internal'
  at: string
  text: string | null
  /** It goes on beyond what is shown. */
  isCut: boolean
  passedAlong: boolean
  /** Of how many other replies it is a near-copy; null: of none. */
  copies: number | null
  /** It is what waits. */
  waits: boolean
}

type Props = {
  messages: TimelineMessage[]
  teamKind: 'in_house' | 'outsourced' | null
  /** ms since 1970 */
  now: number
  timeZone: string
}

/** Who said what, when: the customer hollow, us filled in the colour of who was in charge, what waits a diamond. */
export function PreviewTimeline({ messages, teamKind, now, timeZone }: Props) {
  return (
    <ol className={styles['timeline']}>
      {messages.map((message) => {
        const { id, author, outbound, visibility, at, text, isCut, waits } = message
        const who = outbound ? `${styles['us']} ${teamKind ? styles[teamKind] : ''}` : waits ? styles['waits'] : ''
        const notes = tagsOf(message)
        return (
          <li key={id} className={who}>
            <p className={styles['head']}>
              <span className={styles['author']}>{author}</span>
              {visibility === 'internal' && <span>a note between us</span>}
              <time dateTime={at}>{sinceInWords(at, new Date(now), timeZone)}</time>
            </p>
            <p className={styles['text']}>
              {text === null ? <span className="quiet">The source gave no words.</span> : <Written text={text} />}
              {isCut && ' …'}
            </p>
            {notes.length > 0 && <p className={styles['tag']}>{notes.join(' · ')}</p>}
          </li>
        )
      })}
    </ol>
  )
}

function tagsOf({ passedAlong, copies, waits }: TimelineMessage): string[] {
  return [
    ...(passedAlong ? ['passed along'] : []),
    ...(copies === null ? [] : [`near-copy of ${counted(copies, 'other reply', 'other replies')}`]),
    ...(waits ? ['waiting for us'] : []),
  ]
}
