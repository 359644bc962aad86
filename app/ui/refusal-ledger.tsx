import { Link } from '@remix-run/react'
import { Fragment } from 'react'
import { formatCount } from '#app/measures/format.ts'
import { Moment } from './moment.tsx'
import styles from './refusal-ledger.module.css'

export type RefusedField = {
  field: string
  times: number
  sources: string[]
  lastAt: string
  /** "counts an audience, not people looked after" */
  why: string
  /** The measures to look at instead. */
  readings: { key: string; label: string }[]
}

type Props = { refused: RefusedField[]; timeZone: string; measures: string }

/** The fields that sources offered and we dropped, how often, why, and what to look at. There is nothing to turn on. */
export function RefusalLedger({ refused, timeZone, measures }: Props) {
  return (
    <section className={styles['refused']} id="refused" aria-labelledby="refused-label">
      <header className={styles['head']}>
        <h2 id="refused-label">Refused</h2>
        <p className="deck">
          {refused.length === 0
            ? 'No source has offered a count of followers, likes, impressions or reach. One that does has it dropped before anything is stored, and it is counted here.'
            : 'Sources offer these fields with their records. We drop them before anything is stored, and count how often, so that nobody has to ask whether they were forgotten.'}
        </p>
      </header>
      {refused.length > 0 && (
        <>
          <table className={`rows ${styles['ledger']}`}>
            <thead>
              <tr>
                <th scope="col">Field</th>
                <th scope="col" className="number">
                  Times refused
                </th>
                <th scope="col">Why</th>
                <th scope="col">Look at this instead</th>
              </tr>
            </thead>
            <tbody>
              {refused.map(({ field, times, sources, lastAt, why, readings }) => (
                <tr key={field}>
                  <th scope="row">
                    <code>{field}</code>
                    <span className={styles['sub']}>
                      {sources.join(', ')} · <Moment at={lastAt} timeZone={timeZone} />
                    </span>
                  </th>
                  <td className={`number ${styles['times']}`}>{formatCount(times)}</td>
                  <td className={styles['why']}>It {why}.</td>
                  <td className={styles['look']}>
                    {readings.map(({ key, label }, index) => (
                      <Fragment key={key}>
                        {index > 0 && ', '}
                        <Link to={`${measures}#${key}`}>{label}</Link>
                      </Fragment>
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className={styles['since']}>There is no setting that turns these on.</p>
        </>
      )}
    </section>
  )
}
