import type { ReactNode } from 'react'
import styles from './gallery.module.css'

/** One component of the gallery in one state, with the state's name over it. */
export function Shown({ state, children }: { state: string; children: ReactNode }) {
  return (
    <div className={styles['shown']}>
      <p className={styles['state']}>{state}</p>
      {children}
    </div>
  )
}

/** The states of one component. */
export function Component({ name, children }: { name: string; children: ReactNode }) {
  return (
    <section className={styles['component']} aria-labelledby={`component-${name}`}>
      <h2 id={`component-${name}`}>{name}</h2>
      {children}
    </section>
  )
}
