import { Link } from '@remix-run/react'
import { Moment } from './moment.tsx'

type Shown = {
  at: Date | string
  matter: 'same' | 'new' | 'unknown'
  because: 'thread' | { words: string[] } | null
  to: 'later' | 'earlier'
  conversation: string | null
  here: boolean
}

type Props = { returns: readonly Shown[]; /** The workspace's address. */ home: string; timeZone: string }

/** Whether the customer came back after we had helped, on which matter, and how we know. Nothing where they did not. */
export function Returns({ returns, home, timeZone }: Props) {
  if (returns.length === 0) return null
  return (
    <section aria-labelledby="returns">
      <h2 id="returns">Coming back</h2>
      <ul>
        {returns.map((one, index) => (
          <li key={index}>
            {one.to === 'later' ? 'Came back' : 'Here they came back'} {matterWords(one)}{' '}
            <span className="quiet">
              (<Moment at={one.at} timeZone={timeZone} />)
            </span>
            {one.here && ' in this conversation'}
            {one.conversation !== null && (
              <>
                {': '}
                <Link to={`${home}/conversations/${encodeURIComponent(one.conversation)}`}>
                  {one.to === 'later' ? 'where they came back' : 'what they came back to'}
                </Link>
              </>
            )}
            .
          </li>
        ))}
      </ul>
    </section>
  )
}

/** "on the same matter, by its words (parcel, refund)" */
export function matterWords({ matter, because }: Pick<Shown, 'matter' | 'because'>): string {
  if (matter === 'new') return 'on a new matter'
  if (matter === 'unknown') return 'on a matter that cannot be told: there are too few words to compare'
  if (because === 'thread') return 'on the same matter, by its thread'
  const words = because?.words ?? []
  return `on the same matter, by its words${words.length > 0 ? ` (${words.slice(0, 6).join(', ')})` : ''}`
}
