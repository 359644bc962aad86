import { Link } from '@remix-run/react'
import { counted, formatWaited } from '#app/measures/format.ts'
import type { Reading } from '#app/measures/reading.ts'
import { Count } from './count.tsx'
import { SideSection } from './side-section.tsx'
import { WaitRows } from './wait-row.tsx'

type Person = {
  id: string
  waitedSeconds: number
  said: string | null
  name: string
  nth: number
  tone: string | null
  topic: string | null
  channel: string
  promised: { hours: number; seconds: number } | null
  claimedBy: string | null
}

type Props = {
  /** waiting_now, as of the moment looked at. */
  reading: Reading
  longest: Person[]
  /** Null where there is none, or several. */
  promiseHours: number | null
  linkTo: (part?: string) => string
  conversation: (id: string) => string
}

/** Who waits for us, the longest first; beside them those we left unanswered or sent elsewhere. */
export function HealthWaiting({ reading, longest, promiseHours, linkTo, conversation }: Props) {
  const { n, figures = {} } = reading
  const { complaints = null, over_promise: over = null, oldest_seconds: oldest = null } = figures
  const part = (key: string, of: string) => <Count count={figures[key] ?? 0} href={linkTo(key)} of={of} showWords />
  return (
    <SideSection
      id="waiting-now"
      title="Waiting now"
      about={
        <>
          <p data-waiting>
            {n === 0 ? (
              'Nobody is waiting, that we know of.'
            ) : (
              <>
                <Count count={n} href={linkTo()} of={n === 1 ? 'conversation is' : 'conversations are'} showWords />{' '}
                waiting for us;{' '}
                {complaints !== null && part('complaints', complaints === 1 ? 'is a complaint' : 'are complaints')}.{' '}
                {over !== null && (
                  <>
                    {part('over_promise', over === 1 ? 'has' : 'have')} waited longer than{' '}
                    {promiseHours !== null && `the ${counted(promiseHours, 'hour')} `}we promise.{' '}
                  </>
                )}
                {oldest !== null && `The longest wait is ${formatWaited(oldest)}.`}
              </>
            )}
          </p>
          {n > 0 && (
            <p>
              <Link to={linkTo()}>{n === 1 ? 'The one' : `All ${counted(n, 'conversation')}`}, oldest first</Link>
            </p>
          )}
          <p>
            In the last 90 days {part('unanswered_90d', 'were left unanswered')} and{' '}
            {part('passed_along_90d', 'were passed along')}.
          </p>
          {(figures['replies_not_shown'] ?? 0) > 0 && (
            <p>
              {part('replies_not_shown', 'are from sources that show no replies: nobody can say whether they wait.')}
            </p>
          )}
        </>
      }
    >
      {longest.length > 0 && (
        <WaitRows
          rows={longest.map(({ id, promised, ...person }) => ({
            ...person,
            href: conversation(id),
            promiseHours: promised?.hours ?? null,
            ...(promised && { promisedSeconds: promised.seconds }),
            said: person.said === null ? null : shortened(person.said),
          }))}
        />
      )}
    </SideSection>
  )
}

/** As much as makes the point. */
const mostCharacters = 180

function shortened(text: string): string {
  const plain = text.replaceAll(/\s+/g, ' ').trim()
  if (plain.length <= mostCharacters) return plain
  return `${plain.slice(0, mostCharacters).replace(/\s+\S*$/u, '')} …`
}
