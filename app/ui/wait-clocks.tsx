import { formatWaited } from '#app/measures/format.ts'
import { Mark } from './mark.tsx'
import { Moment } from './moment.tsx'
import { PromiseBar } from './promise-bar.tsx'
import styles from './wait-clocks.module.css'

type Wait = {
  from: Date | string
  to: Date | string | null
  seconds: number
  isUnknown: boolean
  promise: { hours: number; clock: 'wall' | 'business'; isOver: boolean } | null
}

/** So long a line is, at least. */
const shortestHours = 48

/** Every wait of a conversation as a line from what was asked to the answer, with a tick where the promise ended. */
export function WaitClocks({ waits, timeZone }: { waits: Wait[]; timeZone: string }) {
  const longest = Math.max(shortestHours, ...waits.map(({ seconds }) => seconds / 3600))
  return (
    <section aria-labelledby="clocks" className={styles['clocks']}>
      <h2 id="clocks">How long they waited</h2>
      {waits.length === 0 && <p className="beside">Nothing was asked that needed an answer.</p>}
      <ol>
        {waits.map((wait) => (
          <li key={new Date(wait.from).getTime()}>
            <p>
              {wait.isUnknown ? (
                'Answered at a time that cannot be right'
              ) : (
                <b className={wait.promise?.isOver === true ? 'attention' : undefined}>
                  {wait.promise?.isOver === true && <Mark kind="attention" />}
                  {wait.to === null ? 'Without an answer for ' : ''}
                  {formatWaited(wait.seconds)}
                </b>
              )}
              {wait.promise && !wait.isUnknown && <span className="beside"> {promiseWords(wait.promise)}</span>}
            </p>
            {!wait.isUnknown && (
              <PromiseBar
                waitedSeconds={wait.seconds}
                promiseHours={wait.promise?.clock === 'wall' ? wait.promise.hours : null}
                endHours={longest}
              />
            )}
            <p className={styles['ends']}>
              <span>
                asked <Moment at={wait.from} timeZone={timeZone} />
              </span>
              <span>
                {wait.to !== null && (
                  <>
                    answered <Moment at={wait.to} timeZone={timeZone} />
                  </>
                )}
              </span>
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}

function promiseWords({ hours, clock, isOver }: NonNullable<Wait['promise']>): string {
  const promised = `${hours} ${hours === 1 ? 'hour' : 'hours'}${clock === 'business' ? ' of being there' : ''}`
  return `${isOver ? 'past' : 'inside'} the promise of ${promised}`
}
