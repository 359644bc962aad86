import { type DeliveryState, deliveryStateWords, isTrouble } from '#app/measures/delivery-words.ts'
import { Moment } from './moment.tsx'
import { Outside } from './outside.tsx'
import { WordButton } from './part-form.tsx'
import styles from './send.module.css'

type Row = {
  target_kind: 'mail' | 'webhook' | 'slack'
  target_id: number
  state: DeliveryState
  /** What came of the last try, in words. */
  says: string
  to: string
  at: Date | string | null
  nextAt: Date | string | null
}

/** What became of a letter, for each to whom it goes. */
export function DeliveryTable({ deliveries, timeZone }: { deliveries: Row[]; timeZone: string }) {
  return (
    <section className="section" aria-labelledby="deliveries">
      <h2 id="deliveries">What became of it</h2>
      <table className="rows stacks">
        <caption>“Sent” is what the server said that took it. What comes back later, nobody sees here: say so.</caption>
        <thead>
          <tr>
            <th scope="col">To</th>
            <th scope="col">State</th>
            <th scope="col">Last tried</th>
            <th scope="col">
              <span className="out-of-sight">Change</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {deliveries.map((one) => (
            <tr key={`${one.target_kind} ${one.target_id}`} data-state={one.state}>
              <th scope="row">{one.to}</th>
              <td data-label="State">
                <State row={one} timeZone={timeZone} />
              </td>
              <td data-label="Last tried">{one.at === null ? '—' : <Moment at={one.at} timeZone={timeZone} />}</td>
              <td>
                <Acts row={one} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function State({ row: { state, says, nextAt }, timeZone }: { row: Row; timeZone: string }) {
  const words = deliveryStateWords[state]
  return (
    <>
      {isTrouble(state) ? <Outside>{words}</Outside> : words}
      {nextAt !== null && (
        <>
          , tried again <Moment at={nextAt} timeZone={timeZone} />
        </>
      )}{' '}
      {state !== 'sent' && says !== '' && <span className="quiet">{says}</span>}
    </>
  )
}

/** What a person can say or do of each state. */
const acts: Record<string, { does: string; label: string }[]> = {
  waiting: [{ does: 'again', label: 'Try now' }],
  failed: [{ does: 'again', label: 'Try again' }],
  given_up: [{ does: 'again', label: 'Try again' }],
  bounced: [{ does: 'again', label: 'Send again' }],
  unknown: [
    { does: 'arrived', label: 'It arrived' },
    { does: 'again', label: 'Send again' },
  ],
  sent: [{ does: 'came back', label: 'It came back' }],
}

function Acts({ row: { state, target_kind: kind, target_id: target, to } }: { row: Row }) {
  const offered = (acts[state] ?? []).filter(({ does }) => kind === 'mail' || does !== 'came back')
  if (offered.length === 0) return null
  return (
    <form method="post" className={styles['acts']}>
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="target" value={target} />
      {offered.map(({ does, label }) => (
        <WordButton key={does} name="do" value={does}>
          {label}
        </WordButton>
      ))}
      <span className="out-of-sight">{to}</span>
    </form>
  )
}
