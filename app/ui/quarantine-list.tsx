import { Form } from '@remix-run/react'
import { formatCount } from '#app/measures/format.ts'
import { Moment } from './moment.tsx'
import styles from './quarantine-list.module.css'

export type QuarantinedRow = {
  id: number
  source: string
  row: number
  reason: string
  text: string
  fixed: boolean
  at: string
}

type Props = {
  rows: QuarantinedRow[]
  timeZone: string
  mayChange: boolean
  /** The address that the buttons post to, and which of the Sources pages they stand on. */
  action: string
  back?: string
}

/** Rows that could not be read, each with its reason: fix, read again, give up. Works without scripts. */
export function QuarantineList({ rows, timeZone, mayChange, action, back = '' }: Props) {
  return (
    <ol className={styles['rows']}>
      {rows.map((row) => (
        <li key={row.id} id={`row-${row.id}`}>
          <div>
            <p className={styles['text']}>{row.text === '' ? 'An empty row.' : beginningOf(row.text)}</p>
            <p className={styles['where']}>
              {row.source}, row {formatCount(row.row)} · <Moment at={row.at} timeZone={timeZone} />
              {row.fixed && ' · changed by hand'}
            </p>
          </div>
          <p className={styles['why']}>{row.reason}</p>
          {mayChange && (
            <>
              <Form method="post" action={action} className={styles['buttons'] ?? ''}>
                <input type="hidden" name="row" value={row.id} />
                <input type="hidden" name="back" value={back} />
                <button className="button plain" name="do" value="replay">
                  Read again
                </button>
                <button className="button plain" name="do" value="discard">
                  Discard
                </button>
              </Form>
              <details className={styles['fix']}>
                <summary>Change what stands there</summary>
                <Form method="post" action={action} key={row.text}>
                  <input type="hidden" name="row" value={row.id} />
                  <input type="hidden" name="back" value={back} />
                  <label htmlFor={`text-${row.id}`}>The whole row, as it should stand in the file</label>
                  <textarea id={`text-${row.id}`} name="text" defaultValue={row.text} spellCheck={false} />
                  <button className="button" name="do" value="fix">
                    Save and read again
                  </button>
                </Form>
              </details>
            </>
          )}
        </li>
      ))}
    </ol>
  )
}

const shownAtMost = 400

/** Enough to know a row by; the field that changes it holds the whole. */
const beginningOf = (text: string) =>
  text.length > shownAtMost ? `${text.slice(0, shownAtMost).toWellFormed()}…` : text
