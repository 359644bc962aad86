import { Form } from '@remix-run/react'
import { useId } from 'react'
import styles from './correct-form.module.css'
import { Moment } from './moment.tsx'

type Said = { key: string; label: string; judged: string; said: string | null; now: string; places?: readonly string[] }

type Props = {
  message: { id: string; said: Said[]; corrected: { by: string; at: Date | string } | null }
  timeZone: string
}

const where: Record<string, string> = { page: 'on this page', terminal: 'at the terminal', API: 'through the API' }

/** What the judge said and what a person says instead, and the form that changes it; works without scripts. */
export function CorrectForm({ message: { id, said, corrected }, timeZone }: Props) {
  const changed = said.filter((one) => one.said !== null || one.now !== one.judged)
  return (
    <>
      {corrected && changed.length > 0 && (
        <Form method="post" className={styles['corrected'] ?? ''} data-corrected>
          <input type="hidden" name="message" value={id} />
          <p>
            {changed.map(({ key, label, ...one }, index) => (
              <span key={key}>
                {index > 0 && ' '}
                <b>{label}</b>: {whoSays(one)}.
              </span>
            ))}{' '}
            <span className="quiet">
              Said {where[corrected.by] ?? `by ${corrected.by}`}, <Moment at={corrected.at} timeZone={timeZone} />.
            </span>
          </p>
          <button className="button plain" type="submit" name="undo" value="1">
            Take the last correction back
          </button>
        </Form>
      )}
      <details className={styles['correct']}>
        <summary>Correct what is read here</summary>
        <Form method="post" key={JSON.stringify(said)}>
          <input type="hidden" name="message" value={id} />
          <div className={styles['fields']}>
            {said.map(({ key, ...one }) => (
              <Field key={key} name={key} {...one} />
            ))}
          </div>
          <button className="button" type="submit">
            Save
          </button>
        </Form>
      </details>
    </>
  )
}

function whoSays({ judged, said, now }: Omit<Said, 'key' | 'label'>): string {
  if (said === null) return `the judge said ${judged}, from what a person says follows ${now}`
  return said === judged ? `${said}, confirmed by a person` : `the judge said ${judged}, a person says ${said}`
}

function Field({ name, label, now, places }: Omit<Said, 'key'> & { name: string }) {
  const id = useId()
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{label}</label>
      {name === 'tone' ? (
        <input id={id} name={name} type="number" min="-1" max="1" step="0.05" placeholder={`as now: ${now}`} />
      ) : (
        <select id={id} name={name} defaultValue="">
          <option value="">as now: {now}</option>
          <option value="yes">{places ? 'yes, to …' : 'yes'}</option>
          <option value="no">no</option>
          <option value="unknown">unknown</option>
        </select>
      )}
      {places && (
        <fieldset className={styles['places']}>
          <legend>If it only sends the customer elsewhere: where to?</legend>
          {places.map((place) => (
            <label key={place}>
              <input type="checkbox" name="place" value={place} /> {place}
            </label>
          ))}
        </fieldset>
      )}
    </div>
  )
}
