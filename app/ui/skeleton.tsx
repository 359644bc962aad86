import styles from './skeleton.module.css'

/** Rows in the shape of what is being read. Appears after a moment; stands still. */
export function Skeleton({ rows, says }: { rows: number; says: string }) {
  return (
    <div className={styles['skeleton']}>
      <output className={styles['says']}>{says}</output>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={styles['row']} aria-hidden="true">
          <span style={{ width: '60%' }} />
          <span style={{ width: `${92 - ((row * 17) % 40)}%` }} />
          <span style={{ width: '75%' }} />
        </div>
      ))}
    </div>
  )
}
