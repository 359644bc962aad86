import { Moment } from './moment.tsx'
import styles from './rights.module.css'

type Line = {
  id: number
  at: Date | string
  who: string
  action: string
  subject: string
  before: string
  after: string
}

/** Lines of the audit log. */
export function AuditTable({ lines, timeZone, caption }: { lines: Line[]; timeZone: string; caption: string }) {
  return (
    <table className="rows stacks">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">Who</th>
          <th scope="col">What</th>
          <th scope="col">Of</th>
          <th scope="col">Before</th>
          <th scope="col">After</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            <th scope="row">
              <Moment at={line.at} timeZone={timeZone} />
            </th>
            <td data-label="Who">{line.who}</td>
            <td data-label="What">{line.action}</td>
            <td data-label="Of" className={styles['values']}>
              {line.subject}
            </td>
            <td data-label="Before" className={styles['values']}>
              {line.before || '–'}
            </td>
            <td data-label="After" className={styles['values']}>
              {line.after || '–'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
