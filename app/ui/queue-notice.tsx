import type { FormEvent } from 'react'
import { formatCount } from '#app/measures/format.ts'
import { Mark } from './mark.tsx'
import { outcomeWords } from './outcome-menu.tsx'
import { momentInSentence } from './since-words.ts'
import type { Live } from './use-live-queue.ts'
import type { Notice } from './use-queue-changes.ts'
import styles from './waiting-queue.module.css'

type Props = {
  live: Live
  at: number
  timeZone: string
  notice: Notice | null
  told: { conversation: string; mark: string; undo: string } | null
  action: string
  showKeys: boolean
  onSubmit: (event: FormEvent<HTMLFormElement>) => void
  onRefresh: () => void
}

/** What happened since the queue was read: who came, what was done and how to take it back, whether this is still right. */
export function QueueNotice({ live, at, timeZone, notice, told, action, showKeys, onSubmit, onRefresh }: Props) {
  const undo = notice ? notice.undo : told && { conversation: told.conversation, only: told.undo }
  const text = notice?.text ?? (told && `Marked ${outcomeWords(told.mark)}.`)
  return (
    <>
      <output className={styles['notice']} data-notice>
        {text !== null && (
          <>
            <span>
              {notice?.isProblem && <Mark kind="attention" />}
              {text}
            </span>
            {undo && (
              <form method="post" action={action} onSubmit={onSubmit}>
                <input type="hidden" name="do" value="undo" />
                <input type="hidden" name="conversation" value={undo.conversation} />
                <input type="hidden" name="only" value={undo.only} />
                <button type="submit">Undo</button> {showKeys && <kbd aria-hidden="true">u</kbd>}
              </form>
            )}
          </>
        )}
      </output>
      <output className={styles['notice']} data-connection>
        {live.connection === 'lost' && (
          <span>
            <Mark kind="attention" />
            Not connected: this was right {momentInSentence(live.rightAt, new Date(at), timeZone)}. We try again every
            15 seconds and catch up then.
          </span>
        )}
        {live.connection === 'out' && (
          <span>
            <Mark kind="attention" />
            You are signed out here: this was right {momentInSentence(live.rightAt, new Date(at), timeZone)}.{' '}
            <a href="/sign-in">Sign in</a>
          </span>
        )}
      </output>
      <div className={styles['notice']} aria-live="polite" data-more>
        {live.more > 0 && (
          <span>
            {formatCount(live.more)} more since you opened this page.{' '}
            <button type="button" onClick={onRefresh}>
              Show them
            </button>{' '}
            {showKeys && <kbd aria-hidden="true">r</kbd>}
          </span>
        )}
      </div>
    </>
  )
}
