import { useRef } from 'react'
import { useDismiss } from './use-dismiss.ts'
import styles from './preview-pane.module.css'

/** What a person may say of a conversation, in the order of its keys. */
export const outcomes = [
  { mark: 'confirmed', name: 'Confirmed', means: 'it is solved', done: 'confirmed' },
  { mark: 'passed_along', name: 'Passed along', means: 'we only sent them elsewhere', done: 'passed along' },
  { mark: 'waiting', name: 'Still waiting', means: 'from now on anew', done: 'still waiting' },
  { mark: 'no_answer_needed', name: 'No answer needed', means: 'nothing was asked', done: 'no answer needed' },
  { mark: 'set_aside', name: 'Set aside', means: 'spam, or not for us', done: 'set aside' },
] as const

export const outcomeWords = (mark: string) => outcomes.find((one) => one.mark === mark)?.done ?? mark

/** The outcomes one can mark; each is the button of the form around it. */
export function OutcomeMenu({ showKeys }: { showKeys: boolean }) {
  const disclosure = useRef<HTMLDetailsElement>(null)
  useDismiss(disclosure)
  return (
    <details className={styles['outcomes']} ref={disclosure} data-outcomes>
      <summary className="opens button plain">Mark outcome {showKeys && <kbd aria-hidden="true">m</kbd>}</summary>
      <ul className={styles['menu']}>
        {outcomes.map(({ mark, name, means }, index) => (
          <li key={mark}>
            <button type="submit" name="mark" value={mark}>
              <span>
                {name} <small>{means}</small>
              </span>
              {showKeys && <kbd aria-hidden="true">{index + 1}</kbd>}
            </button>
          </li>
        ))}
      </ul>
    </details>
  )
}
