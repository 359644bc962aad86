import { useId } from 'react'
import styles from './rights.module.css'

type Props = {
  action: string
  people: { by: string; name: string }[]
  by: string | null
  kinds: { kind: string; label: string }[]
  kind: string | null
}

/** Shows what one person did, or one kind of change, or both. */
export function AuditFilter({ action, people, by, kinds, kind }: Props) {
  return (
    <form method="get" action={action} className={styles['inline']}>
      <Choice label="By whom" name="by" all="everybody" chosen={by} options={people.map((one) => [one.by, one.name])} />
      <Choice
        label="What"
        name="kind"
        all="every change"
        chosen={kind}
        options={kinds.map((one) => [one.kind, one.label])}
      />
      <button className="button plain">Show</button>
    </form>
  )
}

type ChoiceProps = { label: string; name: string; all: string; chosen: string | null; options: [string, string][] }

function Choice({ label, name, all, chosen, options }: ChoiceProps) {
  const id = useId()
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <select id={id} name={name} defaultValue={chosen ?? ''}>
        <option value="">{all}</option>
        {options.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </div>
  )
}
