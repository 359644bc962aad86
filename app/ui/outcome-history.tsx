import { Form } from '@remix-run/react'
import { Moment } from './moment.tsx'
import { outcomeWords } from './outcome-menu.tsx'
import styles from './outcome-history.module.css'

type Outcome = {
  key: string
  kind: string
  value: string | null
  at: Date | string
  actor: string
  by: string | null
  source: string | null
  isSuperseded: boolean
  undo: string | null
}

const kinds: Record<string, string> = { on_hold: 'put on hold', rating: 'rated', spam: 'called spam' }
const actors: Record<string, string> = { customer: 'the customer', responder: 'us', system: 'a timer', unknown: '' }

function inWords({ kind, value }: Outcome): string {
  if (kind === 'mark') return value === null ? 'mark taken back' : `marked ${outcomeWords(value)}`
  const what = kind === 'status' ? 'status' : (kinds[kind] ?? kind.replaceAll('_', ' '))
  return value === null ? what : `${what} ${value.replaceAll('_', ' ')}`
}

type Props = { conversation: string; outcomes: Outcome[]; timeZone: string; mayCare: boolean }

/** What happened to a conversation besides messages; what was superseded is struck. A mark can be taken back. */
export function OutcomeHistory({ conversation, outcomes, timeZone, mayCare }: Props) {
  if (outcomes.length === 0) return null
  return (
    <section aria-labelledby="outcomes" className={styles['history']}>
      <h2 id="outcomes">What happened to it</h2>
      <ol>
        {outcomes.map((outcome) => {
          const { key, at, isSuperseded, undo } = outcome
          const who = outcome.by ?? actors[outcome.actor] ?? outcome.actor
          return (
            <li key={key}>
              <p>
                {isSuperseded ? (
                  <>
                    <s>{inWords(outcome)}</s> <span className="out-of-sight">(superseded)</span>
                  </>
                ) : (
                  inWords(outcome)
                )}
              </p>
              <p className="beside">
                <Moment at={at} timeZone={timeZone} />
                {who !== '' && `, by ${who}`}
                {outcome.source !== null && `, told by ${outcome.source}`}
              </p>
              {mayCare && undo !== null && (
                <Form method="post">
                  <input type="hidden" name="do" value="undo" />
                  <input type="hidden" name="conversation" value={conversation} />
                  <button className="button plain" type="submit" name="only" value={undo}>
                    Take this mark back
                  </button>
                </Form>
              )}
            </li>
          )
        })}
      </ol>
    </section>
  )
}
