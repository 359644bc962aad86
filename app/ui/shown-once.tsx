import { Command } from './command.tsx'
import styles from './rights.module.css'

/** A secret at the only time that it can be read. */
export function ShownOnce({ title, secret, after }: { title: string; secret: string; after: string }) {
  return (
    <div className={styles['tell']}>
      <output>{title}</output>
      <Command text={secret} />
      <p className="quiet">{after}</p>
    </div>
  )
}
