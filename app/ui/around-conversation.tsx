import { Link } from '@remix-run/react'
import { channelLabel } from '#app/measures/channel-words.ts'
import { counted } from '#app/measures/format.ts'
import styles from './outcome-history.module.css'
import { Moment } from './moment.tsx'
import { standingWords } from './standing-words.ts'

type Other = {
  id: string
  channel: string
  topic: string | null
  beganAt: Date | string
  standing: string
  said: string | null
}

type Props = {
  home: string
  customer: number
  around: { total: number; later: Other[]; earlier: Other[] }
  timeZone: string
}

/** What else the customer came with, before and after. */
export function AroundConversation({ home, customer, around: { total, later, earlier }, timeZone }: Props) {
  if (total < 2) return null
  const list = (others: Other[]) => (
    <ol>
      {others.map(({ id, channel, topic, beganAt, standing, said }) => (
        <li key={id}>
          <p>
            <Link to={`${home}/conversations/${encodeURIComponent(id)}`}>
              <Moment at={beganAt} timeZone={timeZone} />
            </Link>
          </p>
          <p className="beside">
            {[channelLabel(channel), topic, standingWords(standing)].filter((one) => one !== null).join(', ')}
            {said !== null && (
              <>
                : <q>{said.length > 90 ? `${said.slice(0, 90).replace(/\s\S*$/u, '')} …` : said}</q>
              </>
            )}
          </p>
        </li>
      ))}
    </ol>
  )
  return (
    <section aria-labelledby="others" className={styles['history']}>
      <h2 id="others">What else they came with</h2>
      {later.length > 0 && (
        <>
          <p className="beside">After this</p>
          {list(later)}
        </>
      )}
      {earlier.length > 0 && (
        <>
          <p className="beside">Before this</p>
          {list(earlier)}
        </>
      )}
      <p className="beside">
        <Link to={`${home}/customers/${customer}`}>All {counted(total, 'conversation')} of theirs</Link>
      </p>
    </section>
  )
}
