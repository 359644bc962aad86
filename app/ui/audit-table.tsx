import { Link } from '@remix-run/react'
import { Moment } from './moment.tsx'
import styles from './rights.module.css'

type Line = {
  id: number
  at: Date | string
  who: string
  what: string
  /** From what to what. */
  detail: string | null
  /** The page it is about, within the workspace. */
  to: string | null
}

type Props = { lines: Line[]; timeZone: string; caption: string; home: string }

/** Lines of the audit log. */
export function AuditTable({ lines, timeZone, caption, home }: Props) {
  return (
    <table className="rows stacks">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">Who</th>
          <th scope="col">What</th>
          <th scope="col">From what to what</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ id, at, who, what, detail, to }) => (
          <tr key={id}>
            <th scope="row">
              <Moment at={at} timeZone={timeZone} />
            </th>
            <td data-label="By">{who}</td>
            <td className={styles['told']}>{to === null ? what : <Link to={`${home}/${to}`}>{what}</Link>}</td>
            <td className={`${styles['told']} ${styles['values']}`}>{detail}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
