import { useId } from 'react'
import styles from './rights.module.css'

type Props = { action: string; people: string[]; who: string | null }

/** Shows what one person did, or everybody. */
export function WhoFilter({ action, people, who }: Props) {
  const id = useId()
  return (
    <form method="get" action={action} className={styles['inline']}>
      <div>
        <label htmlFor={id}>By whom</label>
        <br />
        <select id={id} name="who" defaultValue={who ?? ''}>
          <option value="">everybody</option>
          {people.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </div>
      <button className="button plain">Show</button>
    </form>
  )
}
