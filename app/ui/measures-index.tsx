import styles from './measures-index.module.css'

type Group = { title: string; entries: { id: string; label: string }[] }

/** What stands on the page of definitions, and where: beside it, or on a phone above it. */
export function MeasuresIndex({ groups }: { groups: Group[] }) {
  return (
    <nav className={styles['index']} aria-label="Definitions">
      {groups.map(({ title, entries }) => (
        <div key={title}>
          <h2>{title}</h2>
          <ul>
            {entries.map(({ id, label }) => (
              <li key={id}>
                <a href={`#${id}`}>{label}</a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}
