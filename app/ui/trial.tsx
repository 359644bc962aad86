import { counted, formatCount } from '#app/measures/format.ts'
import styles from './trial.module.css'

export type ShownTrial = {
  rows: number
  new: number
  updated: number
  unchanged: number
  rejected: number
  examples: { row: number; reason: string }[]
  refused: { field: string; times: number; why: string }[]
  accounts: string[]
  notes: string[]
}

/** What an import would do, found by reading the whole file without storing anything. */
export function Trial({ trial }: { trial: ShownTrial }) {
  const { rows, rejected, examples, refused, accounts, notes } = trial
  return (
    <div className={styles['trial']}>
      <p className={styles['says']}>
        Nothing was stored. An import would read {counted(rows, 'row')}:{' '}
        {trial.new === 0 && trial.updated === 0 && rejected === 0
          ? 'all of it is known already.'
          : `${formatCount(trial.new)} new, ${formatCount(trial.updated)} changed, ${formatCount(trial.unchanged)} already known, ${formatCount(rejected)} set apart.`}
      </p>
      {accounts.length > 0 && (
        <p>
          Ours: {accounts.slice(0, 12).join(', ')}
          {accounts.length > 12 && ` and ${formatCount(accounts.length - 12)} more`}.
        </p>
      )}
      {examples.length > 0 && (
        <>
          <p>These would be set apart, to be mended or given up later; the rest goes on:</p>
          <ul>
            {examples.map(({ row, reason }) => (
              <li key={row}>
                <span className="quiet">row {formatCount(row)}</span> {reason}
              </li>
            ))}
            {rejected > examples.length && (
              <li className="quiet">and {formatCount(rejected - examples.length)} more</li>
            )}
          </ul>
        </>
      )}
      {refused.length > 0 && (
        <>
          <p>Refused, and not stored:</p>
          <ul>
            {refused.map(({ field, times, why }) => (
              <li key={field}>
                <code>{field}</code>, {counted(times, 'time')}: it {why}.
              </li>
            ))}
          </ul>
        </>
      )}
      {notes.map((note) => (
        <p key={note} className="quiet">
          {note}
        </p>
      ))}
    </div>
  )
}
