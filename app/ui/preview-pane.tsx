import { Link } from '@remix-run/react'
import type { FormEvent } from 'react'
import { channelInWords, channelLabel } from '#app/measures/channel-words.ts'
import { counted, formatDuration, formatWaited } from '#app/measures/format.ts'
import { CorrectForm } from './correct-form.tsx'
import { Mark } from './mark.tsx'
import { dayInWords, dayOf } from './moment-in-words.ts'
import { NthMark } from './nth-mark.tsx'
import { OutcomeMenu } from './outcome-menu.tsx'
import { PreviewTimeline, type TimelineMessage } from './preview-timeline.tsx'
import styles from './preview-pane.module.css'
import { sinceInWords } from './since-words.ts'
import { standingWords } from './standing-words.ts'

/** One conversation beside the queue. Moments are ISO 8601. */
export type PreviewShown = {
  id: string
  name: string
  nth: number
  channel: string
  topic: string | null
  /** Null: it waits no more. */
  since: string | null
  standing: string
  promise: { hours: number; clock: 'wall' | 'business'; isOver: boolean } | null
  claim: { by: string; holder: string | null; isMine: boolean } | null
  teamKind: 'in_house' | 'outsourced' | null
  messages: TimelineMessage[]
  earlierMessages: number
  correctable: Parameters<typeof CorrectForm>[0]['message'] | null
  openHref: string | null
  solver: { author: string; solved: number; of: number; medianSeconds: number | null } | null
  before: { id: string; beganAt: string; topic: string | null; standing: string }[]
}

type Props = {
  preview: PreviewShown
  /** The moment until which it has waited, ms since 1970. */
  at: number
  timeZone: string
  home: string
  /** Where its forms post. */
  action: string
  mayCare: boolean
  showKeys: boolean
  /** It waits no more: who answered. */
  left: string | null
  onSubmit: (event: FormEvent<HTMLFormElement>) => void
}

/** Who waits, for how long, what was said, and what can be done; every button is a form's, so it works without scripts. */
export function PreviewPane(props: Props) {
  const { preview, at, timeZone, home, action, mayCare, showKeys, left, onSubmit } = props
  const { id, name, nth, channel, since, claim, openHref, messages, earlierMessages, correctable } = preview
  const conversation = `${home}/conversations/${encodeURIComponent(id)}`
  return (
    <article aria-labelledby="preview-name" data-preview={id}>
      <header className={styles['head']}>
        <h2 id="preview-name">
          <Link to={conversation} data-open-conversation>
            {name}
          </Link>
        </h2>
        {openHref === null ? (
          <span className={styles['source']}>{channelLabel(channel)} gives no link to it</span>
        ) : (
          <a className={styles['source']} href={openHref} rel="noreferrer" target="_blank" data-open-source>
            Open in {channelInWords(channel)} {showKeys && <kbd aria-hidden="true">o</kbd>}
          </a>
        )}
      </header>
      <p className="beside">
        <NthMark nth={nth} />
        {preview.before[0] && ` since ${monthInWords(preview.before[0].beganAt, timeZone)}`}
      </p>
      <p className={styles['wait']}>
        {left ??
          (since === null ? `This stands as ${standingWords(preview.standing)}.` : <Waits {...props} since={since} />)}
      </p>
      {mayCare && since !== null && left === null && (
        <div className={styles['actions']}>
          <form method="post" action={action} onSubmit={onSubmit}>
            <input type="hidden" name="conversation" value={id} />
            {claim === null || claim.isMine ? (
              <button
                className={`button ${claim ? 'plain' : ''}`}
                type="submit"
                name="do"
                value={claim ? 'release' : 'claim'}

                data-claim
              >
                {claim ? 'Give back' : 'Claim'} {showKeys && <kbd aria-hidden="true">c</kbd>}
              </button>
            ) : (
              <>
                <input type="hidden" name="insteadOf" value={claim.holder ?? ''} />
                <button className="button plain" type="submit" name="do" value="claim">
                  Take over from {claim.by}
                </button>
              </>
            )}
          </form>
          <form method="post" action={action} onSubmit={onSubmit}>
            <input type="hidden" name="conversation" value={id} />
            <input type="hidden" name="do" value="mark" />
            <OutcomeMenu showKeys={showKeys} />
          </form>
        </div>
      )}
      {earlierMessages > 0 && (
        <p className={styles['earlier']}>
          <Link to={conversation}>{counted(earlierMessages, 'earlier message')}</Link>
        </p>
      )}
      <PreviewTimeline messages={messages} teamKind={preview.teamKind} now={at} timeZone={timeZone} />
      {mayCare && correctable && (
        <div className={styles['correct']}>
          <CorrectForm message={correctable} timeZone={timeZone} />
        </div>
      )}
      <Beside preview={preview} home={home} timeZone={timeZone} />
    </article>
  )
}

function Waits({ preview: { promise, claim }, since, at, timeZone }: Props & { since: string }) {
  const seconds = Math.max(0, (at - Date.parse(since)) / 1000)
  const over = promise?.clock === 'wall' ? seconds > promise.hours * 3600 : promise?.isOver === true
  return (
    <>
      <span className={over ? `attention ${styles['long']}` : styles['long']}>
        {over && <Mark kind="attention" size={10} />}
        Waiting {formatWaited(seconds)}
      </span>
      , since {sinceInWords(since, new Date(at), timeZone)}.{' '}
      {promise &&
        `We promised ${counted(promise.hours, 'hour')}${promise.clock === 'business' ? ' of being there' : ''}. `}
      {claim && (claim.isMine ? 'You have claimed it.' : `${claim.by} has claimed it.`)}
    </>
  )
}

/** Who knows this, and what the customer came with before; nothing where there is nothing. */
function Beside({ preview: { solver, topic, before }, home, timeZone }: Pick<Props, 'preview' | 'home' | 'timeZone'>) {
  if (!solver && before.length === 0) return null
  return (
    <div className={styles['more']}>
      {solver && topic !== null && (
        <>
          <h3>Who here knows this</h3>
          <p>
            {solver.author}: solved {solver.solved} of the last {solver.of} about {topic}
            {solver.medianSeconds !== null && `, half of them within ${formatDuration(solver.medianSeconds)}`}.
          </p>
        </>
      )}
      {before.length > 0 && (
        <>
          <h3>Before this</h3>
          <ul className={styles['before']}>
            {before.map(({ id, beganAt, topic: about, standing }) => (
              <li key={id}>
                <Link to={`${home}/conversations/${encodeURIComponent(id)}`}>
                  {monthInWords(beganAt, timeZone)}
                  {about !== null && ` · ${about}`}
                </Link>
                <span>{standingWords(standing)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

/** "Nov 2024" */
const monthInWords = (at: string, timeZone: string) =>
  dayInWords(dayOf(at, timeZone)).split('\u00a0').slice(1).join('\u00a0')
