import { channelInWords } from '#app/measures/channel-words.ts'
import { Form } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import styles from './check-form.module.css'
import { Moment } from './moment.tsx'
import { Written } from './written.tsx'

type Props = {
  message: {
    id: string
    text: string
    outbound: boolean
    channel: string
    at: Date | string
    questions: { key: string; question: string }[]
    places: string[]
  }
  canUndo: boolean
  timeZone: string
}

const keys = [
  ['y', 'yes'],
  ['n', 'no'],
  ['s', 'skip this message'],
  ['u', 'take the last answer back'],
  ['?', 'this list'],
] as const

/**
 * One message and what is asked of it. Keys work while the focus is within, so they can be left by tabbing out; without
 * scripts the same buttons send the same form.
 */
export function CheckForm({
  message: { id, text, outbound, channel, at, questions, places },
  canUndo,
  timeZone,
}: Props) {
  const section = useRef<HTMLElement>(null)
  const [answers, setAnswers] = useState<Record<string, string>>({})
  const [byKeys, setByKeys] = useState(false)
  const open = questions.filter(({ key }) => answers[key] === undefined && !isSettled(key, answers))
  const next = open[0]?.key
  useEffect(() => section.current?.focus({ preventScroll: true }), [])
  useEffect(() => {
    const { current } = section
    const onKey = (event: KeyboardEvent) => {
      const { key, target } = event
      if (event.ctrlKey || event.metaKey || event.altKey || target instanceof HTMLSelectElement) return
      if (key === 's') press(current, 'skip')
      else if (key === 'u') press(current, 'undo')
      else if (key === '?') current?.querySelector('details')?.toggleAttribute('open')
      else if ((key === 'y' || key === 'n') && next !== undefined) {
        setAnswers((before) => ({ ...before, [next]: key === 'y' ? 'yes' : 'no' }))
        setByKeys(true)
      } else return
      event.preventDefault()
    }
    current?.addEventListener('keydown', onKey)
    return () => current?.removeEventListener('keydown', onKey)
  }, [next])
  // Sent by itself only where the last answer came by a key, and once it is in the form.
  const isComplete = byKeys && open.length === 0
  useEffect(() => {
    if (isComplete) press(section.current, 'answer')
  }, [isComplete])

  return (
    <section ref={section} className={styles['check']} tabIndex={-1} aria-labelledby="to-check">
      <h2 id="to-check" className={styles['head']}>
        {outbound ? 'We wrote' : 'A customer wrote'} on {channelInWords(channel)},{' '}
        <Moment at={at} timeZone={timeZone} />
      </h2>
      <blockquote className={styles['said']}>
        <Written text={text} />
      </blockquote>
      <Form method="post" className={styles['form'] ?? ''}>
        <input type="hidden" name="message" value={id} />
        {questions.map(({ key, question }) => (
          <fieldset key={key} className={`${styles['question']} ${next === key ? styles['next'] : ''}`}>
            <legend>{question}</legend>
            {(['yes', 'no'] as const).map((answer) => (
              <label key={answer}>
                <input
                  type="radio"
                  name={key}
                  value={answer}
                  checked={(isSettled(key, answers) ? 'no' : answers[key]) === answer}
                  onChange={() => setAnswers({ ...answers, [key]: answer })}
                />{' '}
                {answer}
              </label>
            ))}
            {key === 'passesAlong' && (
              <label className={styles['place']}>
                If so, where to?{' '}
                <select name="place">
                  {places.map((place) => (
                    <option key={place}>{place}</option>
                  ))}
                </select>
              </label>
            )}
          </fieldset>
        ))}
        <p className={styles['buttons']}>
          <button className="button" type="submit" name="do" value="answer">
            Save and go on
          </button>
          <button className="button plain" type="submit" name="do" value="skip">
            Skip
          </button>
          {canUndo && (
            <button className="button plain" type="submit" name="do" value="undo">
              Take the last answer back
            </button>
          )}
        </p>
      </Form>
      <details className={styles['keys']}>
        <summary>Keys</summary>
        <dl>
          {keys.map(([key, does]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  )
}

function press(within: HTMLElement | null, button: 'answer' | 'skip' | 'undo'): void {
  within?.querySelector<HTMLButtonElement>(`button[value=${button}]`)?.click()
}

/** Who needs no answer does not complain. */
const isSettled = (key: string, answers: Record<string, string>) =>
  key === 'complaint' && answers['needsAnswer'] === 'no'
