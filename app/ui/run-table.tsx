import { Link } from '@remix-run/react'
import { formatCount, formatDuration } from '#app/measures/format.ts'
import { Moment } from './moment.tsx'
import { Outside } from './outside.tsx'
import styles from './run-table.module.css'

export type RunLine = {
  id: number
  source: string
  state: string
  startedAt: string
  seconds: number | null
  received: number
  new: number
  updated: number
  unchanged: number
  rejected: number
  error: string | null
}

type Props = { runs: RunLine[]; caption: string; timeZone: string; quarantine: string }

/** Runs that ended, the newest first. */
export function RunTable({ runs, caption, timeZone, quarantine }: Props) {
  return (
    <table className={`rows stacks ${styles['runs']}`}>
      <caption className="out-of-sight">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Begun</th>
          <th scope="col">Source</th>
          {['Received', 'New', 'Updated', 'Known', 'Set apart', 'Took'].map((name) => (
            <th key={name} scope="col" className="number">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <tr key={run.id}>
            <td className={styles['at']}>
              <Moment at={run.startedAt} timeZone={timeZone} />
            </td>
            <th scope="row" className={styles['name']}>
              {run.source}
              <Says run={run} />
            </th>
            <Figure name="received" count={run.received} />
            <Figure name="new" count={run.new} />
            <Figure name="updated" count={run.updated} />
            <Figure name="known" count={run.unchanged} />
            <td className={`number ${run.rejected === 0 ? styles['zero'] : ''}`} data-label="set apart">
              {run.rejected === 0 ? '0' : <Link to={quarantine}>{formatCount(run.rejected)}</Link>}
            </td>
            <td className="number" data-label="took">
              {run.seconds === null ? '—' : formatDuration(run.seconds)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Says({ run: { state, error } }: { run: RunLine }) {
  if (state === 'finished') return null
  if (state === 'failed')
    return (
      <span className={styles['says']}>
        <Outside>failed. {error}</Outside>
      </span>
    )
  return <span className={`quiet ${styles['says']}`}>{state}, and can be gone on with</span>
}

function Figure({ name, count }: { name: string; count: number }) {
  return (
    <td className={`number ${count === 0 ? styles['zero'] : ''}`} data-label={name}>
      {formatCount(count)}
    </td>
  )
}
