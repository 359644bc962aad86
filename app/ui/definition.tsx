import styles from './definition.module.css'

type Words = {
  id: string
  label: string
  meaning: string
  formula: string
  datedBy: string
  interval: string
  limits: readonly string[]
}

/** What one number means, how it is made, and what it cannot say. */
export function Definition({ id, label, meaning, formula, datedBy, interval, limits }: Words) {
  return (
    <section className={styles['definition']} id={id} aria-labelledby={`${id}-label`}>
      <h2 id={`${id}-label`}>{label}</h2>
      <p className={styles['words']}>{meaning}</p>
      <dl>
        <dt>How it is counted</dt>
        <dd>{formula}</dd>
        <dt>Dated by</dt>
        <dd>{datedBy}</dd>
        <dt>Interval</dt>
        <dd>{interval}</dd>
        <dt>Limits</dt>
        <dd>
          <ul>
            {limits.map((limit) => (
              <li key={limit}>{limit}</li>
            ))}
          </ul>
        </dd>
        <dt>Name in the terminal and the API</dt>
        <dd>
          <code>{id}</code>
        </dd>
      </dl>
    </section>
  )
}
