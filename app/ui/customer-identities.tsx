import { Form, Link } from '@remix-run/react'
import { channelLabel } from '#app/measures/channel-words.ts'
import { counted } from '#app/measures/format.ts'
import styles from './customer-identities.module.css'
import { Moment } from './moment.tsx'

type Identity = { id: number; channel: string; externalId: string; name: string | null; messages: number }
type Step = { id: number; kind: 'merge' | 'split'; by: string; at: Date | string }
type Candidate = {
  id: number
  names: string[]
  identities: { channel: string; id: string }[]
  conversations: number
}

type Props = {
  home: string
  customer: number
  identities: Identity[]
  steps: Step[]
  candidates: Candidate[] | null
  looked: string
  mayChange: boolean
  timeZone: string
}

/** Under which names a customer is known, and who says so; forms without scripts that say otherwise. */
export function CustomerIdentities(props: Props) {
  const { home, customer, identities, steps, candidates, looked, mayChange, timeZone } = props
  return (
    <>
      <section className={styles['part']} aria-labelledby="known-as">
        <h2 id="known-as">Known as</h2>
        <ul className={styles['list']}>
          {identities.map(({ id, channel, externalId, name, messages }) => (
            <li key={id}>
              <p>
                <b>{name ?? externalId}</b>
                {name !== null && <span className={styles['id']}> {externalId}</span>}
              </p>
              <p className="beside">
                {channelLabel(channel)}, {counted(messages, 'message')}
              </p>
              {mayChange && identities.length > 1 && (
                <Form method="post">
                  <input type="hidden" name="identity" value={id} />
                  <button className="button plain" type="submit" name="do" value="split">
                    This is somebody else<span className="out-of-sight">: split {externalId} off</span>
                  </button>
                </Form>
              )}
            </li>
          ))}
        </ul>
        {steps.map(({ id, kind, by, at }, index) => (
          <Form key={id} method="post" className={styles['step'] ?? ''}>
            <input type="hidden" name="step" value={id} />
            <p className="beside">
              {kind === 'merge' ? 'Merged' : 'One was split off'} by {by}, <Moment at={at} timeZone={timeZone} />.
            </p>
            {mayChange && index === 0 && (
              <button className="button plain" type="submit" name="do" value="undo">
                Take it back<span className="out-of-sight">: the {kind}</span>
              </button>
            )}
          </Form>
        ))}
      </section>
      {mayChange && (
        <section className={styles['part']} aria-labelledby="same-person">
          <h2 id="same-person">The same person as …</h2>
          <Form method="get" action={`${home}/customers/${customer}`} className={styles['look'] ?? ''}>
            <label htmlFor="same">Name, handle or address</label>
            <input id="same" name="same" type="search" defaultValue={looked} maxLength={200} />
            <button className="button plain" type="submit">
              Look
            </button>
          </Form>
          {candidates?.length === 0 && <p className="beside">Nobody else is known by that name.</p>}
          {candidates && candidates.length > 0 && (
            <ul className={styles['list']}>
              {candidates.map((one) => (
                <li key={one.id}>
                  <p>
                    <Link to={`${home}/customers/${one.id}`}>{one.names[0] ?? one.identities[0]?.id ?? one.id}</Link>
                  </p>
                  <p className="beside">
                    {one.identities.map(({ channel, id }) => `${id} (${channelLabel(channel)})`).join(', ')},{' '}
                    {counted(one.conversations, 'conversation')}
                  </p>
                  <Form method="post" action={`${home}/customers/${customer}`}>
                    <input type="hidden" name="other" value={one.id} />
                    <button className="button plain" type="submit" name="do" value="merge">
                      The same person<span className="out-of-sight"> as {one.names[0] ?? one.identities[0]?.id}</span>
                    </button>
                  </Form>
                </li>
              ))}
            </ul>
          )}
          <p className="beside">
            What was counted follows at once, and can be taken back. It holds even where a source says otherwise.
          </p>
        </section>
      )}
    </>
  )
}
