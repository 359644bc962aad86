import { Link } from '@remix-run/react'
import { Fragment } from 'react'
import styles from './definition.module.css'

export type Refusal = {
  /** The names that such a field has. */
  fields: readonly string[]
  /** "counts a click that asks and answers nothing" */
  why: string
  /** "look at what was resolved" */
  look: string
  /** The measures that say it. */
  readings: { key: string; label: string }[]
}

/** What is left out of every page and not stored, why, and what to look at instead. */
export function RefusedFields({ refusals }: { refusals: Refusal[] }) {
  return (
    <section className={styles['definition']} id="refused" aria-labelledby="refused-label">
      <h2 id="refused-label">What is left out on purpose</h2>
      <p className={styles['words']}>
        Followers, likes, impressions and reach count people who looked. We count people we helped. Fields that hold
        them are dropped before anything is stored, and only how many is kept. There is no setting that lets them in.
      </p>
      <dl>
        {refusals.map(({ fields: [name = '', ...others], why, look, readings }) => (
          <Fragment key={name}>
            <dt>{name.slice(0, 1).toUpperCase() + name.slice(1)}</dt>
            <dd>
              A field of {name} {why}; {look}:{' '}
              {readings.map(({ key, label }, index) => (
                <Fragment key={key}>
                  {index > 0 && ', '}
                  <Link to={`#${key}`}>{label}</Link>
                </Fragment>
              ))}
              . <span className="quiet">So do {others.join(', ')}.</span>
            </dd>
          </Fragment>
        ))}
      </dl>
    </section>
  )
}
