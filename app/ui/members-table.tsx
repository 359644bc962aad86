import { Moment } from './moment.tsx'
import { PartFields, WordButton } from './part-form.tsx'
import styles from './rights.module.css'

export type MemberRow = {
  userId: number
  name: string
  email: string
  role: string
  teams: string[] | null
  lastSeenAt: Date | string | null
  isYou: boolean
  ownsInstallation: boolean
  mayChange: boolean
}

type Props = {
  members: MemberRow[]
  roles: { role: string; confined: boolean }[]
  teams: string[]
  timeZone: string
}

/** Who has a part in a workspace; with what changes it for those whom the reader may change. */
export function MembersTable({ members, roles, teams, timeZone }: Props) {
  return (
    <table className={`rows stacks ${styles['rows']}`}>
      <caption>
        {members.length === 1 ? 'One person' : `${members.length} people`}; last here to within five minutes
      </caption>
      <thead>
        <tr>
          <th scope="col">Who</th>
          <th scope="col">As</th>
          <th scope="col">Sees</th>
          <th scope="col">Last here</th>
          <th scope="col">
            <span className="out-of-sight">Change</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {members.map((one) => (
          <tr key={one.userId}>
            <th scope="row">
              {one.name}
              {one.isYou && ' (you)'} <span className="quiet">{one.email}</span>
            </th>
            <td data-label="As">{one.ownsInstallation ? 'owner of this installation' : one.role}</td>
            <td data-label="Sees">{one.teams === null ? 'everything' : one.teams.join(', ')}</td>
            <td data-label="Last here">
              {one.lastSeenAt === null ? 'never yet' : <Moment at={one.lastSeenAt} timeZone={timeZone} />}
            </td>
            <td>
              {one.mayChange && (
                <details>
                  <summary className="opens">Change</summary>
                  <form method="post" className={styles['change']}>
                    <input type="hidden" name="user" value={one.userId} />
                    <PartFields roles={roles} teams={teams} role={one.role} of={one.teams} />
                    <div className={styles['inline']}>
                      <button className="button" name="do" value="change">
                        Save
                      </button>
                      <WordButton name="do" value="remove">
                        Take their part away
                      </WordButton>
                    </div>
                  </form>
                </details>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
