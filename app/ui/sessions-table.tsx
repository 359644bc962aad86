import { Moment } from './moment.tsx'
import { RowAction } from './part-form.tsx'

export type SessionRow = {
  id: number
  name: string
  browser: string
  begunAt: Date | string
  lastSeenAt: Date | string
  isThis: boolean
}

type Props = { sessions: SessionRow[]; timeZone: string; caption: string; withNames?: boolean }

/** Where people are signed in, each with a button that ends it. */
export function SessionsTable({ sessions, timeZone, caption, withNames = false }: Props) {
  return (
    <table className="rows stacks">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {withNames && <th scope="col">Who</th>}
          <th scope="col">Browser</th>
          <th scope="col">Signed in</th>
          <th scope="col">Last used</th>
          <th scope="col">
            <span className="out-of-sight">End it</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {sessions.map((one) => (
          <tr key={one.id}>
            {withNames && <th scope="row">{one.name}</th>}
            <td {...(withNames && { 'data-label': 'Browser' })}>
              {one.browser}
              {one.isThis && ' (this one)'}
            </td>
            <td data-label="Signed in">
              <Moment at={one.begunAt} timeZone={timeZone} />
            </td>
            <td data-label="Last used">
              <Moment at={one.lastSeenAt} timeZone={timeZone} />
            </td>
            <td>
              <RowAction field="session" of={one.id} does="end" label="End it" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
