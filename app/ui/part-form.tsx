import { useId } from 'react'
import styles from './rights.module.css'

type Props = {
  roles: { role: string; confined: boolean }[]
  teams: string[]
  /** What is chosen at first. */
  role?: string
  of?: string[] | null
}

const meanings: Record<string, string> = {
  owner: 'everything, also tokens and sessions',
  manager: 'also settings, sources, people',
  member: 'also claims, marks and corrects',
  viewer: 'reads',
}

/** Fields that say what part somebody is to have: a role and, for an agency’s people, the teams they see. */
export function PartFields({ roles, teams, role = 'member', of = null }: Props) {
  const id = useId()
  return (
    <>
      <div className={styles['inline']}>
        <div>
          <label htmlFor={id}>As</label>
          <select id={id} name="role" defaultValue={role}>
            {roles.map((one) => (
              <option key={one.role} value={one.role}>
                {one.role}: {meanings[one.role]}
              </option>
            ))}
          </select>
        </div>
      </div>
      {teams.length > 0 && (
        <fieldset className={styles['choices']}>
          <legend>
            Only what these teams were in charge of or replied in; none ticked: everything. For members and viewers.
          </legend>
          {teams.map((team) => (
            <label key={team}>
              <input type="checkbox" name="team" value={team} defaultChecked={of?.includes(team) ?? false} />
              {team}
            </label>
          ))}
        </fieldset>
      )}
    </>
  )
}

/** A button that looks like a link: what it does is small, or is asked again. */
export function WordButton({ name, value, children }: { name: string; value: string | number; children: string }) {
  return (
    <button className={styles['word']} name={name} value={value}>
      {children}
    </button>
  )
}

type RowActionProps = {
  /** What row it is about. */
  field: string
  of: string | number
  /** What is done, and the button says. */
  does: string
  label: string
}

/** The one thing that can be done with a row of a table. */
export function RowAction({ field, of, does, label }: RowActionProps) {
  return (
    <form method="post">
      <input type="hidden" name={field} value={of} />
      <WordButton name="do" value={does}>
        {label}
      </WordButton>
    </form>
  )
}
